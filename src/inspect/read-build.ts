import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundFile } from '../model/stream.ts'
import { NotReadable, openEvidence, walk } from '../read/index.ts'
import { type ByteSource, containers, type Leaf, unpack } from '../unpack/index.ts'
import { type Cutter, openCutter } from '../text/words.ts'
import { absorb } from './absorb.ts'
import { apkSignatures } from './apk-signing.ts'
import type { Build, BuildFile, OpenedArchive, Seen } from './build.ts'
import { installerKind } from './installers.ts'
import { FILES_PER_BUILD, FINDS_PER_BUILD, HELD_BYTES, INSTALLER_DEPTH, LIST_BYTES, LOOK_BYTES } from './limits.ts'
import { mayBeList } from './list-names.ts'
import { lookInto } from './look.ts'
import { randomFile } from './random-bytes.ts'
import { findSevenZip, openWithSevenZip } from './seven-zip.ts'

/** What reading needs of the machine. */
export interface Reading {
  /** A private folder for what must be unpacked to be read; emptied as it goes. */
  spoolDir: string
  /** Path of 7z; null when this machine has none. */
  sevenZip: string | null
  /** Tells Chinese words. */
  cutter: Cutter
}

/** Finds 7z in the directories of `searchPath` and opens the dictionary. */
export async function openReading(spoolDir: string, searchPath: string): Promise<Reading> {
  return { spoolDir, sevenZip: await findSevenZip(searchPath), cutter: await openCutter() }
}

/** A build as it grows. */
interface Growing {
  files: BuildFile[]
  archives: OpenedArchive[]
  rejects: { path: string; reason: string; detail: string }[]
  left: { files: number; finds: number; heldBytes: number }
  reading: Reading
}

/** Where a file lies: what goes before its name, and how many installers are around it. */
interface Place {
  prefix: string
  depth: number
}

/** Reads a build: a folder, or one file that is opened when it is an archive or installer. Throws OperatorError for a path that is missing. */
export async function readBuild(path: string, reading: Reading): Promise<Build> {
  const left = { files: FILES_PER_BUILD, finds: FINDS_PER_BUILD, heldBytes: HELD_BYTES }
  const growing: Growing = { files: [], archives: [], rejects: [], left, reading }
  await readFolder(path, growing, { prefix: '', depth: 0 })
  const { files, archives, rejects } = growing
  return { name: path, files, archives, rejects, cut: left.finds <= 0 || left.files <= 0 }
}

async function readFolder(path: string, growing: Growing, place: Place): Promise<void> {
  for await (const met of walk([path])) {
    if (met.kind === 'skipped') growing.rejects.push({ ...met.skipped, path: place.prefix + met.skipped.path })
    else await readFile(met.file, growing, place)
  }
}

async function readFile(file: FoundFile, growing: Growing, place: Place): Promise<void> {
  const path = place.prefix + file.path
  try {
    const { handle, sizeBytes } = await openEvidence(file)
    try {
      await readOpened({ path, handle, sizeBytes, onDisk: file }, growing, place)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error
    growing.rejects.push({ path, reason: error.reason, detail: error.message })
  }
}

interface OpenedFile {
  path: string
  handle: FileHandle
  sizeBytes: number
  onDisk: FoundFile
}

const bytesOf = (handle: FileHandle): AsyncIterable<Uint8Array> =>
  handle.createReadStream({ start: 0, autoClose: false })

async function readOpened(file: OpenedFile, growing: Growing, place: Place): Promise<void> {
  const { path, handle, sizeBytes } = file
  const absorbed = await absorb(bytesOf(handle), LOOK_BYTES)
  const { head, sha256 } = absorbed
  const installer = installerKind(head, path)
  if (containers.some((one) => one.sniff(head.subarray(0, 512)))) {
    growing.archives.push({ path, sizeBytes, sha256, signatures: await apkSignatures(randomFile(handle, sizeBytes)) })
    const source: ByteSource = { name: path, sizeBytes, filePath: null, read: () => bytesOf(handle) }
    for await (const leaf of unpack(source, growing.reading)) await readMember(leaf, growing, path)
    return
  }
  if (installer !== null && (await readInstaller(file, growing, { place, installer }))) {
    const { signatures } = lookInto(
      { path, bytes: head, whole: head.length === sizeBytes, entropyBits: null },
      growing.reading.cutter,
    )
    growing.archives.push({ path, sizeBytes, sha256, signatures })
    return
  }
  addFile(growing, path, absorbed)
}

async function readMember(leaf: Leaf, growing: Growing, outer: string): Promise<void> {
  const path = leaf.containerPath === '' ? outer : `${outer}!${leaf.containerPath}`
  if (leaf.kind === 'reject') {
    growing.rejects.push({ path, reason: leaf.reason, detail: leaf.detail })
    return
  }
  addFile(growing, path, await absorb(leaf.read(), LOOK_BYTES))
  const damage = leaf.damage()
  if (damage !== null) growing.rejects.push({ path, reason: damage.reason, detail: damage.detail })
}

/** Unpacks an installer with 7z and reads what it holds; false when it stays closed, which is counted. */
async function readInstaller(
  { path, onDisk }: OpenedFile,
  growing: Growing,
  { place, installer }: { place: Place; installer: string },
): Promise<boolean> {
  const { sevenZip, spoolDir } = growing.reading
  const closed = (detail: string): false => {
    growing.rejects.push({ path, reason: 'unsupported-container', detail: `${installer}: ${detail}` })
    return false
  }
  if (sevenZip === null) return closed('compared as one file; it is opened when Debian’s package 7zip is installed')
  if (place.depth >= INSTALLER_DEPTH) return closed(`installers nested more than ${INSTALLER_DEPTH} deep`)
  const target = await mkdtemp(join(spoolDir, 'installer-'))
  try {
    const opened = await openWithSevenZip(sevenZip, onDisk.absolutePath.toString(), target)
    if (opened.kind !== 'opened') return closed(opened.detail)
    if (opened.complaint !== '')
      growing.rejects.push({ path, reason: 'damaged-container', detail: `${installer}: ${opened.complaint}` })
    const entries = await readdir(target, { recursive: true, withFileTypes: true })
    if (entries.every((entry) => entry.isDirectory())) return closed('it holds no files')
    await readFolder(target, growing, { prefix: `${path}!`, depth: place.depth + 1 })
    return true
  } finally {
    await rm(target, { recursive: true, force: true })
  }
}

function addFile(
  growing: Growing,
  path: string,
  { sizeBytes, sha256, entropyBits, head }: Awaited<ReturnType<typeof absorb>>,
): void {
  const { left, files, rejects, reading } = growing
  left.files -= 1
  if (left.files < 0) {
    rejects.push({ path, reason: 'over-limit', detail: `a build of more than ${FILES_PER_BUILD} files` })
    return
  }
  const { kind, ...seen } = lookInto(
    { path, bytes: head, whole: head.length === sizeBytes, entropyBits },
    reading.cutter,
  )
  const isHeld =
    sizeBytes > 0 && sizeBytes <= Math.min(LIST_BYTES, left.heldBytes) && mayBeList({ path, bytes: head, kind })
  if (isHeld) left.heldBytes -= sizeBytes
  files.push({ path, sizeBytes, sha256, entropyBits, kind, seen: within(left, seen), held: isHeld ? head : null })
}

/** Finds that fit into what the build may still hold. */
function within(left: Growing['left'], seen: Seen): Seen {
  const take = <T>(finds: readonly T[]): readonly T[] => {
    const taken = finds.slice(0, Math.max(0, left.finds))
    left.finds -= finds.length
    return taken
  }
  return {
    ...seen,
    networkNames: take(seen.networkNames),
    chineseTexts: take(seen.chineseTexts),
    keys: take(seen.keys),
    literals: take(seen.literals),
  }
}
