import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { textOfBytes } from '../lib/byte-text.ts'
import { readUpTo } from '../lib/bytes.ts'
import { digestCheck, type Verdict } from '../lib/warc-digest.ts'
import type { FaultList } from './faults.ts'
import type { Collected } from './inventory.ts'
import { readWarcRows, type WarcCheck } from './warc-rows.ts'

/** What verifying the package around the WARCs came to (WACZ 1.1.1 §5.2). */
export interface PackageCheck {
  /** Files that `datapackage.json` lists, by what came of their hashes. */
  resources: Record<Verdict, number>
  /** Listed files that are not there. */
  missing: number
  /** Of `datapackage.json` itself, by `datapackage-digest.json`. */
  package: Verdict
  /** True when the digest is signed; the signature is not verified here. */
  isSigned: boolean
}

/** A package of a year's daily crawls lists fewer. */
const ENTRY_LIMIT = 100_000
/** `datapackage.json` has some 200 bytes for each file. */
const JSON_LIMIT_BYTES = 32 * 1024 * 1024

const PACKAGE = z.object({ resources: z.array(z.object({ path: z.string(), hash: z.string().optional() })) })
const PACKAGE_DIGEST = z.object({ hash: z.string(), signedData: z.unknown().optional() })

/** Rows of all WARCs of a WACZ. Every hash of the package and every digest of the WARCs is verified; faults are told. */
export async function readWacz(
  path: string,
  faults: FaultList,
): Promise<{ rows: Collected[]; check: WarcCheck; packageCheck: PackageCheck | null }> {
  const none: WarcCheck = { records: 0, digests: { passed: 0, failed: 0, absent: 0, unknown: 0 } }
  const zip = await openZip(path, faults)
  if (zip === null) return { rows: [], check: none, packageCheck: null }
  try {
    const entries = await entriesOf(zip, { path, faults })
    const context = { zip, entries, path, faults }
    const hashes = await listedHashes(context)
    const packageCheck = await checkPackage(context)
    const rows: Collected[] = []
    let check = none
    for (const [name, entry] of entries) {
      const read = await readEntry(context, { name, entry, hash: hashes.get(name) })
      packageCheck.resources[read.verdict] += read.verdict === 'absent' ? 0 : 1
      for (const row of read.rows) rows.push(row)
      check = added(check, read.check)
    }
    for (const name of hashes.keys()) {
      if (entries.has(name)) continue
      packageCheck.missing += 1
      faults.add(`${path}!${name}`, 'listed in datapackage.json and not there')
    }
    return { rows, check, packageCheck }
  } finally {
    zip.close()
  }
}

const added = (one: WarcCheck, other: WarcCheck | null): WarcCheck => ({
  records: one.records + (other?.records ?? 0),
  digests: {
    passed: one.digests.passed + (other?.digests.passed ?? 0),
    failed: one.digests.failed + (other?.digests.failed ?? 0),
    absent: one.digests.absent + (other?.digests.absent ?? 0),
    unknown: one.digests.unknown + (other?.digests.unknown ?? 0),
  },
})

interface Context {
  zip: ZipFile
  entries: ReadonlyMap<string, Entry>
  path: string
  faults: FaultList
}

/** yauzl's errors about the file's content are plain; those of the operating system name their call. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error) || 'syscall' in error) throw error
  return error.message
}

async function openZip(path: string, faults: FaultList): Promise<ZipFile | null> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false })
  } catch (error) {
    faults.add(path, `no zip archive: ${faultOf(error)}`)
    return null
  }
}

async function entriesOf(
  zip: ZipFile,
  { path, faults }: Pick<Context, 'path' | 'faults'>,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = textOfBytes(entry.fileNameRaw)
      if (entries.has(name)) faults.add(`${path}!${name}`, 'stands twice in the archive; the first is read')
      else if (!name.endsWith('/')) entries.set(name, entry)
      if (entries.size <= ENTRY_LIMIT) continue
      faults.add(path, `more than ${ENTRY_LIMIT} files; the rest is left out`)
      break
    }
  } catch (error) {
    faults.add(path, `the directory of the archive breaks: ${faultOf(error)}`)
  }
  return entries
}

async function readEntry(
  { zip, path, faults }: Context,
  { name, entry, hash }: { name: string; entry: Entry; hash: string | undefined },
): Promise<{ rows: Collected[]; check: WarcCheck | null; verdict: Verdict }> {
  const place = `${path}!${name}`
  const digest = digestCheck(hash)
  const isWarc = /\.warc(?:\.gz)?$/i.test(name)
  if (!isWarc && hash === undefined) return { rows: [], check: null, verdict: 'absent' }
  if (hash === undefined) faults.add(place, 'not listed in datapackage.json, so nothing vouches for it')
  const end: { fault: string | null } = { fault: null }
  const chunks = entryBytes(zip, { entry, tap: (chunk) => digest.update(chunk), end })
  const read = isWarc ? await readWarcRows(chunks, { place, faults }) : null
  // What the reader did not ask for still counts for the hash.
  for await (const _ of chunks) continue
  if (end.fault !== null) faults.add(place, end.fault)
  const verdict = end.fault === null ? digest.verdict() : 'failed'
  if (verdict === 'failed') faults.add(place, 'does not match its hash in datapackage.json')
  return { rows: read?.rows.map(({ row }) => row) ?? [], check: read?.check ?? null, verdict }
}

/** Bytes of an entry; where they break they end, and `end` tells why. */
async function* entryBytes(
  zip: ZipFile,
  { entry, tap, end }: { entry: Entry; tap: (chunk: Uint8Array) => void; end: { fault: string | null } },
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      tap(chunk)
      yield chunk
    }
  } catch (error) {
    end.fault = `breaks: ${faultOf(error)}`
  }
}

async function bytesOf({ zip, entries }: Context, name: string): Promise<Buffer | null> {
  const entry = entries.get(name)
  if (entry === undefined) return null
  const end = { fault: null }
  const { bytes, complete } = await readUpTo(entryBytes(zip, { entry, tap: () => {}, end }), JSON_LIMIT_BYTES)
  return complete && end.fault === null ? bytes : null
}

function parsed<T>(bytes: Buffer | null, shape: z.ZodType<T>): T | null {
  if (bytes === null) return null
  try {
    const read = shape.safeParse(JSON.parse(bytes.toString('utf8')))
    return read.success ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function listedHashes(context: Context): Promise<Map<string, string>> {
  const list = parsed(await bytesOf(context, 'datapackage.json'), PACKAGE)
  if (list === null) context.faults.add(context.path, 'datapackage.json is missing or cannot be read')
  return new Map(
    (list?.resources ?? []).flatMap(({ path, hash }) => (hash === undefined ? [] : [[path, hash] as const])),
  )
}

async function checkPackage(context: Context): Promise<PackageCheck> {
  const said = parsed(await bytesOf(context, 'datapackage-digest.json'), PACKAGE_DIGEST)
  const digest = digestCheck(said?.hash)
  digest.update((await bytesOf(context, 'datapackage.json')) ?? new Uint8Array(0))
  const verdict = digest.verdict()
  if (verdict === 'failed') {
    context.faults.add(`${context.path}!datapackage.json`, 'does not match datapackage-digest.json')
  }
  return {
    resources: { passed: 0, failed: 0, absent: 0, unknown: 0 },
    missing: 0,
    package: verdict,
    isSigned: said?.signedData !== undefined,
  }
}
