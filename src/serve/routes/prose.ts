import { createRoute, z } from '@hono/zod-openapi'
import { visible } from '../../lib/visible.ts'
import type { Answer } from '../../model/answer.ts'
import { LONGEST_PROSE, proseOf, writeProse } from '../../prose.ts'
import {
  allChapters,
  bindingsOf,
  type BoundNumber,
  proseBlocks,
  proseFaults,
  type ReportInput,
  soundText,
} from '../../report/index.ts'
import { WireBlock, wired } from '../blocks.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import { coveredInput } from './sections.ts'

const params = z.object({ chapter: z.string().max(40) })
const Written = z.object({ text: z.string().max(LONGEST_PROSE * 2) })

const Fault = z.object({ line: z.number(), said: z.string() })
export const Faults = z.array(Fault)

const Text = z.object({ text: z.string(), faults: Faults }).openapi('ChapterText')

const read = createRoute({
  method: 'get',
  path: '/report/text/{chapter}',
  description: 'What its author wrote for a chapter, and the lines that would stop the report.',
  request: { params },
  responses: json(Text, 'The text'),
})

const write = createRoute({
  method: 'post',
  path: '/report/text/{chapter}',
  description: 'Keeps what was written for a chapter, in the case; nothing written takes it away.',
  request: { params, ...body(Written) },
  responses: json(Text, 'The text as it is kept'),
})

const check = createRoute({
  method: 'post',
  path: '/report/check',
  description: 'What would stop the report, were this written, and how the rest would stand in it. Nothing is kept.',
  request: body(Written),
  responses: json(z.object({ faults: Faults, blocks: z.array(WireBlock) }).openapi('TextCheck'), 'What was found'),
})

const Numbers = z
  .object({
    numbers: z.array(
      z.object({
        analysis: z.string(),
        reference: z.string(),
        value: z.string(),
        row: z.string(),
        meaning: z.string(),
      }),
    ),
    found: z.number(),
  })
  .openapi('BoundNumbers')

/** Numbers that are sent at once; a search finds the others. */
const MOST_NUMBERS = 120

const numbers = createRoute({
  method: 'get',
  path: '/report/numbers',
  description:
    'Numbers of the findings that can be written into a text, those of a chapter, or those that hold a word.',
  request: {
    query: z.object({ chapter: z.string().max(40).default(''), search: z.string().max(100).default('') }),
  },
  responses: json(Numbers, 'Each with the words that bind it'),
})

/** Numbers of an answer, worked out once for as long as the findings stand: all of them take a second at report scale. */
const known = new WeakMap<Answer, BoundNumber[]>()

function numbersOf(answer: Answer): BoundNumber[] {
  const found = known.get(answer) ?? bindingsOf(answer)
  known.set(answer, found)
  return found
}

/** Those of the chapter first; a search goes through every answer. */
function numbersFor(input: ReportInput, needs: readonly string[], search: string): BoundNumber[] {
  const ids = Object.keys(input.answers).toSorted()
  const first = needs.filter((id) => Object.hasOwn(input.answers, id))
  const wanted = search === '' ? (first.length === 0 ? ['counts'] : first) : [...new Set([...first, ...ids])]
  const needle = search.toLowerCase()
  return wanted
    .flatMap((id) => {
      const answer = input.answers[id]
      return answer === undefined ? [] : numbersOf(answer)
    })
    .filter(({ reference, value, meaning }) => `${reference} ${value} ${meaning}`.toLowerCase().includes(needle))
}

const shownNumber = (one: BoundNumber): BoundNumber => ({
  ...one,
  reference: visible(one.reference),
  value: visible(one.value),
  row: visible(one.row),
})

const shownFault = ({ line, said }: z.infer<typeof Fault>) => ({ line, said: visible(said) })

/** What would stop the report in a text, for the browser. */
export const faultsOf = (text: string, input: ReportInput): z.infer<typeof Faults> =>
  proseFaults(text, input).map(shownFault)

export const proseRoutes = (at: Workbench) => {
  const textOf = (chapter: string): z.infer<typeof Text> => {
    const text = proseOf(at.askable().folder, chapter)
    return { text, faults: faultsOf(text, coveredInput(at)) }
  }
  return rooms()
    .openapi(read, (c) => c.json(textOf(c.req.valid('param').chapter), 200))
    .openapi(write, (c) => {
      const { chapter } = c.req.valid('param')
      writeProse(at.askable().folder, { chapter, text: c.req.valid('json').text }, allChapters)
      return c.json(textOf(chapter), 200)
    })
    .openapi(check, (c) => {
      const input = coveredInput(at)
      const { text } = c.req.valid('json')
      const blocks = proseBlocks({ name: 'text', text: soundText(text, input) }, input).map(wired)
      return c.json({ faults: faultsOf(text, input), blocks }, 200)
    })
    .openapi(numbers, (c) => {
      const { chapter, search } = c.req.valid('query')
      const needs = allChapters.find(({ id }) => id === chapter)?.needs ?? []
      const found = numbersFor(coveredInput(at), needs, search)
      return c.json({ numbers: found.slice(0, MOST_NUMBERS).map(shownNumber), found: found.length }, 200)
    })
}
