import { execFileSync } from 'node:child_process'

const PROGRAM = 'tshark'

/**
 * Checksums are looked at, and whatever is wrong with a packet would be told. What a packet holds is told by its bytes: any
 * free port may be one that another protocol is known for.
 */
const STRICT = ['tcp.check_checksum', 'ip.check_checksum', 'tcp.try_heuristic_first'].flatMap((name) => [
  '-o',
  `${name}:TRUE`,
])
/** Anything from a warning on, malformed packets, and checksums that are not good. */
const BAD =
  '_ws.malformed || _ws.expert.severity >= "Warning" || tcp.checksum.status != "Good" || ip.checksum.status != "Good"'

const tshark = (path: string, ...args: readonly string[]): string =>
  execFileSync(PROGRAM, ['-n', '-r', path, ...STRICT, ...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** Packets that tshark finds anything wrong with, as it shows them. */
export const complaints = (path: string): string[] => linesOf(tshark(path, '-Y', BAD))

/** Values of fields of every packet that a filter lets through. */
export const fields = (path: string, filter: string, names: readonly string[]): string[][] =>
  linesOf(tshark(path, '-Y', filter, '-T', 'fields', ...names.flatMap((name) => ['-e', name]))).map((line) =>
    line.split('\t'),
  )

/** All bytes that the client of a connection sent, in tshark's own reassembly. */
export function sentBytes(path: string, stream: number): Buffer {
  const [, text = ''] = tshark(path, '-q', '-z', `follow,tcp,raw,${stream}`).split(/Node 1: .*\n/)
  // What the other end said is indented
  return Buffer.from(
    linesOf(text)
      .filter((line) => /^[0-9a-f]+$/.test(line))
      .join(''),
    'hex',
  )
}
