import { isObscene } from '../people/messages.ts'
import { personAt } from '../people/population.ts'
import { DAY_SECONDS, DAYS } from '../people/rhythm.ts'
import { bitOf } from '../people/spread.ts'
import type { World } from '../people/world.ts'
import { FAULTS, MISSING, SERVER_NAMES } from '../servers/habits.ts'
import { dateOf } from '../servers/rows.ts'
import { KEYWORDS } from '../talk/words.ts'
import { countDistinct, type Tally } from './tally.ts'
import type { LabTruth } from './types.ts'

/** Lines of a server's message log that are no record. */
export function rejectsOf(server: string): number {
  const faults = FAULTS[server]
  return faults === undefined ? 0 : faults.noise + faults.fewColumns + faults.cutLine + faults.cutTail
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const number of numbers) total += number
  return total
}

const LOGS_SECONDS = DAYS * DAY_SECONDS

/** The measures of the `counts` analysis, and the other policies of `unique`. */
export function countTruth(
  { population, messages, sendings, addressed }: World,
  tally: Tally,
  files: { evidence: number; undecryptable: number },
): Pick<LabTruth, 'counts' | 'unique' | 'unique_after_obscenity'> {
  const records = sum(tally.rows)
  const texts = countDistinct(messages.map(({ text }) => text))
  // In numbers of 53 bits: a column of 32 would overflow
  const width = addressed.addresses.length
  const pairs = Array.from(sendings.message, (message, at) => message * width + (addressed.address[at] ?? 0))
  // One for several sendings where a group chat was logged by several clients in one second
  const moments = Array.from(sendings.message, (message, at) => message * LOGS_SECONDS + (sendings.second[at] ?? 0))
  return {
    counts: {
      message_records: records,
      unique_messages: messages.length,
      sendings: sendings.message.length,
      copies: records - sendings.message.length,
      resends: sendings.message.length - messages.length,
      distinct_texts: texts,
      accounts: countDistinct(messages.map(({ sender }) => personAt(population, sender).account)),
      addresses: countDistinct(addressed.address),
      rejects: sum(SERVER_NAMES.map(rejectsOf)),
      evidence_items: files.evidence,
      undecryptable_items: files.undecryptable,
    },
    unique: {
      text: texts,
      'account+text': messages.length,
      'account+address+text': countDistinct(pairs),
      'recorded_time+account+text': countDistinct(moments),
    },
    unique_after_obscenity: messages.filter(({ text }) => !isObscene(text)).length,
  }
}

/** Addresses and records by the country the address is registered in. */
export function countryTruth({ addressed }: World, { addressRecords }: Tally): LabTruth['countries'] {
  const found = new Map<string, { addresses: number; records: number }>()
  for (const [index, country] of addressed.countries.entries()) {
    const known = found.get(country) ?? { addresses: 0, records: 0 }
    found.set(country, {
      addresses: known.addresses + 1,
      records: known.records + (addressRecords[index] ?? 0),
    })
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Unique messages and records of every keyword, by exact substring. */
export function listTruth({ messages }: World, { messageRecords }: Tally): LabTruth['list_matches'] {
  const found = Object.fromEntries(KEYWORDS.map((keyword) => [keyword, { messages: 0, records: 0, hidden: 0 }]))
  for (const [index, { text, hidden }] of messages.entries()) {
    for (const keyword of KEYWORDS) {
      const counts = found[keyword]
      if (counts === undefined || !text.includes(keyword)) continue
      counts.messages += 1
      counts.records += messageRecords[index] ?? 0
      if (hidden) counts.hidden += 1
    }
  }
  return found
}

/** Days without a record between the first and the last of each server. */
export function gapTruth({ sendings, servers }: World): LabTruth['gaps'] {
  const days = SERVER_NAMES.map(() => new Set<number>())
  for (const [index, held] of servers.entries())
    for (const [server, seen] of days.entries())
      if ((held & bitOf(server)) !== 0) seen.add(Math.floor((sendings.second[index] ?? 0) / DAY_SECONDS))
  return days.flatMap((seen, server) => {
    const [first, last] = [Math.min(...seen), Math.max(...seen)]
    const between = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
    return between
      .filter((day) => !seen.has(day))
      .map((day) => ({
        server: SERVER_NAMES[server] ?? '',
        family: 'contentfilter',
        day: dateOf(day),
        reason: server === MISSING.server && day === MISSING.day ? ('missing' as const) : ('quiet' as const),
      }))
  })
}
