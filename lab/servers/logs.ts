import { gzip, tar } from './encode.ts'
import { DAYS, type Logged, type Sending } from '../people/events.ts'
import type { Person } from '../people/people.ts'
import type { Random } from '../random.ts'
import { row, stampOf } from './rows.ts'
import { type Keys, sealFile, sealLine } from './seal.ts'
import { FAMILIES, FAULTS, type Family, MONEY_TEST, SEALED_FOR_GOOD, type Server } from './habits.ts'

/** A file of the tree: path below its root, and bytes. */
export interface LabFile {
  path: string
  bytes: Buffer
}

export interface Making {
  chance: Random
  keys: Keys
}

const NOISE = '!#$%&*()[]{}<>?~^@'.split('')
const ROWS_PER_FAMILY = 60
const LINES_SEALED_FOR_GOOD = 50

const noise = (chance: Random): Buffer =>
  Buffer.from(Array.from({ length: chance.int(8, 50) }, () => chance.pick(NOISE)).join(''))

/** Cut so that no whole base64 group ends it. */
const cut = (line: Buffer, chance: Random): Buffer =>
  line.subarray(0, 4 * chance.int(1, Math.floor(line.length / 4)) + 1)

/** Bad lines for one server's message log, before they are mixed in. */
function faultyLines(name: string, server: Server, making: Making & { sample: string }): Buffer[] {
  const faults = FAULTS[name]
  if (faults === undefined) return []
  const { chance, keys, sample } = making
  const short = sample.split(server.delimiter).slice(0, 2).join(server.delimiter)
  return [
    ...Array.from({ length: faults.noise }, () => noise(chance)),
    ...Array.from({ length: faults.fewColumns }, () => sealLine(short, server, keys)),
    ...Array.from({ length: faults.cutLine }, () => cut(sealLine(sample, server, keys), chance)),
  ]
}

function dayFile(name: string, server: Server, making: Making & { day: number; rows: readonly Sending[] }): Buffer {
  const { chance, keys, day, rows } = making
  const texts = rows.map((sending, number) => row(sending, { ...server, number: day * 1000 + number }, chance))
  const lines = texts.map((text) => sealLine(text, server, keys))
  const sample = texts[0]
  if (sample === undefined) return sealFile([], server, making)
  const faulty = faultyLines(name, server, { chance, keys, sample })
  for (const [index, line] of faulty.entries())
    if (index % DAYS === day) lines.splice(chance.int(1, lines.length), 0, line)
  const tail = day === DAYS - 1 && (FAULTS[name]?.cutTail ?? 0) > 0 ? cut(sealLine(sample, server, keys), chance) : null
  return sealFile(lines, server, tail === null ? making : { ...making, tail })
}

/** The message log of one server: one file a day, or all days in one archive. */
export async function messageLogs(
  name: string,
  server: Server,
  making: Making & { logged: readonly Logged[] },
): Promise<LabFile[]> {
  const files: LabFile[] = []
  for (let day = 0; day < DAYS; day += 1) {
    const rows = making.logged.flatMap(({ server: at, sending }) =>
      at === name && sending.day === day ? [sending] : [],
    )
    if (rows.length === 0) continue
    const path = `log/contentfilter${stampOf(day)}${server.extension}`
    files.push({ path, bytes: dayFile(name, server, { ...making, day, rows }) })
  }
  if (server.packing === 'tar.gz') {
    const archive = await tar(files.map((file) => ({ name: file.path, bytes: file.bytes })))
    return [{ path: `${name}/backup/contentfilter.tar.gz`, bytes: gzip(archive) }]
  }
  return files.map((file) => packed(name, server, file))
}

const packed = (name: string, server: Server, file: LabFile): LabFile =>
  server.packing === 'gz'
    ? { path: `${name}/${file.path}.gz`, bytes: gzip(file.bytes) }
    : { path: `${name}/${file.path}`, bytes: file.bytes }

function familyLog(family: Family, server: Server, making: Making & { people: readonly Person[] }): Buffer {
  const { chance, keys, people } = making
  const events = Array.from({ length: ROWS_PER_FAMILY }, () => {
    const person = chance.pick(people)
    const [day, second] = [chance.int(0, DAYS), chance.int(0, 86_400)]
    return { account: person.account, address: chance.pick(person.addresses), text: '', day, second }
  }).toSorted((a, b) => a.day - b.day || a.second - b.second)
  const layout = { columns: FAMILIES[family], delimiter: server.delimiter }
  const lines = events.map((event, number) => sealLine(row(event, { ...layout, number }, chance), server, keys))
  return sealFile(lines, server, making)
}

/** `skypeversion` was readable as it stood in the report. */
const readable = (server: Server): Server => ({
  ...server,
  sealing: { kind: 'plain' },
  charset: 'utf-8',
  packing: 'none',
})

/** Base64 of random bytes in whole DES blocks: it looks like the other logs, and nothing opens it. */
function sealedForGood(chance: Random): Buffer {
  const lines = Array.from({ length: LINES_SEALED_FOR_GOOD }, () =>
    chance.bytes(8 * chance.int(6, 14)).toString('base64'),
  )
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** Logs of the other families of one server. */
export function otherLogs(name: string, server: Server, making: Making & { people: readonly Person[] }): LabFile[] {
  const files = server.families.map((family): LabFile => {
    if (family === 'skypeversion')
      return { path: `${name}/log/skypeversion.log`, bytes: familyLog(family, readable(server), making) }
    const path = `log/${family}${stampOf(0)}${server.extension}`
    return packed(name, server, { path, bytes: familyLog(family, server, making) })
  })
  if (SEALED_FOR_GOOD.some((sealed) => sealed === name))
    files.push({ path: `${name}/log/${MONEY_TEST}${stampOf(0)}.log`, bytes: sealedForGood(making.chance) })
  return files
}
