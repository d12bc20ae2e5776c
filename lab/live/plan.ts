import type { EditionId } from '../client/editions.ts'
import type { Random } from '../random.ts'
import { mention, smallTalk, swearing } from '../talk/talk.ts'
import { type ListName, OBSCENITY } from '../talk/words.ts'
import type { Trial } from './trial.ts'

const CLIENTS = ['tom-3.8', 'tom-5.1', 'netbar'] as const satisfies readonly EditionId[]
const DIRECTIONS = ['sent', 'received'] as const
const SPACING_S = 0.08
const JITTER_S = 0.04
/** Times that each client meets each word: with as many controls, the fewest that tell a word by itself. */
const ROUNDS = 4

type Draft = Pick<Trial, 'direction' | 'text' | 'label'>

/** Words of each list, and the obscenity; the built-in word is one that no downloaded list holds. */
function wordsUnderTest(chance: Random, words: Readonly<Record<ListName, readonly string[]>>): string[] {
  const { censor, surveillance, netbar, builtin } = words
  const onlyBuiltin = builtin.filter((word) => !censor.includes(word))
  const others = [surveillance, netbar, onlyBuiltin].map((list) => chance.pick(list))
  return [...chance.shuffled(censor).slice(0, 2), ...others, OBSCENITY]
}

/** Every word once in each round, half of them sent and half received, with a message that holds no word for each. */
function drafts(chance: Random, words: readonly string[], firstDirection: number): Draft[] {
  return Array.from({ length: ROUNDS }, (_, round) => round).flatMap((round) =>
    words.flatMap((word, index) => {
      const direction = DIRECTIONS[(index + round + firstDirection) % 2] ?? 'sent'
      const tested = word === OBSCENITY ? swearing(chance, 'hans') : mention(chance, 'hans', word)
      return [
        { direction, text: tested.text, label: word },
        { direction, text: smallTalk(chance, 'hans').text, label: 'control' },
      ]
    }),
  )
}

/**
 * A balanced trial: each client meets each word four times and as many controls, half of both sent and half received, in random
 * order and at uneven distances, so that neither place nor rhythm can pass for a cause.
 */
export function planTrials(chance: Random, words: Readonly<Record<ListName, readonly string[]>>): Trial[] {
  const tested = wordsUnderTest(chance, words)
  const all = CLIENTS.flatMap((edition, index) =>
    drafts(chance, tested, index).map((draft) => ({ ...draft, client: { name: edition, edition, account: null } })),
  )
  return chance.shuffled(all).map((trial, index) => ({
    ...trial,
    atSeconds: (index + 1) * SPACING_S + chance.share() * JITTER_S,
  }))
}
