import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { EDITIONS, type EditionId } from '../client/editions.ts'
import { hasLoopback } from '../loopback.ts'
import type { Script } from './scripted.ts'
import type { Site } from './serve.ts'
import type { Client, Trial } from './trial.ts'

/** Invented accounts of the three clients, when the sheet names no other. */
const ACCOUNTS: Readonly<Record<EditionId, string>> = {
  'tom-3.8': 'kite.cellar38',
  'tom-5.1': 'teapot.meadow51',
  netbar: 'ladder.harbour07',
}

/** Invented accounts of ordinary Skype, the ones who write what a client receives. */
export const SENDERS = ['orchard.bell88', 'saddle.river12', 'button.field45', 'candle.bridge63'] as const

const CLIENTS_PER_NETWORK = 200

/** 127.0.0.11 and on; all the same address on a system that has only that one. */
const addressOf = (index: number, hasOthers: boolean): string =>
  hasOthers ? `127.0.${Math.floor(index / CLIENTS_PER_NETWORK)}.${11 + (index % CLIENTS_PER_NETWORK)}` : '127.0.0.1'

function siteUrl(sites: readonly Site[], name: string): string {
  const site = sites.find((candidate) => candidate.name === name)
  if (site === undefined) throw new RangeError(`there is no server ${name}`)
  return site.url
}

/** Everybody whom a plan speaks of, each with an address of its own. */
export async function castOf(
  trials: readonly Trial[],
  options: { dir: string; sites: readonly Site[] },
): Promise<Script[]> {
  const { dir, sites } = options
  const clients = new Map<string, Client>(trials.map(({ client }) => [client.name, client]))
  const hasOthers = await hasLoopback('127.0.0.11')
  return [...clients.values()].map((client, index) => ({
    client,
    account: client.account ?? ACCOUNTS[client.edition],
    address: addressOf(index, hasOthers),
    listsUrl: siteUrl(sites, EDITIONS[client.edition].listsFrom === 'netbar' ? 'netbar' : 'log01'),
    homeUrl: siteUrl(sites, 'log01'),
    cacheDir: join(dir, 'clients', client.name.replace(':', '-')),
  }))
}

/** One of the eight log servers, always the same for an account (how clients chose is not known). */
export function logServerFor(account: string, sites: readonly Site[]): Site {
  const servers = sites.filter(({ name }) => name.startsWith('log'))
  const number = createHash('sha256').update(account).digest().readUInt32BE(0)
  const server = servers[number % servers.length]
  if (server === undefined) throw new RangeError('there is no log server')
  return server
}
