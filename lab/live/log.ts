import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Upload } from '../client/upload.ts'
import { gb18030 } from '../servers/encode.ts'
import { type Field, SERVERS, type Server } from '../servers/habits.ts'
import { type Keys, sealLine } from '../servers/seal.ts'
import type { Replica } from './replica.ts'

/** One of the lab's servers divides columns by a bar, another writes GB 18030 without its four-byte part. */
export function canBeLogged(text: string): boolean {
  if (text === '' || /[\t\r\n|]/.test(text)) return false
  try {
    gb18030(text)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
  return true
}

/** An upload as the server saw it. */
export interface Arrival extends Upload {
  /** Where the connection came from: the client's address, whoever wrote the message. */
  address: string
  version: string
}

/**
 * How a server writes the day that is still going on. What is packed or sealed as a whole is so only once the day is
 * over: until then `log03` seals line by line, too. (Invented: the report saw finished files only.)
 */
function liveHabit(name: string): Server {
  const server = SERVERS[name]
  if (server === undefined) throw new RangeError(`no log server is called ${name}`)
  return server.sealing.kind === 'aes-file' ? { ...server, sealing: { kind: 'des-line', key: 'first' } } : server
}

/** Number of the first row of a file, for servers that count. */
const FIRST_COUNT = 700_000

function fieldsOf(arrival: Arrival, number: number): Readonly<Partial<Record<Field, string>>> {
  const { account, address, text, at, direction, version } = arrival
  const [date = '', time = ''] = at.split(' ')
  const flag = direction === 'sent' ? '0' : '1'
  const hash = createHash('sha256').update([account, text, at, address].join('\t')).digest('hex').slice(0, 16)
  return {
    account,
    address,
    text,
    date,
    time,
    datetime: at,
    version,
    flag,
    hash,
    counter: String(FIRST_COUNT + number),
  }
}

/** Text in UTF-16 begins with a byte order mark and has wide line ends; sealed lines are base64 and have neither. */
function framing(server: Server): { mark: Buffer; end: Buffer } {
  const wide = server.sealing.kind === 'plain' && server.charset === 'utf-16le'
  const encoding = wide ? 'utf16le' : 'latin1'
  return { mark: Buffer.from(wide ? '\uFEFF' : '', encoding), end: Buffer.from(server.lineEnd, encoding) }
}

/** Appends uploads to the log of the day, in the habit of the server. */
export function liveLog(name: string, replica: Replica): (arrival: Arrival) => void {
  const server = liveHabit(name)
  const folder = join(replica.dir, 'live', name, 'log')
  mkdirSync(folder, { recursive: true })
  let rows = 0
  return (arrival) => {
    const path = join(folder, `contentfilter${arrival.at.slice(0, 10).replaceAll('-', '')}.log`)
    const fields = fieldsOf(arrival, rows)
    rows += 1
    const line = server.columns.map((column) => fields[column] ?? '').join(server.delimiter)
    const { mark, end } = framing(server)
    if (!existsSync(path)) writeFileSync(path, mark)
    // In one piece and at once: two uploads at the same moment never run into each other
    appendFileSync(path, Buffer.concat([sealLine(line, server, replica.keys), end]))
  }
}

function logKey({ sealing }: Server, keys: Keys): string | null {
  if (sealing.kind === 'plain') return null
  return sealing.key === 'second' ? keys.second.toString('hex') : keys[sealing.key].toString('latin1')
}

/** Settings of a live server: as in the report, the key lies beside the data. */
export function writeSettings(name: string, replica: Replica, port: number): void {
  const key = logKey(liveHabit(name), replica.keys)
  const folder = join(replica.dir, 'live', name, 'etc')
  mkdirSync(folder, { recursive: true })
  const lines = [
    '; content filter',
    '[server]',
    `name=${name}`,
    `listen=127.0.0.1:${port}`,
    `upkey=${replica.keys.first.toString('latin1')}`,
    '[log]',
    ...(key === null ? ['enc=0'] : ['enc=1', `enckey=${key}`]),
  ]
  writeFileSync(join(folder, 'filter.ini'), `${lines.join('\r\n')}\r\n`)
}
