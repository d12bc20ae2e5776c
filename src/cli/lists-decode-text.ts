import { basename } from 'node:path'
import { visible } from '../lib/visible.ts'
import { semanticsOf } from '../text/known-semantics.ts'
import type { Rule } from '../text/rules.ts'
import { CONFIDENCE, type DecodedList, type ListFile, type ReadList } from '../triggers/index.ts'

/** What a file turned out to be, or why it stayed shut. */
type Outcome = ReadList | { reason: string }

/** Rules that the client makes of the lines, which it sees trimmed and without blank ones. */
function rulesOf({ lines, semantics }: DecodedList): readonly Rule[] {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '')
  return semanticsOf(semantics).rules(filled)
}

const countsOf = ({ lines, directives, rejects }: DecodedList) => ({
  lines: lines.length,
  unique: new Set(lines).size,
  directives: directives.length,
  rejects: rejects.length,
})

/** A rule under names for machines. JSON has no infinity: the `max` of a gap without limit becomes null. */
const ruleJson = ({ oneLine, ...rule }: Rule) => ({ ...rule, one_line: oneLine })

/** Everything about one file, for machines. */
export function listJson(file: ListFile, outcome: Outcome) {
  const name = basename(file.name)
  if ('reason' in outcome) return { file: name, undecodable: outcome.reason }
  const { decoder, list } = outcome
  const { id, title, client, source, confidence, vector } = decoder
  const { doubt } = semanticsOf(list.semantics)
  return {
    file: name,
    undecodable: null,
    decoder: { id, title, client, source, confidence, vector },
    semantics: { id: list.semantics, doubt },
    counts: countsOf(list),
    notes: list.notes,
    directives: list.directives,
    lines: list.lines,
    rules: rulesOf(list).map(ruleJson),
    rejects: list.rejects.map(({ reason, startByte, endByte }) => ({
      reason,
      start_byte: startByte,
      end_byte: endByte,
    })),
  }
}

/** Rejects written out; the rest are counted. */
const SHOWN_REJECTS = 10

/** Warnings that follow from the lines themselves. */
function cautions(list: DecodedList): string[] {
  const stopped = rulesOf(list).filter(({ expression }) => expression?.fault != null)
  const changed = list.lines.filter((line) => visible(line) !== line).length
  return [
    ...(stopped.length > 0
      ? [
          `${stopped.length} rules hold an expression that cannot be run in linear time; they are kept and never fire. First: ${stopped[0]?.keyword} (${stopped[0]?.expression?.fault}).`,
        ]
      : []),
    ...(changed > 0
      ? [
          `${changed} lines hold characters that cannot be seen; they are printed as \\u{…}. --json has them as they are.`,
        ]
      : []),
  ]
}

/** What is to be known of one file, for people. */
export function listText(file: ListFile, outcome: Outcome): string {
  const name = basename(file.name)
  if ('reason' in outcome) return `${name}\n  undecodable: ${outcome.reason}`
  const { decoder, list } = outcome
  const counts = countsOf(list)
  const { title, doubt } = semanticsOf(list.semantics)
  return [
    name,
    `  decoder     ${decoder.id}: ${decoder.title}`,
    `  client      ${decoder.client}`,
    `  source      ${decoder.source}`,
    `  confidence  ${decoder.confidence}: ${CONFIDENCE[decoder.confidence]}`,
    `  tested with ${decoder.vector ?? 'no vector: none is public'}`,
    `  holds       ${counts.lines} lines, ${counts.unique} of them unlike; ${counts.directives} directives; ${counts.rejects} rejects`,
    `  compared as ${list.semantics}: ${title}`,
    ...[...list.notes, ...(doubt === '' ? [] : [doubt]), ...cautions(list)].map((note) => `  note        ${note}`),
    ...list.directives.map((line) => `  directive   ${line}`),
    ...list.rejects
      .slice(0, SHOWN_REJECTS)
      .map(({ reason, startByte, endByte }) => `  reject      bytes ${startByte} to ${endByte}: ${reason}`),
    ...(counts.rejects > SHOWN_REJECTS
      ? [`  and ${counts.rejects - SHOWN_REJECTS} more rejects; --json has them all`]
      : []),
  ].join('\n')
}
