import { OBSCENITY } from '../../model/obscenity.ts'
import { corpusOf } from '../corpus.ts'
import { isListFile } from '../matched.ts'
import { once } from '../once.ts'

/**
 * Whether each unique message holds a word that is known to trigger (1) or not (0): a word of a given list, or the
 * obscenity that was found to trigger in 2006, whether or not a list is given.
 */
export const explainedOf = once(async (view): Promise<Uint8Array> => {
  const corpus = await corpusOf(view)
  const places = new Map(corpus.textIds.map((id, place) => [id, place]))
  const byText = new Uint8Array(corpus.texts.length)
  const found = view.store.stream<{ id: string; list: string }>('SELECT hex(text_id) AS id, list FROM matches')
  for await (const batch of found)
    for (const { id, list } of batch) {
      const place = places.get(id)
      if (place !== undefined && (isListFile(list) || list === OBSCENITY.list)) byText[place] = 1
    }
  return Uint8Array.from(corpus.text, (text) => byText[text] ?? 0)
})
