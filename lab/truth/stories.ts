import type { Message } from '../people/messages.ts'
import { personAt, WATCHED_GROUP } from '../people/population.ts'
import type { World } from '../people/world.ts'
import { writtenMoment } from '../servers/rows.ts'
import type { Tally } from './tally.ts'
import type { LabTruth, TriggerKind, TriggerTruth } from './types.ts'

/** A message with its place. */
type Placed = readonly [number, Message]

function grouped<K>(messages: readonly Message[], keyOf: (message: Message) => K | null): Map<K, Placed[]> {
  const groups = new Map<K, Placed[]>()
  for (const [index, message] of messages.entries()) {
    const key = keyOf(message)
    if (key === null) continue
    const group = groups.get(key) ?? []
    group.push([index, message])
    groups.set(key, group)
  }
  return groups
}

const total = (counts: Uint32Array, group: readonly Placed[]): number =>
  group.reduce((sum, [index]) => sum + (counts[index] ?? 0), 0)

/** Why messages were logged. */
export function triggerTruth({ messages }: World, { messageRecords }: Tally): LabTruth['triggers'] {
  const groups = grouped(messages, ({ kind }) => kind)
  const of = (kind: TriggerKind): TriggerTruth => {
    const group = groups.get(kind) ?? []
    const words = new Map<string, number>()
    for (const [, { word }] of group) if (word !== null) words.set(word, (words.get(word) ?? 0) + 1)
    return { messages: group.length, records: total(messageRecords, group), words: Object.fromEntries(words) }
  }
  return {
    censor: of('censor'),
    surveillance: of('surveillance'),
    netbar: of('netbar'),
    builtin: of('builtin'),
    'targeted-account': of('targeted-account'),
    'targeted-group': of('targeted-group'),
  }
}

const withoutTrigger = (group: readonly Placed[]): number => group.filter(([, { word }]) => word === null).length

/** Accounts and the group that are uploaded whatever is written; no group when the world is without one. */
export function targetTruth({ population, messages }: World): LabTruth['targeted'] {
  const bySender = grouped(messages, ({ sender }) => sender)
  const accountOf = (index: number): string => personAt(population, index).account
  const inGroup = messages.flatMap((message, index): Placed[] =>
    message.kind === 'targeted-group' ? [[index, message]] : [],
  )
  return {
    accounts: population.people.flatMap(({ watched, account }, index) => {
      const group = bySender.get(index) ?? []
      return watched ? [{ account, unique_messages: group.length, without_trigger: withoutTrigger(group) }] : []
    }),
    groups:
      population.watchedGroup.length === 0
        ? []
        : [
            {
              group: WATCHED_GROUP,
              accounts: population.watchedGroup.map(accountOf),
              unique_messages: inGroup.length,
              without_trigger: withoutTrigger(inGroup),
            },
          ],
  }
}

/** Conversations of which at least two turns by two accounts were logged. */
export function conversationTruth({ population, messages }: World): LabTruth['conversations'] {
  return [...grouped(messages, ({ thread }) => thread)].flatMap(([thread, turns]) => {
    const accounts = [...new Set(turns.map(([, { sender }]) => personAt(population, sender).account))]
    if (accounts.length < 2) return []
    const seconds = turns.map(([, { second }]) => second)
    const [first, last] = [writtenMoment(Math.min(...seconds)), writtenMoment(Math.max(...seconds))]
    return [{ thread: `thread-${thread}`, accounts, turns: turns.length, first_recorded: first, last_recorded: last }]
  })
}

/** The campaign's templates and who sent them. */
export function campaignTruth({ population, messages }: World, { messageSendings }: Tally): LabTruth['campaign'] {
  return [...grouped(messages, ({ template }) => template)].map(([template, group]) => ({
    template: `template-${template}`,
    text: population.templates[template] ?? '',
    accounts: [...new Set(group.map(([, { sender }]) => personAt(population, sender).account))],
    messages: group.length,
    sendings: total(messageSendings, group),
  }))
}

/** Values that should not be read by strangers, and how often they stand in the logs. */
export function sensitiveTruth({ messages }: World, { messageRecords }: Tally): LabTruth['sensitive'] {
  const found = new Map<string, LabTruth['sensitive'][number]>()
  for (const [index, { sensitive }] of messages.entries()) {
    for (const { kind, value } of sensitive) {
      const known = found.get(`${kind} ${value}`) ?? { kind, value, messages: 0, records: 0 }
      const records = known.records + (messageRecords[index] ?? 0)
      found.set(`${kind} ${value}`, { ...known, messages: known.messages + 1, records })
    }
  }
  return [...found.values()]
}
