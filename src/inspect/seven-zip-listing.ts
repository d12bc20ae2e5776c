import { FILES_PER_BUILD, INSTALLER_BYTES } from './limits.ts'

/** One entry of `7z l -slt`: `Name = value` a line, a blank line after each entry. */
type Entry = ReadonlyMap<string, string>

const START = '\n----------\n'

function entriesOf(listing: string): Entry[] {
  const start = listing.indexOf(START)
  if (start < 0) return []
  const blocks = listing.slice(start + START.length).split(/\n{2,}/)
  return blocks
    .map((block) => new Map(block.split('\n').flatMap((line) => pairOf(line))))
    .filter((entry) => entry.has('Path'))
}

function pairOf(line: string): [string, string][] {
  const at = line.indexOf(' = ')
  return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 3)]]
}

/** True for a name that stays below the folder it is unpacked into, on any system. */
export const staysInside = (name: string): boolean =>
  !/^(?:[/\\]|[A-Za-z]:)/.test(name) && !name.split(/[/\\]/).includes('..') && !name.includes('\0')

const isLink = (entry: Entry): boolean =>
  (entry.get('Symbolic Link') ?? '') !== '' ||
  (entry.get('Hard Link') ?? '') !== '' ||
  /(?:^|\s)l[r-][w-]/.test(entry.get('Attributes') ?? '')

/** Why an archive with this listing may not be unpacked, one sentence; null when it may. */
export function refusal(listing: string): string | null {
  const entries = entriesOf(listing)
  const unsafe = entries.find((entry) => !staysInside(entry.get('Path') ?? ''))
  if (unsafe !== undefined) return `a name leads out of the folder: ${unsafe.get('Path') ?? ''}`
  const link = entries.find(isLink)
  if (link !== undefined) return `it holds a link: ${link.get('Path') ?? ''}`
  if (entries.length > FILES_PER_BUILD) return `it holds more than ${FILES_PER_BUILD} files`
  const sizeBytes = entries.reduce((sum, entry) => sum + (Number(entry.get('Size') ?? '') || 0), 0)
  return sizeBytes > INSTALLER_BYTES ? `it unpacks to more than ${INSTALLER_BYTES} bytes` : null
}
