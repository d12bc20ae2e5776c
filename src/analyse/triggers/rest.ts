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
  const texts = material.texts.map((text, place) => withoutHits(text, hits, place))
  const units = unitsOf(texts)
  const { phrases, priors, unitCounts } = candidatesOf(units, { template, known: explained, language })
  return {
    ...material,
    texts,
    unitCounts: new Map(units.written.map((written, unit) => [written, unitCounts[unit] ?? 0])),
    evidence: { hits: hitsOf(texts, phrases), phrases, priors, weights, total, known: explained },
  }
}

/** A text with the places of all hits turned into breaks, across which nothing runs. */
function withoutHits(text: string, { starts, from, to }: Hits, place: number): string {
  const here = Array.from(
    { length: (starts[place + 1] ?? 0) - (starts[place] ?? 0) },
    (_, at) => (starts[place] ?? 0) + at,
  )
  let [cut, behind] = ['', 0]
  for (const hit of here.toSorted((a, b) => (from[a] ?? 0) - (from[b] ?? 0))) {
    const start = from[hit] ?? 0
    if (start >= behind) cut += `${text.slice(behind, start)}\u0000`
    behind = Math.max(behind, to[hit] ?? 0)
  }
  return cut + text.slice(behind)
}
