import { personAt } from '../people/population.ts'
import { inventSecond } from '../people/rhythm.ts'
import type { World } from '../people/world.ts'
import type { Random } from '../random.ts'
import { INVENT } from '../talk/sensitive.ts'
import { confide, smallTalk } from '../talk/talk.ts'
import { LIST_WORDS } from '../talk/words.ts'
import { gb18030 } from './encode.ts'
import type { LabFile } from './file.ts'
import { stampOf, writtenMoment } from './rows.ts'

/** A server beside the eight: its files, and what an investigation should count in it. */
export interface OtherServer {
  files: readonly LabFile[]
  family: string
  records: number
  accounts: number
}

const file = (path: string, lines: readonly string[]): LabFile => ({
  path,
  bytes: gb18030(`${lines.join('\r\n')}\r\n`),
})

/**
 * The server of the net-bar edition: log files that say at which seat which word was found, by its line in the list, and
 * the list itself (*Breaching Trust*, “Summary”: logs and information that revealed the words that the system censored).
 */
export function netBarServer(chance: Random, { population, messages, sendings, addressed }: World): OtherServer {
  const words = LIST_WORDS.netbar
  const accounts = new Set<string>()
  const lines = Array.from(sendings.message).flatMap((index, at) => {
    const message = messages[index]
    if (message?.kind !== 'netbar') return []
    const { account } = personAt(population, message.sender)
    accounts.add(account)
    const address = addressed.addresses[addressed.address[at] ?? 0] ?? ''
    const [date = '', time = ''] = writtenMoment(sendings.second[at] ?? 0).split(' ')
    return [[date, time, address, account, chance.int(1, 81), words.indexOf(message.word ?? '') + 1].join('\t')]
  })
  return {
    files: [
      file(`log/netbarhit${stampOf(0)}.log`, lines),
      file('agent/keyfile', words),
      file('etc/netbar.ini', ['[netbar]', 'edition=netbar', 'keyfile=agent/keyfile', 'seats=80', 'hide=1']),
    ],
    family: 'netbarhit',
    records: lines.length,
    accounts: accounts.size,
  }
}

/** Text messages for each hundred logged chat messages; invented, the study gives no number. */
const TEXTS_PER_RECORD = 0.01

/** The server of the wireless services, with text messages between telephones. */
export function wirelessServer(chance: Random, logged: number): OtherServer {
  const numbers = Array.from({ length: Math.ceil(logged / 250) }, () => INVENT.mobile(chance, 'hans'))
  const senders = new Set<string>()
  const rows = Array.from({ length: Math.round(logged * TEXTS_PER_RECORD) }, () => {
    const [from, to] = [chance.pick(numbers), chance.pick(numbers)]
    senders.add(from)
    const said = chance.chance(0.2) ? confide(chance, { language: 'hans', word: null }) : smallTalk(chance, 'hans')
    return { second: inventSecond(chance), cells: [from, to, said.text, chance.pick(['0', '0', '0', '1'])] }
  }).toSorted((one, other) => one.second - other.second)
  const lines = rows.map(({ second, cells }) => [writtenMoment(second), ...cells].join('\t'))
  return {
    files: [
      file(`log/sms${stampOf(0)}.log`, lines),
      file('etc/gateway.ini', ['[gateway]', 'service=sms', 'charset=gb18030', 'keep=90']),
    ],
    family: 'sms',
    records: lines.length,
    accounts: senders.size,
  }
}
