import { ByteReader } from '../../lib/byte-reader.ts'
import { Damaged, defineContainer, type Member } from '../container.ts'
import { decodeName } from '../names.ts'
import {
  amend,
  BLOCK_BYTES,
  hasValidChecksum,
  nameOf,
  parseHeader,
  parsePax,
  type TarHeader,
  untilNul,
} from '../tar-header.ts'

/** Extended headers and long names carry one path; GNU tar itself refuses a megabyte of them. */
const EXTENSION_LIMIT_BYTES = 1024 * 1024

const isUstar = (head: Uint8Array): boolean =>
  head.length >= BLOCK_BYTES && Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar'

const paddingBytes = (sizeBytes: number): number => (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES

/** Members that hold no bytes of a file. */
const REJECTED: Readonly<Record<string, { reason: 'link' | 'special-file' | 'unsupported-container'; what: string }>> =
  {
    '1': { reason: 'link', what: 'hard link to' },
    '2': { reason: 'link', what: 'symbolic link to' },
    '3': { reason: 'special-file', what: 'character device' },
    '4': { reason: 'special-file', what: 'block device' },
    '6': { reason: 'special-file', what: 'named pipe' },
    S: { reason: 'unsupported-container', what: 'sparse member: its holes are not rebuilt here' },
  }
/** Folders, GNU folder listings and volume labels: framing. */
const FRAMING = new Set(['5', 'D', 'V'])

export default defineContainer({
  id: 'tar',
  title: 'tar',
  source: 'POSIX.1-2001 pax, with the GNU extensions for long names and large sizes',
  sniff: (head) => isUstar(head) || hasValidChecksum(head),
  holds: 'many',
  needsFile: false,
  async *open(source) {
    const reader = new ByteReader(source.read())
    try {
      yield* readArchive(reader)
    } finally {
      await reader.close()
    }
  },
})

/** Members up to the end of the bytes, not of the archive: tars joined in a row are read on (as `tar -i` does). */
async function* readArchive(reader: ByteReader): AsyncGenerator<Member> {
  let pax = new Map<string, Buffer>()
  for (;;) {
    yield* skipToHeader(reader)
    const startByte = reader.positionBytes
    const block = await reader.take(BLOCK_BYTES)
    if (block.length === 0) return
    const plain = parseHeader(block)
    if (plain === null) {
      yield damaged(`the header at byte ${startByte} has no valid size`)
      continue
    }
    if (isExtension(plain.type)) {
      pax = new Map([...pax, ...(await readExtension(reader, plain))])
      continue
    }
    yield* readMember(reader, amend(plain, pax))
    pax = new Map()
  }
}

const isExtension = (type: string): boolean => ['x', 'X', 'g', 'L', 'K'].includes(type)

const damaged = (detail: string): Member => ({ kind: 'reject', name: '', reason: 'damaged-container', detail })

/** Passes over zero blocks in silence and over anything else that is no header with a reject that counts it. */
async function* skipToHeader(reader: ByteReader): AsyncGenerator<Member> {
  const startByte = reader.positionBytes
  let strayBytes = 0
  let zeroBytes = 0
  let block = await reader.peek(BLOCK_BYTES)
  while (block.length > 0 && !hasValidChecksum(block)) {
    if (block.every((byte) => byte === 0)) zeroBytes += block.length
    else strayBytes += block.length
    await reader.skip(block.length)
    block = await reader.peek(BLOCK_BYTES)
  }
  if (strayBytes > 0) yield damaged(`no tar header at byte ${startByte}; ${strayBytes} bytes passed over`)
  if (block.length === 0 && strayBytes + zeroBytes === 0) {
    throw new Damaged(
      'truncated',
      `the archive stops at byte ${startByte} without its end mark; members may be missing`,
    )
  }
}

async function readExtension(reader: ByteReader, header: TarHeader): Promise<ReadonlyMap<string, Buffer>> {
  const { sizeBytes, type } = header
  if (sizeBytes > EXTENSION_LIMIT_BYTES) {
    throw new Damaged(
      'over-limit',
      `an extended header of ${sizeBytes} bytes, above the limit of ${EXTENSION_LIMIT_BYTES}`,
    )
  }
  const data = Buffer.from(await reader.take(sizeBytes))
  await reader.skip(paddingBytes(sizeBytes))
  if (type === 'L' || type === 'K') {
    return new Map([[type === 'L' ? 'path' : 'linkpath', untilNul(data)]])
  }
  // A global header holds defaults for every member; none of them names or sizes one.
  return type === 'g' ? new Map() : parsePax(data)
}

async function* readMember(reader: ByteReader, header: TarHeader): AsyncGenerator<Member> {
  const { sizeBytes, type } = header
  const name = nameOf(header)
  const rejected = REJECTED[type]
  // POSIX: a link has no data, whatever its size field says. Hard links of pax archives may carry some.
  if (rejected !== undefined && type !== 'S') {
    const target = rejected.reason === 'link' ? ` ${decodeName(header.linkName)}` : ''
    yield { kind: 'reject', name, reason: rejected.reason, detail: rejected.what + target }
    return
  }
  const cut = new Damaged('truncated', `the archive ends inside ${name}, which should have ${sizeBytes} bytes`)
  const endByte = reader.positionBytes + sizeBytes + paddingBytes(sizeBytes)
  if (rejected !== undefined) yield { kind: 'reject', name, reason: rejected.reason, detail: rejected.what }
  else if (!isFraming(header)) yield { kind: 'member', name, sizeBytes, read: () => readBody(reader, sizeBytes, cut) }
  await reader.skip(endByte - reader.positionBytes)
  if (reader.positionBytes < endByte) throw cut
}

const isFraming = ({ type, name, sizeBytes }: TarHeader): boolean =>
  FRAMING.has(type) || (name.at(-1) === 0x2f && sizeBytes === 0)

async function* readBody(reader: ByteReader, sizeBytes: number, cut: Damaged): AsyncGenerator<Uint8Array> {
  let leftBytes = sizeBytes
  for await (const chunk of reader.chunks(sizeBytes)) {
    leftBytes -= chunk.length
    yield chunk
  }
  if (leftBytes > 0) throw cut
}
