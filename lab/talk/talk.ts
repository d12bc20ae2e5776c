import type { Random } from '../random.ts'
import { CUES } from './cues.ts'
import { CURSES } from './curses.ts'
import { DIALOGUES } from './dialogues.ts'
import { EN } from './en.ts'
import { expand, type Grammar } from './grammar.ts'
import { HANS } from './hans.ts'
import { HANT } from './hant.ts'
import { INVENT, type Sensitive } from './sensitive.ts'
import { type Language, TOPICS } from './words.ts'

/** One invented text and the sensitive values in it. */
export interface Said {
  text: string
  sensitive: readonly Sensitive[]
}

const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  hans: { ...HANS, topic: TOPICS.hans, curse: CURSES },
  hant: { ...HANT, topic: TOPICS.hant, curse: CURSES },
  en: { ...EN, topic: TOPICS.en, curse: CURSES },
}

/** What people tell each other most stands more than once. */
const KINDS: readonly Sensitive['kind'][] = [
  'mobile',
  'mobile',
  'mobile',
  'qq',
  'qq',
  'email',
  'email',
  'landline',
  'bank-card',
  'resident-id',
  'parcel',
  'password',
  'address',
]

const say = (chance: Random, language: Language, pattern: string): string => expand(chance, GRAMMARS[language], pattern)

const about = (word: string, text: string): string => text.replaceAll('{}', () => word)

/** Everyday talk: greetings, plans, links. Holds no word of any list. */
export const smallTalk = (chance: Random, language: Language): Said => ({
  text: say(chance, language, '<small>'),
  sensitive: [],
})

/** Talk about a word of a list, now and then next to a topic of the news. Holds no other listed word. */
export const mention = (chance: Random, language: Language, word: string): Said => ({
  text: about(word, say(chance, language, '<mention>')),
  sensitive: [],
})

/** Talk with the obscenity in it, in some upper and lower case, and no other listed word. */
export const swearing = (chance: Random, language: Language): Said => ({
  text: say(chance, language, '<swear>'),
  sensitive: [],
})

/** Names that mean the same thing to both people as long as they talk. */
const SETTLED = ['who', 'city', 'place', 'shop', 'price', 'money', 'day']

function settle(chance: Random, grammar: Grammar): Grammar {
  const settled = SETTLED.filter((name) => name in grammar).map((name) => [
    name,
    [expand(chance, grammar, `<${name}>`)],
  ])
  return { ...grammar, ...Object.fromEntries(settled) }
}

/** Two to six turns of two people in turn: a question, an answer that fits, and so on. The word is in every turn. */
export function exchange(chance: Random, language: Language, word: string): readonly Said[] {
  const turns = chance.pick(DIALOGUES[language])
  const grammar = settle(chance, GRAMMARS[language])
  return turns
    .slice(0, chance.int(2, turns.length + 1))
    .map((turn) => ({ text: about(word, expand(chance, grammar, turn)), sensitive: [] }))
}

function inventSensitive(chance: Random, language: Language): readonly Sensitive[] {
  const first = chance.pick(KINDS)
  const second = chance.pick(KINDS)
  const kinds = chance.chance(0.25) && second !== first ? [first, second] : [first]
  return kinds.map((kind) => ({ kind, value: INVENT[kind](chance, language) }))
}

/** A text that gives away one or two sensitive values, each introduced in words; about `word`, too, unless it is null. */
export function confide(chance: Random, options: { language: Language; word: string | null }): Said {
  const { language, word } = options
  const sensitive = inventSensitive(chance, language)
  const opening =
    word === null ? say(chance, language, '<confide>') : about(word, say(chance, language, '<confideWord>'))
  const told = sensitive.map(({ kind, value }) => about(value, chance.pick(CUES[language][kind])))
  const closing = chance.chance(0.4) ? [say(chance, language, '<after>')] : []
  return { text: [opening, ...told, ...closing].join(language === 'en' ? ', ' : '，'), sensitive }
}
