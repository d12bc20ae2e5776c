import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  anotherCollection,
  type CollectOptions,
  collect,
  requireStart,
  userAgentOf,
  WARC_FILE,
} from '../collect/collect.ts'
import { egressText, parseEgress } from '../collect/egress.ts'
import { SCOPE_FILE } from '../collect/inventory.ts'
import type { CollectResult } from '../collect/result.ts'
import { readScope } from '../collect/scope-file.ts'
import { lockCase, writeWhole } from '../custody/index.ts'
import { jsonLine } from '../lib/json.ts'
import { OperatorError } from '../model/errors.ts'
import { VERSION } from '../version.ts'
import { sealCollected } from './collect-from.ts'
import { collectedText, planText } from './collect-text.ts'
import type { Ran } from './command.ts'
import { safe, type Terminal } from './out.ts'
import { terminalProgress } from './progress.ts'

const SOFTWARE = `Breachlight/${VERSION}`

/** In the folder of a collection that is sealed in a case: it is whole, and not gone on with. */
const SEALED_FILE = 'sealed'

/**
 * In the folder of a collection with nothing left to fetch: what it came to. From then on its records stay as they are,
 * so that a sealing that was cut short seals the same bytes when it is done again.
 */
const COMPLETE_FILE = 'complete.json'

interface Options {
  scope?: string | undefined
  case: string
  out?: string | undefined
  egress: string
  json?: boolean | undefined
}

/** Walks a directory within its scope, and seals the records and the scope when nothing is left to fetch. */
export async function walk(
  url: string | undefined,
  options: Options,
  { terminal, ran }: { terminal: Terminal; ran: Ran },
): Promise<void> {
  if (url === undefined || options.scope === undefined)
    throw new OperatorError('A collection needs a URL and the scope that allows it.', {
      hint: 'breachlight collect URL --scope FILE --case DIR; docs/collect.md has a scope to start from.',
      exit: 'wrongUsage',
    })
  const scope = await readScope(options.scope)
  const egress = parseEgress(options.egress)
  const { href: startUrl } = requireStart({ startUrl: url, scope })
  const outDir = options.out ?? join(`${options.case}-collected`, folderName(url))
  if (existsSync(join(outDir, SEALED_FILE))) throw alreadySealed(outDir)
  const plan = { startUrl: url, scope, egress: egressText(egress), userAgent: userAgentOf(SOFTWARE, scope) }
  terminal.err(`${safe(planText(plan))}\n`)
  mkdirSync(outDir, { recursive: true, mode: 0o700 })
  const unlock = lockCase(join(outDir, 'lock'), Date.now())
  try {
    const collection =
      completed(outDir, startUrl) ??
      (await fetched({ startUrl, scope, outDir, egress, software: SOFTWARE }, options.json === true, terminal))
    const sealed = isWhole(collection)
    if (sealed) {
      await sealCollected([join(outDir, WARC_FILE), join(outDir, SCOPE_FILE)], options.case, terminal)
      writeFileSync(join(outDir, SEALED_FILE), `${options.case}\n`, { mode: 0o600 })
    }
    if (options.json === true) terminal.out(`${jsonLine({ ...collection, sealed })}\n`)
    terminal.err(
      `${safe(sealed ? `Next: breachlight ask servers --case ${options.case}` : notSealed(collection, outDir, options.case))}\n`,
    )
    ran('done')
  } finally {
    unlock()
  }
}

type Collection = ReturnType<typeof asJson>

const isWhole = ({ ended, saved }: Collection): boolean => ended === 'complete' && saved > 0

/** What an earlier run came to that left nothing to fetch; null when there was none. */
function completed(outDir: string, startUrl: string): Collection | null {
  const path = join(outDir, COMPLETE_FILE)
  if (!existsSync(path)) return null
  const { startUrl: held, collection } = JSON.parse(readFileSync(path, 'utf8'))
  if (held !== startUrl) throw anotherCollection(outDir, { held, asked: startUrl })
  return collection
}

async function fetched(
  options: Omit<CollectOptions, 'progress'>,
  quiet: boolean,
  terminal: Terminal,
): Promise<Collection> {
  const result = await collect({ ...options, progress: terminalProgress(terminal) })
  if (!quiet) terminal.out(`${safe(collectedText(result))}\n`)
  const collection = asJson(result)
  if (isWhole(collection))
    writeWhole(join(options.outDir, COMPLETE_FILE), `${jsonLine({ startUrl: options.startUrl, collection })}\n`)
  return collection
}

/** Host and path of the start, as a name for a folder. */
const folderName = (url: string): string =>
  url
    .replace(/^https?:\/\//i, '')
    .replaceAll(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/_$/, '')

const alreadySealed = (outDir: string) =>
  new OperatorError(`${outDir} holds a collection that is complete and sealed in a case.`, {
    hint: 'For a new snapshot choose another folder with --out; `collect diff` compares the two.',
  })

const notSealed = ({ saved }: Collection, outDir: string, caseDir: string): string =>
  saved === 0
    ? 'Nothing was recorded, so nothing is sealed.'
    : `Not complete, so not sealed yet: the same command goes on. To seal what there is: breachlight collect --from ${outDir} --case ${caseDir}`

const asJson = (result: CollectResult) => ({
  schema: 'breachlight/collection/1',
  ended: result.ended,
  requests: result.requests,
  saved: result.saved,
  truncated: result.truncated,
  received_bytes: result.bytes,
  refused: result.refused,
  failed: result.failed,
  hosts: Object.fromEntries(
    Object.entries(result.hosts).map(([host, { requests, wireBytes }]) => [
      host,
      { requests, received_bytes: wireBytes },
    ]),
  ),
  warc: result.warcPath,
  repaired_bytes: result.repairedBytes,
})
