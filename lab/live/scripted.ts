import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCombination } from '../client/combinations.ts'
import { EDITIONS, type ListFile, VERSION_CHECK_PATH } from '../client/editions.ts'
import { type Installed, INSTALLED } from '../client/judge.ts'
import { decodeKeyfile, type KeyfileKeys } from '../client/keyfile.ts'
import { PATHS } from './agent.ts'
import type { Ask, Exchange } from './exchange.ts'
import type { Client } from './trial.ts'

/** A scripted client before it has asked anything. */
export interface Script {
  client: Client
  account: string
  /** Loopback address that all its connections come from. */
  address: string
  /** Server that it gets its lists from. */
  listsUrl: string
  /** Server that it tells of its presence and gets everything else from. */
  homeUrl: string
  /** Folder in which it keeps its lists. */
  cacheDir: string
}

/** Asks a server; what went over the wire is kept by whoever made it. */
export type Call = (ask: Ask) => Promise<Exchange>

/** A list that came over the wire. */
export interface Download {
  list: ListFile['name']
  exchange: Exchange
}

/** A client that is up. */
export interface Online {
  installed: Installed
  downloads: readonly Download[]
  /** The server told it to upload whatever this account writes and reads. */
  watched: boolean
}

const get = (from: string, path: string, base: string): Ask => ({
  from,
  method: 'GET',
  url: new URL(path, base).href,
  body: null,
})

/** The keyfile as the server has it now, from the folder when that one is still current; null when there is none to be had. */
async function keyfile(
  script: Script,
  file: ListFile,
  call: Call,
): Promise<{ bytes: Buffer | null; download: Exchange | null }> {
  const path = join(script.cacheDir, file.name)
  const kept = existsSync(path) ? readFileSync(path) : null
  const md5 = kept === null ? 'nofile' : createHash('md5').update(kept).digest('hex')
  const check = await call(get(script.address, `${VERSION_CHECK_PATH}?md5=${md5}`, script.listsUrl))
  if (kept !== null && check.body.toString() === '1') return { bytes: kept, download: null }
  const download = await call(get(script.address, file.path, script.listsUrl))
  if (download.status !== 200) return { bytes: kept, download: null }
  mkdirSync(script.cacheDir, { recursive: true })
  writeFileSync(path, download.body)
  return { bytes: download.body, download }
}

/** What this client matches: outer spaces and empty lines, which published lists have, count for nothing. */
function linesOf(
  bytes: Buffer,
  { encoding }: ListFile,
  keys: KeyfileKeys,
): Pick<Installed['lists'][number], 'words' | 'combinations'> {
  const lines = decodeKeyfile(bytes, encoding, keys[encoding]).map((line) => line.trim())
  const distinct = [...new Set(lines)].filter((line) => line !== '')
  const combinations = distinct.flatMap((line) => parseCombination(line) ?? [])
  const words = distinct.filter((line) => parseCombination(line) === null)
  return combinations.length === 0 ? { words } : { words, combinations }
}

/** Tells the server that the account is there. */
export const presence = (script: Script): Ask => {
  const { version } = EDITIONS[script.client.edition]
  const form = new URLSearchParams({ account: script.account, version }).toString()
  return {
    from: script.address,
    method: 'POST',
    url: new URL(PATHS.presence, script.homeUrl).href,
    body: { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(form) },
  }
}

/** Asks for the picture that is shown beside the contacts. */
export const advertisement = (script: Script): Ask => get(script.address, PATHS.advertisement, script.homeUrl)

/** Asks for messages that came while the account was away. */
export function offlineMessages(script: Script): Ask {
  const query = new URLSearchParams({ account: script.account }).toString()
  return get(script.address, `${PATHS.offlineMessages}?${query}`, script.homeUrl)
}

/** Starts a client: its lists, then its presence. Without any list it goes by the one that is built in. */
export async function start(script: Script, keys: KeyfileKeys, call: Call): Promise<Online> {
  const lists: Installed['lists'][number][] = []
  const downloads: Download[] = []
  for (const file of EDITIONS[script.client.edition].lists) {
    const { bytes, download } = await keyfile(script, file, call)
    if (download !== null) downloads.push({ list: file.name, exchange: download })
    if (bytes !== null) lists.push({ name: file.name, hides: file.hides, ...linesOf(bytes, file, keys) })
  }
  const { body } = await call(presence(script))
  const installed = lists.length === 0 ? INSTALLED.fallback : { lists }
  return { installed, downloads, watched: body.toString() === 'watch=1' }
}
