import { grouped } from '../lib/shown.ts'
import type { LeftOut } from '../list-files.ts'
import {
  categoriesOf,
  type Codebook,
  fullName,
  LABELS,
  type LabelId,
  largestChanges,
  type ListHistory,
  versionName,
  versionRows,
  type VersionReading,
} from '../triggers/index.ts'
import { safe, tableText } from './out.ts'

/** Files named of those that were left out; `--json` has them all. */
const SHOWN_FILES = 10
/** Largest changes named for a list. */
const SHOWN_CHANGES = 5
const SHOWN_PASSED = 2
/** Categories named for a change. */
const SHOWN_CATEGORIES = 6

/** Which files were no lists, a line each; empty when all were. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  const more = leftOut.length - SHOWN_FILES
  return [
    ...leftOut.slice(0, SHOWN_FILES).map(({ path, reason }) => `Left out: ${path}: ${reason}\n`),
    ...(more > 0 ? [`and ${more} more files\n`] : []),
  ].join('')
}

const COLUMNS = ['version', 'lines', 'unique', 'added', 'removed', 'labels']

/** A list’s versions, what became of it, and its largest changes. */
function listText(history: ListHistory, book: Codebook | null): string {
  const { readings, ever, everTrimmed } = history
  const spaces = ever.size === everTrimmed.size ? '' : `, ${grouped(everTrimmed.size)} without outer spaces`
  const largest = largestChanges(history).slice(0, SHOWN_CHANGES)
  const passed = largestPassed(history).slice(0, SHOWN_PASSED)
  return [
    safe(`${fullName(history)}: ${spanText(readings)}; ${grouped(ever.size)} words ever${spaces}`),
    tableText(COLUMNS, versionRows([history])),
    ...rejectsText(history),
    netText(history),
    ...(largest.length === 0 ? [] : ['Largest changes:', ...largest.flatMap((reading) => changeText(reading, book))]),
    ...(passed.length === 0 ? [] : ['Largest that passed:', ...passed.flatMap((reading) => changeText(reading, book))]),
  ].join('\n')
}

function spanText(readings: readonly VersionReading[]): string {
  const [first, last] = [readings[0], readings.at(-1)]
  if (first === undefined || last === undefined) return 'no version'
  return first === last
    ? `1 version, ${versionName(first.version)}`
    : `${readings.length} versions, ${versionName(first.version)} to ${versionName(last.version)}`
}

/** From the first version to the last: how many words came, went and stayed, and how many versions passed. */
function netText({ readings }: ListHistory): string {
  const [first, last] = [readings[0], readings.at(-1)]
  if (first === undefined || last === undefined || first === last) return 'There is one version: nothing to compare.'
  const kept = [...first.words.distinct].filter((word) => last.words.distinct.has(word)).length
  const came = last.words.distinct.size - kept
  const went = first.words.distinct.size - kept
  const passed = readings.filter(({ stands }) => !stands).length
  const real = readings.filter(({ labels }) => labels.some(({ label }) => label === 'real')).length
  return `First to last: ${grouped(came)} words came, ${grouped(went)} went, ${grouped(kept)} stayed; real changes: ${real}, versions that passed: ${passed}.`
}

const changeSize = ({ change }: VersionReading): number => (change?.added.length ?? 0) + (change?.removed.length ?? 0)

/** Versions that passed, the largest change first. */
function largestPassed({ readings }: ListHistory): VersionReading[] {
  return readings.filter(({ stands }) => !stands).toSorted((a, b) => changeSize(b) - changeSize(a))
}

/** How many pieces of the files could not be read; nothing when all were. */
function rejectsText({ readings }: ListHistory): string[] {
  const rejects = readings.reduce((sum, { version }) => sum + version.rejects, 0)
  return rejects === 0 ? [] : [`Pieces of the files that no line could be made of: ${rejects} (--csv says where).`]
}

function changeText({ version, net, change }: VersionReading, book: Codebook | null): string[] {
  const { added = [], removed = [], addedTrimmed = [], removedTrimmed = [] } = net ?? change ?? {}
  const line = `  ${versionName(version)}  +${added.length} −${removed.length}`
  if (book === null) return [safe(line)]
  const told = (sign: string, words: readonly string[]): string[] =>
    words.length === 0 ? [] : [safe(`      ${sign} ${categoriesText(words, book)}`)]
  return [safe(line), ...told('+', addedTrimmed), ...told('−', removedTrimmed)]
}

/** The most frequent categories of some words without outer spaces: `Religion (47) 5, not coded 2`. */
export function categoriesText(words: readonly string[], book: Codebook): string {
  const counts = categoriesOf(words, book)
  const more = counts.length - SHOWN_CATEGORIES
  return [
    ...counts.slice(0, SHOWN_CATEGORIES).map(({ theme, words: count }) => `${theme ?? 'not coded'} ${count}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join(', ')
}

/** The rules of the labels that were given. */
export function labelsText(given: ReadonlySet<LabelId>): string {
  const rules = Object.entries(LABELS).filter(([id]) => [...given].some((label) => label === id))
  return rules.map(([id, rule]) => `${id}: ${rule}.`).join('\n')
}

/** Every list, and what the labels mean. */
export function historyText(histories: readonly ListHistory[], book: Codebook | null): string {
  const given = new Set(
    histories.flatMap(({ readings }) => readings.flatMap(({ labels }) => labels.map(({ label }) => label))),
  )
  return [...histories.map((history) => `${listText(history, book)}\n`), labelsText(given)].join('\n')
}
