import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { ByteReader } from '../../lib/byte-reader.ts'
import { type ByteSource, Damaged, defineContainer, type Member } from '../container.ts'
import { inflateRaw } from '../inflate.ts'
import { MEMBERS_PER_ITEM } from '../limits.ts'
import { decodeName } from '../names.ts'
import { type ReadAt, windowed, YauzlReader } from '../random-reader.ts'
import { overlapping } from '../zip-overlap.ts'

const LOCAL_HEADER_BYTES = 30
const METHOD = { stored: 0, deflate: 8 }
/** APPNOTE 4.4.5, for naming what cannot be opened. */
const METHOD_NAMES: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  12: 'bzip2',
  14: 'lzma',
  93: 'zstd',
  95: 'xz',
  97: 'wavpack',
  98: 'ppmd',
  99: 'aes',
}

export default defineContainer({
  id: 'zip',
  title: 'ZIP',
  source: 'PKWARE APPNOTE.TXT 6.3.10, read with yauzl',
  sniff: (head) =>
    ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(Buffer.from(head.subarray(0, 4)).toString('latin1')),
  holds: 'many',
  needsFile: true,
  async *open(source) {
    const archive = await openArchive(source)
    try {
      const { entries, damage } = await readDirectory(archive.zip)
      const shared = overlapping(entries.map(extent))
      for (const [index, entry] of entries.entries()) {
        if (!isFolder(entry)) yield member(archive, entry, shared.get(index) ?? null)
      }
      if (damage !== null) throw damage
    } finally {
      archive.zip.close()
      await archive.handle.close()
    }
  },
})

/** yauzl reads the directory; the bytes of members are read here, with a tenth of the system calls its streams make. */
interface Archive {
  zip: ZipFile
  handle: FileHandle
  readAt: ReadAt
}

/** yauzl's errors about the file's content are plain; those of the operating system name their call. */
function asDamaged(error: unknown): Damaged {
  if (error instanceof Damaged) return error
  if (!(error instanceof Error) || 'syscall' in error) throw error
  const reason = error.message.includes('encryption') ? 'password-protected' : 'damaged-container'
  return new Damaged(reason, error.message)
}

async function openArchive(source: ByteSource): Promise<Archive> {
  if (source.filePath === null) throw new Error('zip needs a file to read at random')
  const handle = await open(source.filePath)
  try {
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false }
    const readAt = windowed(handle)
    const { size } = await handle.stat()
    const zip = await fromRandomAccessReaderPromise(new YauzlReader(readAt), size, options)
    return { zip, handle, readAt }
  } catch (error) {
    await handle.close()
    throw asDamaged(error)
  }
}

async function readDirectory(zip: ZipFile): Promise<{ entries: Entry[]; damage: Damaged | null }> {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      if (entries.length > MEMBERS_PER_ITEM) break
    }
    return { entries, damage: null }
  } catch (error) {
    return { entries, damage: asDamaged(error) }
  }
}

const extent = (entry: Entry): { startByte: number; endByte: number } => ({
  startByte: entry.relativeOffsetOfLocalHeader,
  endByte: entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameRaw.length + entry.compressedSize,
})

const isFolder = (entry: Entry): boolean => entry.uncompressedSize === 0 && entry.fileNameRaw.at(-1) === 0x2f

// The flag for UTF-8 names (APPNOTE 4.4.4, bit 11) tells nothing that trying UTF-8 first does not.
const nameOf = (entry: Entry): string => decodeName(entry.fileNameRaw)

// The upper 16 bits are a Unix mode when the maker says so (APPNOTE 4.4.2: 3 is Unix, 19 is macOS).
function isLink(entry: Entry): boolean {
  const maker = Math.floor(entry.versionMadeBy / 256)
  const mode = Math.floor(entry.externalFileAttributes / 65_536)
  return (maker === 3 || maker === 19) && (mode & 0o170000) === 0o120000
}

function member(archive: Archive, entry: Entry, overlapBytes: number | null): Member {
  const name = nameOf(entry)
  const obstacle = obstacleTo(entry, overlapBytes)
  if (obstacle !== null) return { kind: 'reject', name, reason: obstacle.reason, detail: obstacle.message }
  return { kind: 'member', name, sizeBytes: entry.uncompressedSize, read: () => readEntry(archive, entry) }
}

/** Why a member cannot be read at all, or null. */
function obstacleTo(entry: Entry, overlapBytes: number | null): Damaged | null {
  if (overlapBytes !== null) {
    return new Damaged('over-limit', `${overlapBytes} of its bytes overlap another member; shared bytes are read once`)
  }
  if (entry.isEncrypted()) return new Damaged('password-protected', 'locked with a password')
  if (isLink(entry)) return new Damaged('link', 'symbolic link')
  const method = entry.compressionMethod
  if (method === METHOD.stored || method === METHOD.deflate) return null
  return new Damaged('unsupported-container', `compression method ${method} (${METHOD_NAMES[method] ?? 'unknown'})`)
}

async function* readEntry(archive: Archive, entry: Entry): AsyncGenerator<Uint8Array> {
  const startByte = await dataStart(archive.zip, entry)
  const reader = new ByteReader(readRange(archive.readAt, startByte, startByte + entry.compressedSize))
  const isDeflated = entry.compressionMethod === METHOD.deflate
  let checksum = 0
  let sizeBytes = 0
  try {
    for await (const chunk of isDeflated ? inflateRaw(reader) : reader.chunks(Number.POSITIVE_INFINITY)) {
      checksum = crc32(chunk, checksum)
      sizeBytes += chunk.length
      yield chunk
    }
  } finally {
    await reader.close()
  }
  if (sizeBytes !== entry.uncompressedSize) {
    throw new Damaged('damaged-container', `the directory says ${entry.uncompressedSize} bytes, there are ${sizeBytes}`)
  }
  if (checksum !== entry.crc32) throw new Damaged('damaged-container', 'the checksum does not match')
}

async function dataStart(zip: ZipFile, entry: Entry): Promise<number> {
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    return fileDataStart
  } catch (error) {
    throw asDamaged(error)
  }
}

async function* readRange(readAt: ReadAt, startByte: number, endByte: number): AsyncGenerator<Uint8Array> {
  for (let at = startByte; at < endByte; ) {
    const bytes = await readAt(at, endByte - at)
    if (bytes.length === 0)
      throw new Damaged('truncated', `the file ends ${endByte - at} bytes before this member does`)
    at += bytes.length
    yield bytes
  }
}
