import type { DecodeChain } from '../model/chain.ts'
import { type Armour, type ArmouredLine, LINE_DECODERS, openArmour } from './armour.ts'
import type { Sample } from './sample.ts'

/** One way to cut an item into messages and to take the armour off: the ciphertext that a chain would have to open. */
export interface View {
  unit: DecodeChain['unit']
  armour: Armour
  /** The ciphertext of each line, or the head of the file. */
  units: readonly Uint8Array[]
  /** For a file: ciphertext from further on, beginning at a whole block. */
  slices: readonly Uint8Array[]
  /** For a file: true when its end is in sight, at the end of the head or of the last slice. */
  hasEnd: boolean
  /** For a file: size of the ciphertext when it is known exactly. */
  sizeBytes: number | null
}

/** Lines looked at; more say nothing new about the key. */
const MAX_LINES = 2000
/** Share of lines that must decode before lines are taken for armoured; the rest may be damaged. */
const MIN_ARMOURED_SHARE = 0.7
/** Share of characters outside the alphabet up to which a file is taken for armoured; its beginning must be clean. */
const MAX_FOREIGN_SHARE = 0.001
const CLEAN_START_CHARS = 64

/** A single line longer than this is a file without line breaks, not a log of one record. */
const MAX_LONE_LINE_CHARS = 4096

const ARMOURS = ['hex', 'base64', 'base64url'] as const

/** Whole lines of a run of bytes, without CR LF; `cut` says which ends of the run may lie inside a line. */
function wholeLines(bytes: Uint8Array, cut: { head: boolean; tail: boolean }): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = cut.head ? bytes.indexOf(10) + 1 : 0
  if (cut.head && start === 0) return lines
  while (start < bytes.length && lines.length < MAX_LINES) {
    const feed = bytes.indexOf(10, start)
    if (feed < 0 && cut.tail) break
    const end = feed < 0 ? bytes.length : feed
    const visible = end > start && bytes[end - 1] === 13 ? end - 1 : end
    if (visible > start) lines.push(bytes.subarray(start, visible))
    start = end + 1
  }
  return lines
}

function sampledLines({ sizeBytes, head, slices }: Sample): Uint8Array[] {
  const inHead = wholeLines(head, { head: false, tail: head.length < sizeBytes })
  const behind = slices.flatMap(({ startByte, bytes }) =>
    wholeLines(bytes, { head: true, tail: startByte + bytes.length < sizeBytes }),
  )
  return [...inHead, ...behind].slice(0, MAX_LINES)
}

function decodedLines(lines: readonly Uint8Array[], armour: Armour): Uint8Array[] {
  return lines.flatMap((source) => {
    const line: ArmouredLine = { source, start: 0, end: source.length, target: new Uint8Array(source.length), at: 0 }
    const sizeBytes = LINE_DECODERS[armour](line)
    return sizeBytes > 0 ? [line.target.subarray(0, sizeBytes)] : []
  })
}

const lineView = (armour: Armour, units: readonly Uint8Array[]): View => ({
  unit: 'line',
  armour,
  units,
  slices: [],
  hasEnd: true,
  sizeBytes: null,
})

/** The armour that fits most lines; hexadecimal digits are base64, too, so the smaller alphabet goes first. */
function armouredLines(lines: readonly Uint8Array[]): View[] {
  const fits = ARMOURS.map((armour) => lineView(armour, decodedLines(lines, armour)))
  const best = fits.reduce((a, b) => (b.units.length > a.units.length ? b : a))
  return best.units.length > 0 && best.units.length >= MIN_ARMOURED_SHARE * lines.length ? [best] : []
}

/** Characters that do not belong to the armour. Line breaks are part of armour as it is written, blanks are not. */
function foreignChars(bytes: Uint8Array, armour: Armour): number {
  const stream = openArmour(armour)
  const decodedBytes = stream.push(bytes).length
  const blanks = bytes.reduce((count, byte) => count + (byte === 0x20 || byte === 0x09 ? 1 : 0), 0)
  // A digit left over at a cut is lost, too, and says nothing.
  const lost = stream.end().lostBytes
  return blanks + (decodedBytes === 0 ? bytes.length : Math.max(0, lost - 1))
}

function decodedFile({ sizeBytes, head, slices }: Sample, armour: Armour): View | null {
  if (foreignChars(head.subarray(0, CLEAN_START_CHARS), armour) > 0) return null
  if (foreignChars(head, armour) > MAX_FOREIGN_SHARE * head.length) return null
  const bytes = openArmour(armour).push(head)
  if (bytes.length === 0) return null
  // Only without line breaks do places in the file tell places in the ciphertext.
  const isUnbroken = head.indexOf(10) < 0
  const behind = isUnbroken ? slices.map((slice) => openArmour(armour).push(slice.bytes)) : []
  const hasEnd = head.length === sizeBytes || (isUnbroken && reachesEnd(slices, sizeBytes))
  return {
    unit: 'file',
    armour,
    units: [bytes],
    slices: behind,
    hasEnd,
    sizeBytes: head.length === sizeBytes ? bytes.length : null,
  }
}

const reachesEnd = (slices: Sample['slices'], sizeBytes: number): boolean => {
  const last = slices.at(-1)
  return last !== undefined && last.startByte + last.bytes.length === sizeBytes
}

/** Ways to read the sample as ciphertext under armour: line by line, and as a whole. */
export function armouredViews(sample: Sample): readonly View[] {
  const lines = sampledLines(sample)
  const whole = ARMOURS.map((armour) => decodedFile(sample, armour)).find((view) => view !== null)
  const isOneLongLine = lines.length === 1 && (lines[0]?.length ?? 0) > MAX_LONE_LINE_CHARS
  return [...(lines.length === 0 || isOneLongLine ? [] : armouredLines(lines)), ...(whole === undefined ? [] : [whole])]
}

/** The bytes as they stand: as one file, and (for ciphers that leave lines lines) line by line. */
export function bareViews(sample: Sample): readonly View[] {
  const { sizeBytes, head, slices } = sample
  const hasEnd = head.length === sizeBytes || reachesEnd(slices, sizeBytes)
  const file: View = {
    unit: 'file',
    armour: 'none',
    units: [head],
    slices: slices.map((slice) => slice.bytes),
    hasEnd,
    sizeBytes,
  }
  const lines = sampledLines(sample)
  return lines.length < 2 ? [file] : [file, lineView('none', lines)]
}

/** Mean length under which lines in a base64 alphabet may just be words. */
const MIN_ARMOUR_CHARS = 16

/** True when the item could be a plain word list as well as armour: lines too short to tell. */
export function mayBeWords(sample: Sample): boolean {
  const lines = sampledLines(sample)
  const chars = lines.reduce((sum, line) => sum + line.length, 0)
  return lines.length > 0 && chars / lines.length < MIN_ARMOUR_CHARS
}
