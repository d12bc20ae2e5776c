import { inventWorld, type World } from '../../lab/people/world.ts'
import { personAt, type Targeting } from '../../lab/people/population.ts'
import { START_UTC_MS } from '../../lab/people/rhythm.ts'
import { bitOf, SERVER_COUNT } from '../../lab/people/spread.ts'
import { random } from '../../lab/random.ts'
import { type Figures, type Scale, SCALES } from '../../lab/scale.ts'
import { type ClientEvent, clientEvents } from '../../lab/servers/clients.ts'
import { MISSING } from '../../lab/servers/habits.ts'
import { writtenMoment } from '../../lab/servers/rows.ts'
import { type Tally, tallyOf } from '../../lab/truth/tally.ts'
import type { Dataset, DatasetRecord } from './dataset.ts'

/** A lab world as an analysis would meet it, with what is needed to count its truth. */
export interface LabWorld {
  world: World
  clientLogs: readonly ClientEvent[]
  tally: Tally
  /** Its records without the detour over enciphered files; `load` puts them into an engine. */
  dataset: Dataset
}

const utcMsOf = (second: number): number => START_UTC_MS + second * 1000

/** How a world differs from what `lab generate` writes. */
export interface OtherWorld {
  targeting?: Targeting
  figures?: Partial<Figures>
}

/** Invents the world of a seed, the same that `lab generate` writes as servers unless it is to differ. */
export function labWorld(seed: number, scale: Scale = 'small', { targeting, figures }: OtherWorld = {}): LabWorld {
  const chance = random(seed)
  const given = { missing: MISSING, tell: () => undefined, ...(targeting === undefined ? {} : { targeting }) }
  const world = inventWorld(chance, { ...SCALES[scale], ...figures }, given)
  const clientLogs = clientEvents(chance, world)
  const records = [...messageRecords(world), ...clientLogs.flatMap(presence)]
  return { world, clientLogs, tally: tallyOf(world), dataset: { records } }
}

function messageRecords({ population, messages, sendings, addressed, servers }: World): DatasetRecord[] {
  const records: DatasetRecord[] = []
  for (const [index, at] of sendings.message.entries()) {
    const message = messages[at]
    if (message === undefined) throw new Error('every sending is of a message')
    const second = sendings.second[index] ?? 0
    for (let server = 0; server < SERVER_COUNT; server += 1)
      if (((servers[index] ?? 0) & bitOf(server)) !== 0)
        records.push({
          server: `fs0${server + 1}`,
          account: personAt(population, message.sender).account,
          address: addressed.addresses[addressed.address[index] ?? 0] ?? '',
          text: message.text,
          at: writtenMoment(second),
          utcMs: utcMsOf(second),
        })
  }
  return records
}

/** Log-ins, presence and new users; of calls and versions no account is at home for sure. */
const presence = ({ server, family, event }: ClientEvent): DatasetRecord[] =>
  family === 'skypecallinfo' || family === 'skypeversion'
    ? []
    : [
        {
          server: `fs0${server + 1}`,
          family,
          message: false,
          account: event.account,
          address: event.address,
          at: writtenMoment(event.second),
          utcMs: utcMsOf(event.second),
        },
      ]
