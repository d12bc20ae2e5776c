import type { Corpus } from '../corpus.ts'
import { candidates, MOST_BACKGROUND, sharedWord, textCounts } from './shared-word.ts'
import { isShort, template } from './wording.ts'

/** What the messages of one account say about why they were logged. Messages of one template count once. */
export interface AccountEvidence {
  /** Place in the corpus's accounts. */
  account: number
  /** Distinct templates of the account, and those of them that no known or inferred trigger explains. */
  messages: number
  unexplained: number
  /** Templates that count as explained because they share a word with another: a hidden trigger would explain them. */
  sharingWord: number
  /** Those of the unexplained, and of the explained, that are short, as everyday talk is. */
  short: number
  shortExplained: number
  /** Places of the unexplained messages in the corpus, one for each template. */
  places: readonly number[]
}

/** An account's messages, one for each template: places in the corpus. */
interface Kept {
  account: number
  explained: readonly number[]
  unexplained: readonly number[]
}

/** Evidence of every account, in the order of the corpus; `explained` says it of every unique message, 1 or 0. */
export function evidenceOf(corpus: Corpus, explained: Uint8Array): AccountEvidence[] {
  const kept = keptOf(corpus, explained)
  const textAt = (place: number): string => corpus.texts[corpus.text[place] ?? 0] ?? ''
  const shortOf = (places: readonly number[]): number => places.filter((place) => isShort(textAt(place))).length
  const found = kept.map(({ unexplained }) => candidates(unexplained.map(textAt)))
  const background = backgroundOf(corpus, explained)
  const counts = textCounts(background, new Set(found.flatMap((strings) => [...strings.keys()])))
  return kept.map(({ account, explained: known, unexplained }, at) => {
    const sharing = new Set(
      sharedWord(found[at] ?? new Map(), unexplained.length, { texts: background.length, counts }),
    )
    const places = unexplained.filter((_, index) => !sharing.has(index))
    return {
      account,
      messages: known.length + unexplained.length,
      unexplained: places.length,
      sharingWord: sharing.size,
      short: shortOf(places),
      shortExplained: shortOf(known),
      places,
    }
  })
}

function keptOf(corpus: Corpus, explained: Uint8Array): Kept[] {
  const templates = corpus.texts.map(template)
  const found: Kept[] = []
  for (let from = 0; from < corpus.account.length; ) {
    const account = corpus.account[from] ?? 0
    const first = new Map<string, { place: number; explained: boolean }>()
    for (; from < corpus.account.length && corpus.account[from] === account; from += 1) {
      const key = templates[corpus.text[from] ?? 0] ?? ''
      const known = first.get(key)
      const isExplained = explained[from] === 1 || known?.explained === true
      first.set(key, { place: known?.place ?? from, explained: isExplained })
    }
    const placesOf = (wanted: boolean): number[] =>
      [...first.values()].flatMap((one) => (one.explained === wanted ? [one.place] : []))
    if (corpus.accounts[account] !== '')
      found.push({ account, explained: placesOf(true), unexplained: placesOf(false) })
  }
  return found
}

/** Explained texts, evenly thinned out when there are many. */
function backgroundOf(corpus: Corpus, explained: Uint8Array): string[] {
  const texts = new Set<number>()
  for (const [place, text] of corpus.text.entries()) if (explained[place] === 1) texts.add(text)
  const step = Math.max(1, Math.ceil(texts.size / MOST_BACKGROUND))
  return [...texts].filter((_, at) => at % step === 0).map((text) => corpus.texts[text] ?? '')
}
