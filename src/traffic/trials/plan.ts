import { stringify } from 'csv-stringify/sync'
import { type Random, seededRandom, shuffle } from '../../lib/random.ts'
import { OperatorError } from '../../model/errors.ts'
import { CONTROL } from '../../model/trial.ts'
import { type Carriers, carriersFor } from './carriers.ts'

/** What a trial is to be made of. */
export interface PlanRequest {
  words: readonly string[]
  /** Control messages of each client; as many as trials of a word, unless there are to be more. */
  controls: number
  trialsPerWord: number
  /** As they are to be named in the sheet. */
  clients: readonly string[]
  /** Least time between two messages: twice the window, so that one message's window never cuts another's. */
  gapSeconds: number
  seed: number
}

type Draft = Record<'client' | 'direction' | 'text' | 'label', string>

const DIRECTIONS = ['sent', 'received'] as const

/** In the order in which a person, and the lab, read them; `time` is in seconds from the start, `displayed` is for afterwards. */
const COLUMNS = ['time', 'client', 'direction', 'text', 'label', 'displayed']

/** More messages than a sheet can hold are no trial. */
const MAX_MESSAGES = 100_000

/** Sentences are taken in turn from a random start, so that a word and its controls meet each about as often. */
const said = ({ sentences }: Carriers, turn: number, word: string): string =>
  (sentences[turn % sentences.length] ?? '{}').replace('{}', () => word)

function draftsOf(client: string, request: PlanRequest, random: Random): Draft[] {
  const { words, controls, trialsPerWord } = request
  const drafts: Draft[] = []
  const add = (label: string, count: number, message: (index: number, turn: number) => string): void => {
    const [turn, first] = [random.below(1000), random.below(2)]
    for (let index = 0; index < count; index += 1) {
      const direction = DIRECTIONS[(index + first) % 2] ?? 'sent'
      drafts.push({ client, direction, text: message(index, turn + index), label })
    }
  }
  for (const word of words) add(word, trialsPerWord, (_, turn) => said(carriersFor(word), turn, word))
  add(CONTROL, controls, (index, turn) => {
    const carriers = carriersFor(words[index % words.length] ?? '')
    return said(carriers, turn, carriers.fillers[turn % carriers.fillers.length] ?? '')
  })
  return drafts
}

function checked(request: PlanRequest): void {
  const { words, controls, trialsPerWord, clients, gapSeconds } = request
  const counts = [trialsPerWord, controls]
  if (words.length === 0 || clients.length === 0)
    throw new OperatorError('A plan needs a word and a client.', { hint: 'Name the words under test and the clients.' })
  if (words.some((word) => word.trim() === '' || word.toLowerCase() === CONTROL))
    throw new OperatorError(
      `A word under test is empty or is “${CONTROL}”, which is the label of messages without one.`,
      {
        hint: 'Leave it out.',
      },
    )
  if (counts.some((count) => !Number.isInteger(count) || count < 1) || !(gapSeconds > 0))
    throw new OperatorError('Trials, controls and the gap between messages must be more than nothing.', {
      hint: 'Twenty trials of each word and a gap of twice the window serve well.',
    })
  if (clients.length * (words.length * trialsPerWord + controls) > MAX_MESSAGES)
    throw new OperatorError(`The plan would have more than ${MAX_MESSAGES} messages.`, {
      hint: 'Plan fewer words, trials or clients at a time.',
    })
}

/**
 * A plan of messages as CSV: every word as often as asked for each client, half sent and half received, words and controls
 * in the same sentences, in random order, at uneven distances of one to two gaps, so that neither place nor rhythm nor wording
 * can pass for a cause.
 */
export function planSheet(request: PlanRequest): string {
  checked(request)
  const random = seededRandom(request.seed)
  const drafts = request.clients.flatMap((client) => draftsOf(client, request, random))
  shuffle(random, drafts)
  let atSeconds = 0
  const rows = drafts.map(({ client, direction, text, label }) => {
    atSeconds += request.gapSeconds * (1 + random.share())
    return [atSeconds.toFixed(3), client, direction, text, label, '']
  })
  return stringify([COLUMNS, ...rows], { record_delimiter: 'windows' })
}
