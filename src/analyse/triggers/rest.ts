import { cutOut } from './cut.ts'
import { candidatesOf, type Evidence, type Material } from './evidence.ts'
import { type Hits, hitsOf } from './hits.ts'
import { unitsOf } from './units.ts'

/**
 * What is left to explain once words are found: the texts with the words cut out of them, those that held one being
 * explained. What stands in so many words that it looked like ordinary language is rare outside of them.
 */
export function restOf(material: Material, { hits, weights, total, known }: Evidence): Material {
  const { template, language } = material
  const explained = known.map((one, text) => one | Number((hits.starts[text] ?? 0) < (hits.starts[text + 1] ?? 0)))
  const texts = material.texts.map((text, place) => cutOut(text, stretchesOf(hits, place)))
  const units = unitsOf(texts)
  const { phrases, priors, unitCounts } = candidatesOf(units, { template, known: explained, language })
  return {
    ...material,
    texts,
    unitCounts: new Map(units.written.map((written, unit) => [written, unitCounts[unit] ?? 0])),
    evidence: { hits: hitsOf(texts, phrases), phrases, priors, weights, total, known: explained },
  }
}

const stretchesOf = ({ starts, from, to }: Hits, text: number): [number, number][] =>
  Array.from({ length: (starts[text + 1] ?? 0) - (starts[text] ?? 0) }, (_, at) => {
    const hit = (starts[text] ?? 0) + at
    return [from[hit] ?? 0, to[hit] ?? 0]
  })
