import type { ClientEvent } from '../servers/clients.ts'
import { KEY_FILES } from '../servers/extras.ts'
import { FAMILY_NAMES, type KeyName, MONEY_TEST, type Server, SERVER_NAMES, SERVERS } from '../servers/habits.ts'
import { type Keys, keyId } from '../servers/seal.ts'
import { rejectsOf } from './counts.ts'
import type { Tally } from './tally.ts'
import type { FamilyTruth, KeyTruth, LabTruth, ServerTruth } from './types.ts'

function sealingOf({ sealing }: Server, keys: Keys): Pick<ServerTruth, 'cipher' | 'mode' | 'unit' | 'key_id'> {
  switch (sealing.kind) {
    case 'plain':
      return { cipher: 'none', mode: 'none', unit: 'file', key_id: null }
    case 'des-line':
      return { cipher: 'des', mode: 'ecb', unit: 'line', key_id: keyId(keys[sealing.key]) }
    case 'aes-file':
      return { cipher: 'aes-128', mode: 'cbc', unit: 'file', key_id: keyId(keys[sealing.key]) }
  }
}

/** The message log of every server. */
export function serverTruth(keys: Keys, { serverRecords }: Tally): LabTruth['servers'] {
  const entries = Object.entries(SERVERS).map(([name, server], number) => {
    const { charset, packing, delimiter, columns } = server
    const habit = { charset, packing, delimiter, columns }
    const counts = { records: serverRecords[number] ?? 0, rejects: rejectsOf(name) }
    return [name, { family: 'contentfilter', ...sealingOf(server, keys), ...habit, ...counts }] as const
  })
  return Object.fromEntries(entries)
}

/** Logs of the other families, server by server; `paths` are the files of the tree. */
export function familyTruth(clientLogs: readonly ClientEvent[], paths: readonly string[]): LabTruth['families'] {
  const counts = new Map<string, number>()
  for (const { server, family } of clientLogs) {
    const key = `${SERVER_NAMES[server]}/${family}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const files = (server: string, family: string): number =>
    paths.filter((path) => path.startsWith(`${server}/log/${family}`) && !/^[a-z]/.test(restOf(path, family))).length
  const of = (server: string): Record<string, FamilyTruth> => ({
    ...Object.fromEntries(
      FAMILY_NAMES.map((family) => [
        family,
        { files: files(server, family), records: counts.get(`${server}/${family}`) ?? 0 },
      ]),
    ),
    [MONEY_TEST]: { files: files(server, MONEY_TEST), records: null },
  })
  return Object.fromEntries(SERVER_NAMES.map((server) => [server, of(server)]))
}

/** What follows a family's name in a file name: `skypenewuser` begins `skypenewusersendmoneytest`, too. */
const restOf = (path: string, family: string): string => path.slice(path.lastIndexOf('/') + 1 + family.length)

const keyTruth = (name: KeyName, keys: Keys): KeyTruth => {
  const key = keys[name]
  const algorithm = key.length === 8 ? 'des' : 'aes-128'
  return { key_id: keyId(key), hex: key.toString('hex'), algorithm, files: KEY_FILES[name] }
}

/** Every key and where it lies. */
export const keysTruth = (keys: Keys): KeyTruth[] =>
  (['first', 'second', 'third'] as const).map((name) => keyTruth(name, keys))
