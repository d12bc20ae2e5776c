import { createRoute, z } from '@hono/zod-openapi'
import { commandOf } from '../../pinned.ts'
import { filterWritten } from '../../messages/index.ts'
import { ownCommand } from '../../own-answer.ts'
import { soundTerms } from '../../own-query.ts'
import { messagesCommand } from '../../pinned-messages.ts'
import { addPin, casePins, editPin, movePin, newPinSchema, removePin } from '../../pins.ts'
import { visible } from '../../lib/visible.ts'
import type { Pin as KeptPin } from '../../model/pin.ts'
import { allChapters } from '../../report/index.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import { Faults, faultsOf } from './prose.ts'
import { coveredInput } from './sections.ts'

const NewPin = newPinSchema(z)

const Pin = z
  .object({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    atUtc: z.string(),
    /** What is pinned, as JSON: a page knows its own view by it. */
    what: z.string(),
    /** What was asked, in a line. */
    asked: z.string(),
    /** Lines of the note that would stop the report. */
    faults: Faults,
  })
  .openapi('Pin')

const Pins = z.object({ pins: z.array(Pin) }).openapi('Pins')
const params = z.object({ id: z.string().max(64) })
const responses = json(Pins, 'Every pinned finding, in the order of the report')

const all = createRoute({ method: 'get', path: '/pins', description: 'Findings pinned for the report.', responses })
const add = createRoute({
  method: 'post',
  path: '/pins',
  description: 'Pins what a view asks, with a title and a note.',
  request: body(NewPin),
  responses,
})
const edit = createRoute({
  method: 'post',
  path: '/pins/{id}',
  description: 'Gives a pinned finding another title and note.',
  request: { params, ...body(z.object({ title: z.string(), note: z.string() })) },
  responses,
})
const move = createRoute({
  method: 'post',
  path: '/pins/{id}/place',
  description: 'Moves a pinned finding to another place, from 0.',
  request: { params, ...body(z.object({ to: z.int().min(0).max(1000) })) },
  responses,
})
const remove = createRoute({
  method: 'post',
  path: '/pins/{id}/removal',
  description: 'Takes a pinned finding out of the report.',
  request: { params, ...body(z.object({})) },
  responses,
})

/** What a pin asks, in a line: the command, or which messages or figure. */
function askedOf({ what }: KeptPin): string {
  switch (what.kind) {
    case 'answer': {
      const where = Object.entries(what.where).map(([column, value]) => `${column} = ${value}`)
      return visible([commandOf(what).replace(' --case DIR', ''), ...where].join(' · '))
    }
    case 'messages':
      return visible(messagesCommand(filterWritten(what.filter)).replace(' --facets --case DIR', ''))
    case 'terms':
      return visible(`breachlight ${ownCommand(what)}`)
    case 'figure': {
      const title = allChapters.find(({ id }) => id === what.section)?.title ?? what.section
      return visible(`Figure ${what.index + 1} of “${title}”`)
    }
  }
}

export const pinRoutes = (at: Workbench) => {
  const folder = () => at.askable().folder
  const shown = (pins: readonly KeptPin[]): z.infer<typeof Pins> => {
    const input = coveredInput(at)
    return {
      pins: pins.map((pin) => ({
        ...pin,
        what: JSON.stringify(pin.what),
        asked: askedOf(pin),
        faults: faultsOf(pin.note, input),
      })),
    }
  }
  return rooms()
    .openapi(all, async (c) => c.json(shown(await casePins(folder())), 200))
    .openapi(add, async (c) => {
      const wanted = c.req.valid('json')
      if (wanted.what.kind === 'messages') filterWritten(wanted.what.filter) // what is no filter is refused, not kept
      if (wanted.what.kind === 'terms') soundTerms(wanted.what.terms)
      await addPin(folder(), wanted, at.nowUtcMs())
      return c.json(shown(await casePins(folder())), 200)
    })
    .openapi(edit, async (c) =>
      c.json(shown(await editPin(folder(), c.req.valid('param').id, c.req.valid('json'))), 200),
    )
    .openapi(move, async (c) =>
      c.json(shown(await movePin(folder(), c.req.valid('param').id, c.req.valid('json').to)), 200),
    )
    .openapi(remove, async (c) => c.json(shown(await removePin(folder(), c.req.valid('param').id)), 200))
}
