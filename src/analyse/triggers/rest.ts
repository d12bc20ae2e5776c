import { cutOut } from './cut.ts'
import { candidatesOf, type Evidence, type Material } from './evidence.ts'
import { type Hits, hitsIn, hitsOf } from './hits.ts'
import { unitsOf } from './units.ts'

/**
 * What is left to explain once words are found: the texts with the words cut out of them, those that held one being
 * explained. What stands in so many words that it looked like ordinary language is rare outside of them.
 */
export function restOf(material: Material, { hits, weights, total, known }: Evidence): Material {
  const { template, language } = material
  const explained = known.map((one, text) => one | Number(hitsIn(hits, text).length > 0))
  const texts = material.texts.map((text, place) => cutOut(text, stretchesOf(hits, place)))
  const units = unitsOf(texts)
  const { phrases, priors, unitCounts } = candidatesOf(units, { template, known: explained, language })
  return {
    ...material,
    texts,
    unitCounts,
    evidence: { hits: hitsOf(texts, phrases), phrases, priors, weights, total, known: explained },
  }
}

const stretchesOf = (hits: Hits, text: number): [number, number][] =>
  hitsIn(hits, text).map((hit) => [hits.from[hit] ?? 0, hits.to[hit] ?? 0])
