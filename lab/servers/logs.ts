import type { Random } from '../random.ts'
import { gzip, tar } from './encode.ts'
import type { LabFile } from './file.ts'
import { FAULTS, type Faults, type Server } from './habits.ts'
import { cutsOf } from './rotation.ts'
import { type Event, row } from './rows.ts'
import { type Keys, sealFile, sealLine, sealLines } from './seal.ts'

export interface Making {
  chance: Random
  keys: Keys
}

const NO_FAULTS: Faults = { noise: 0, fewColumns: 0, cutLine: 0, cutTail: 0 }
const NOISE = '!#$%&*()[]{}<>?~^@'.split('')

const noise = (chance: Random): Buffer =>
  Buffer.from(Array.from({ length: chance.int(8, 50) }, () => chance.pick(NOISE)).join(''))

/** Cut so that no whole base64 group ends it. */
const cut = (line: Buffer, chance: Random): Buffer =>
  line.subarray(0, 4 * chance.int(1, Math.floor(line.length / 4)) + 1)

/** Lines that are no record; they are mixed in among the files of a log. */
function faultyLines(server: Server, making: Making & { faults: Faults; sample: string }): Buffer[] {
  const { chance, keys, faults, sample } = making
  const short = sample.split(server.delimiter).slice(0, 2).join(server.delimiter)
  return [
    ...Array.from({ length: faults.noise }, () => noise(chance)),
    ...Array.from({ length: faults.fewColumns }, () => sealLine(short, server, keys)),
    ...Array.from({ length: faults.cutLine }, () => cut(sealLine(sample, server, keys), chance)),
  ]
}

/** How a log is called and where it lies on its server. */
export interface Log {
  server: string
  name: string
}

/** One log's files, in the server's habit of rows, rotation, sealing and packing; its rows come in the order of time. */
export async function* logFiles(
  log: Log,
  server: Server,
  making: Making & { events: readonly Event[] },
): AsyncGenerator<LabFile> {
  const { chance, keys, events } = making
  const faults = log.name === 'contentfilter' ? (FAULTS[log.server] ?? NO_FAULTS) : NO_FAULTS
  const text = (event: Event, number: number): string =>
    row(event, { columns: server.columns, delimiter: server.delimiter, number }, chance)
  const sample = events[0] === undefined ? '' : text(events[0], 0)
  const faulty = faultyLines(server, { chance, keys, faults, sample })
  const cuts = cutsOf(
    log.name,
    server,
    events.map(({ second }) => second),
  )
  const members: LabFile[] = []
  for (const [index, { stem, ending, from, below }] of cuts.entries()) {
    const texts = events.slice(from, below).map((event, at) => text(event, from + at))
    const lines = sealLines(texts, server, keys)
    for (const line of faulty.filter((_, at) => at % cuts.length === index))
      lines.splice(chance.int(1, lines.length), 0, line)
    const isLast = index === cuts.length - 1
    const tail = isLast && faults.cutTail > 0 ? cut(sealLine(sample, server, keys), chance) : null
    const file = { path: `log/${stem}${ending}`, bytes: sealFile(lines, server, { keys, chance, tail }) }
    if (server.packing === 'tar.gz') members.push(file)
    else yield packed(log, server, file)
  }
  if (members.length > 0) yield archived(log, await tar(members))
}

function packed({ server: name }: Log, { packing }: Server, { path, bytes }: LabFile): LabFile {
  if (path.endsWith('.gz')) return { path: `${name}/${path}`, bytes: gzip(bytes) }
  return packing === 'gz' ? { path: `${name}/${path}.gz`, bytes: gzip(bytes) } : { path: `${name}/${path}`, bytes }
}

const archived = ({ server, name }: Log, archive: Buffer): LabFile => ({
  path: `${server}/backup/${name}.tar.gz`,
  bytes: gzip(archive),
})
