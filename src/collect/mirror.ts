import { createHash } from 'node:crypto'
import { constants, type Dirent, type Stats } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { textOfBytes } from '../lib/byte-text.ts'
import { latin1 } from '../lib/bytes.ts'
import { codeOf } from '../lib/error-code.ts'
import { visible } from '../lib/visible.ts'
import type { FaultList } from './faults.ts'
import type { Collected } from './inventory.ts'
import { readListing } from './read-listing.ts'
import { escapedBytes, octetsOf, urlKey } from './url-key.ts'

/** A file of a mirror and the address it was fetched from, as far as its name tells. */
export interface MirrorFile {
  row: Collected
  /** Bytes of the path. */
  path: Buffer
}

/** Folders within folders; paths of 4,096 bytes hold few more. */
const DEPTH_LIMIT = 256
/** Larger pages named like a listing are taken for ordinary files: 32 MiB hold a quarter of a million entries. */
const LISTING_LIMIT_BYTES = 32 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024
/** `host`, `host:port`, or with `+` for the colon as Wget writes it for Windows. */
const HOST = /^(?:localhost|\[?[0-9a-f:.]*:[0-9a-f:.]*\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(?:[:+]\d{1,5})?$/i
/** Listings, also those sorted otherwise: `index.html?C=M;O=A`, on Windows `index.html@C=M;O=A`. */
const INDEX = /^index\.html?(?:[?@](.*))?$/s

const SLASH = Buffer.from('/')
const below = (folder: Buffer, name: Buffer): Buffer => Buffer.concat([folder, SLASH, name])

interface Folder {
  path: Buffer
  /** Address of the folder, with a slash at its end. */
  url: string
  /** True when `@` in a name stands for `?`. */
  isWindows: boolean
  /** Addresses of files that the folder's listing gives, by name, one character per byte. */
  addresses: Map<string, string>
}

interface Listed {
  sizeBytes: number | null
  modified: string | null
}

/**
 * Files of a mirror as `wget -m` or `wget -r` leaves it: a folder for each host, then the path. Listings that lie in it as
 * `index.html` give sizes and dates. The address is a best guess: Wget does not keep the scheme, and writes some characters
 * otherwise. Links are named as faults, never followed.
 */
export async function readMirror(root: string, faults: FaultList): Promise<MirrorFile[]> {
  const files: MirrorFile[] = []
  const listed = new Map<string, Listed>()
  for (const host of await hostsOf(root, faults)) await readFolder(host, { files, listed, faults, depth: 0 })
  for (const { row } of files) {
    const said = listed.get(urlKey(row.url))
    row.listedSizeBytes = said?.sizeBytes ?? null
    row.modified = said?.modified ?? row.modified
  }
  return files
}

async function hostsOf(root: string, faults: FaultList): Promise<Folder[]> {
  const path = Buffer.from(resolve(root))
  const entries = await list(path)
  const own = basename(resolve(root))
  const inside = entries.flatMap((entry) => {
    const name = textOfBytes(entry.name)
    if (!entry.isDirectory() || !HOST.test(name)) return []
    return [hostFolder(below(path, entry.name), { scheme: 'http', name })]
  })
  if (inside.length === 0 && HOST.test(own)) return [hostFolder(path, { scheme: 'http', name: own })]
  const schemes = entries.filter((entry) => entry.isDirectory() && /^https?$/.test(textOfBytes(entry.name)))
  for (const entry of schemes) {
    const scheme = textOfBytes(entry.name)
    for (const host of await list(below(path, entry.name))) {
      const hostPath = below(below(path, entry.name), host.name)
      if (host.isDirectory()) inside.push(hostFolder(hostPath, { scheme, name: textOfBytes(host.name) }))
    }
  }
  for (const entry of entries) {
    const name = textOfBytes(entry.name)
    if (!schemes.includes(entry) && !(entry.isDirectory() && HOST.test(name)))
      faults.add(name, 'lies in no folder of a host')
  }
  return inside
}

const hostFolder = (path: Buffer, { scheme, name }: { scheme: string; name: string }): Folder => ({
  path,
  url: `${scheme}://${name.replace('+', ':')}/`,
  isWindows: name.includes('+'),
  addresses: new Map(),
})

const list = async (path: Buffer): Promise<Dirent<Buffer>[]> =>
  (await readdir(path, { withFileTypes: true, encoding: 'buffer' })).toSorted((a, b) => Buffer.compare(a.name, b.name))

interface Reading {
  files: MirrorFile[]
  listed: Map<string, Listed>
  faults: FaultList
  depth: number
}

const isIndex = ({ name }: Dirent<Buffer>): boolean => INDEX.test(textOfBytes(name))

async function readFolder(folder: Folder, reading: Reading): Promise<void> {
  const entries = await list(folder.path)
  // Listings first: they know the addresses of what lies beside them.
  for (const entry of [...entries.filter(isIndex), ...entries.filter((one) => !isIndex(one))]) {
    const path = below(folder.path, entry.name)
    if (entry.isDirectory() && reading.depth < DEPTH_LIMIT) {
      const inner = { ...folder, path, url: `${folder.url}${escapedName(entry.name)}/`, addresses: new Map() }
      await readFolder(inner, { ...reading, depth: reading.depth + 1 })
    } else if (entry.isFile()) await readFile({ folder, path, name: entry.name }, reading)
    else reading.faults.add(visible(textOfBytes(path)), 'neither a file nor a folder; not followed')
  }
}

/**
 * A name as part of an address. Wget resolves escapes and makes those of control characters and slashes, in capitals; any other `%`
 * was one in the name itself.
 */
const escapedName = (name: Buffer): string =>
  escapedBytes(name).replaceAll(/%25(0[0-9A-F]|1[0-9A-F]|2F|7F|8[0-9A-F]|9[0-9A-F])/g, '%$1')

/** Wget 1.21 on Unix resolves escapes twice and makes those of control characters (of Latin-1, within UTF-8, too) and slashes. */
const asWgetWrites = (name: string): string =>
  octetsOf(name).replaceAll(
    /[\p{Cc}/]/gu,
    (octet) => `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

function addressOf({ url, isWindows, addresses }: Folder, name: Buffer): string {
  const listed = addresses.get(latin1(name))
  if (listed !== undefined) return listed
  const at = name.indexOf(isWindows ? '@' : '?')
  if (at < 0) return url + escapedName(name)
  return `${url}${escapedName(name.subarray(0, at))}?${name.subarray(at + 1).toString('latin1')}`
}

async function readFile(
  { folder, path, name }: { folder: Folder; path: Buffer; name: Buffer },
  { files, listed, faults }: Reading,
): Promise<void> {
  const handle = await openFile(path, faults)
  if (handle === null) return
  try {
    const stat = await handle.stat()
    const sha256 = await hashOf(handle)
    const listing = await listingUrl(handle, { folder, name, stat, listed })
    const url = listing ?? addressOf(folder, name)
    files.push({ path, row: rowOf({ url: URL.canParse(url) ? new URL(url).href : url, sha256, stat }) })
  } finally {
    await handle.close()
  }
}

async function openFile(path: Buffer, faults: FaultList): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    faults.add(visible(textOfBytes(path)), `cannot be read (${code})`)
    return null
  }
}

const rowOf = ({ url, sha256, stat }: { url: string; sha256: string; stat: Stats }): Collected => ({
  url,
  status: null,
  sizeBytes: stat.size,
  sha256,
  contentType: null,
  // Wget sets it to what `Last-Modified` said.
  modified: stat.mtime.toISOString(),
  fetchedAtUtcMs: null,
  truncated: null,
  listedSizeBytes: null,
})

/** Bytes of a file, from its start. */
export async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let atByte = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, atByte)
    if (bytesRead === 0) return
    atByte += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(handle)) hash.update(chunk)
  return hash.digest('hex')
}

/** The folder's address when the file is its listing, whose entries are noted; otherwise null. */
async function listingUrl(
  handle: FileHandle,
  file: { folder: Folder; name: Buffer; stat: Stats; listed: Map<string, Listed> },
): Promise<string | null> {
  const { folder, name, stat, listed } = file
  const index = INDEX.exec(textOfBytes(name))
  if (index === null || stat.size > LISTING_LIMIT_BYTES || !URL.canParse(folder.url)) return null
  const parts: Uint8Array[] = []
  for await (const chunk of chunksOf(handle)) parts.push(chunk)
  const text = Buffer.concat(parts).toString('utf8')
  const read = readListing({ url: folder.url, contentType: 'text/html', server: '', text })
  if (read === null) return null
  for (const { href, sizeBytes, modified } of read.entries) {
    if (!URL.canParse(href, folder.url)) continue
    const { href: address, pathname } = new URL(href, folder.url)
    listed.set(urlKey(address), { sizeBytes, modified })
    const octets = octetsOf(pathname.slice(pathname.lastIndexOf('/') + 1))
    folder.addresses.set(octets, address)
    folder.addresses.set(asWgetWrites(octets), address)
  }
  return index[1] === undefined ? folder.url : `${folder.url}?${index[1]}`
}
