import { createHash } from 'node:crypto'
import { PLANTED } from '../client/combinations.ts'
import { type Edition, type EditionId, EDITIONS, VERSION_CHECK_PATH } from '../client/editions.ts'
import { encodeKeyfile, keyfileKeys } from '../client/keyfile.ts'
import { decodeUpload, UPLOAD_PATH, uploadKey } from '../client/upload.ts'
import { LIST_LINES, LIST_WORDS } from '../talk/words.ts'
import { type Arrival, canBeLogged } from './log.ts'
import type { Replica } from './replica.ts'

/** What a server is for. */
export type Role = 'log' | 'netbar' | 'wireless'

/** A request as the programs on a server see it. */
export interface Call {
  query: URLSearchParams
  body: Buffer
  /** Where it came from. */
  address: string
}

/** What a program answers. */
export interface Answer {
  status: number
  type: string
  body: Buffer
}

/** A script on a server, such as a PHP page. */
export type Program = (call: Call) => Answer

/** Paths beside those in `editions.ts` and `upload.ts`; all invented. */
export const PATHS = {
  presence: '/agent/presence.php',
  advertisement: '/ad/banner.gif',
  offlineMessages: '/agent/offline.php',
} as const

/** The smallest picture there is: one transparent point (GIF89a). */
const BANNER = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

const text = (body: string, status = 200): Answer => ({ status, type: 'text/html', body: Buffer.from(body) })

/** Lines of an edition's keyfiles: its lists as generated, and behind the first what is planted for live clients only. */
function linesOf(id: EditionId, { name }: Edition['lists'][number], index: number): readonly string[] {
  const lines = name === 'censor' ? LIST_LINES : LIST_WORDS[name]
  return index === 0 ? [...lines, ...PLANTED[id]] : lines
}

const EDITION_IDS = ['tom-3.8', 'tom-5.1', 'netbar'] as const satisfies readonly EditionId[]

/** Keyfiles by path, as a server of this role has them. */
function keyfilesOf(role: Role, seed: number): ReadonlyMap<string, Buffer> {
  const keys = keyfileKeys(seed)
  return new Map(
    EDITION_IDS.filter((id) => EDITIONS[id].listsFrom === role).flatMap((id) =>
      EDITIONS[id].lists.map((list, index) => {
        const lines = linesOf(id, list, index)
        return [list.path, encodeKeyfile(lines, list.encoding, keys[list.encoding])] as const
      }),
    ),
  )
}

/** “1” when some list has this MD5, so that the client keeps what it has. */
function versionCheck(keyfiles: ReadonlyMap<string, Buffer>): Program {
  const known = new Set([...keyfiles.values()].map((bytes) => createHash('md5').update(bytes).digest('hex')))
  return ({ query }) => text(known.has(query.get('md5') ?? '') ? '1' : '0')
}

/** Takes note that an account is there, and tells the client whether to upload whatever it writes (invented). */
const presence =
  ({ watched }: Replica): Program =>
  ({ body }) =>
    text(`watch=${watched.has(new URLSearchParams(body.toString()).get('account') ?? '') ? '1' : '0'}`)

function upload(replica: Replica, append: (arrival: Arrival) => void): Program {
  const key = uploadKey(replica.seed)
  return ({ body, address, query }) => {
    const read = decodeUpload(body, key)
    if (read === null || ![read.account, read.text].every(canBeLogged)) return text('0', 400)
    append({ ...read, address, version: /^[\d.]{1,20}$/.exec(query.get('v') ?? '')?.[0] ?? '' })
    return text('1')
  }
}

/** The programs of one server, by method and path; without a log to append to, it takes no uploads. */
export function programs(
  role: Role,
  replica: Replica,
  append: ((arrival: Arrival) => void) | null,
): ReadonlyMap<string, Program> {
  const keyfiles = keyfilesOf(role, replica.seed)
  const lists: [string, Program][] = [
    [`GET ${VERSION_CHECK_PATH}`, versionCheck(keyfiles)],
    ...[...keyfiles].map(([path, body]): [string, Program] => [
      `GET ${path}`,
      () => ({ status: 200, type: 'application/octet-stream', body }),
    ]),
  ]
  if (append === null) return new Map(keyfiles.size === 0 ? [] : lists)
  return new Map([
    ...lists,
    [`POST ${PATHS.presence}`, presence(replica)],
    [`GET ${PATHS.advertisement}`, () => ({ status: 200, type: 'image/gif', body: BANNER })],
    [`GET ${PATHS.offlineMessages}`, () => text('0')],
    [`POST ${UPLOAD_PATH}`, upload(replica, append)],
  ])
}
