import { createRoute, z } from '@hono/zod-openapi'
import { correctionOf, correctionsIn, groupOf } from '../../corrections.ts'
import { coveredEffect, coveredValues } from '../../covered-columns.ts'
import { visible } from '../../lib/visible.ts'
import { OperatorError } from '../../model/errors.ts'
import { CHARSETS, type LogFormat, ROLES } from '../../model/format.ts'
import { columnValues } from '../../reread/column-values.ts'
import { effectOf } from '../../reread/effect.ts'
import { correctionName, type FormatGroup, formatGroups, targetOf } from '../../reread/groups.ts'
import type { ExampleRecord, Reading } from '../../reread/reading.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import type { Works } from '../works.ts'

const roles = z.enum(Object.keys(ROLES).filter((name): name is keyof typeof ROLES => name in ROLES))

const Group = z.object({
  id: z.string(),
  family: z.string(),
  server: z.string(),
  format: z.string(),
  charset: z.string(),
  delimiter: z.string().nullable(),
  columns: z.number(),
  streams: z.number(),
  records: z.number(),
  rejects: z.number(),
  /** File in the case that corrects how these logs are read; null when none does. */
  correction: z.string().nullable(),
})
const Groups = z.object({ groups: z.array(Group) }).openapi('Formats')

const Column = z.object({ name: z.string().max(200), role: roles, written: z.string().max(100).nullable() })

const Detail = z
  .object({
    ...Group.shape,
    header: z.boolean(),
    /** Lines that the values were looked at in. */
    lines: z.number(),
    fields: z.array(
      z.object({
        ...Column.shape,
        distinct: z.number(),
        entropyBits: z.number(),
        values: z.array(z.object({ value: z.string(), lines: z.number() })),
      }),
    ),
    roles: z.array(z.object({ role: roles, meaning: z.string() })),
    charsets: z.array(z.string()),
  })
  .openapi('Format')

const Changed = z.object({
  columns: z.array(Column).min(1).max(256),
  /** Null: detect it. */
  charset: z.enum(CHARSETS).nullable(),
  /** Null: as it is; for logs whose columns have separators of their own nothing else is possible. */
  delimiter: z.string().min(1).max(16).nullable(),
  header: z.boolean(),
})

const WireReading = z.object({
  kinds: z.record(z.string(), z.number()),
  charsets: z.array(z.string()),
  records: z.number(),
  messages: z.number(),
  rejects: z.array(z.object({ reason: z.string(), units: z.number() })),
  accounts: z.number(),
  addresses: z.number(),
  texts: z.number(),
  timesRead: z.number(),
  examples: z.array(z.record(z.string(), z.string())),
})

const WireEffect = z
  .object({
    sample: z.object({
      streams: z.number(),
      ofStreams: z.number(),
      bytes: z.number(),
      ofBytes: z.number(),
      isWhole: z.boolean(),
    }),
    before: WireReading,
    after: WireReading,
    /** The file that would be written into the case. */
    name: z.string(),
    yaml: z.string(),
  })
  .openapi('FormatEffect')

const params = z.object({ id: z.string().max(64) })
const Begun = z.object({ id: z.number() })

const list = createRoute({
  method: 'get',
  path: '/formats',
  description: 'What every log of the case is read with, by family and server.',
  responses: json(Groups, 'The formats'),
})
const one = createRoute({
  method: 'get',
  path: '/formats/{id}',
  description: 'A format with its columns, their roles and what stands in them; covered unless names are shown.',
  request: { params },
  responses: json(Detail, 'The format'),
})
const effect = createRoute({
  method: 'post',
  path: '/formats/{id}/effect',
  description: 'What a corrected format would change: both ways of reading the same bytes. Nothing is changed.',
  request: { params, ...body(Changed) },
  responses: json(WireEffect, 'Before and after'),
})
const apply = createRoute({
  method: 'post',
  path: '/formats/{id}/correction',
  description: 'Writes the corrected format into the case and reads its logs anew.',
  request: { params, ...body(Changed) },
  responses: json(Begun, 'It has begun'),
})
const takeBack = createRoute({
  method: 'post',
  path: '/formats/corrections/remove',
  description: 'Takes a correction back and reads its logs by inference again.',
  request: body(z.object({ name: z.string().max(300) })),
  responses: json(Begun, 'It has begun'),
})

function groupRow(group: FormatGroup, groups: readonly FormatGroup[], corrections: readonly string[]) {
  const { id, family, server, format, charset, streams, records, rejects } = group
  const name = correctionName(group, targetOf(group, groups).match)
  return {
    id,
    family: visible(family),
    server: visible(server),
    format: visible(format.id),
    charset,
    delimiter: format.layout.kind === 'delimited' ? format.layout.delimiter : null,
    columns: format.columns.length,
    streams: streams.length,
    records,
    rejects,
    correction: corrections.includes(name) ? name : null,
  }
}

const rowOf = (at: Workbench, group: FormatGroup) => {
  const { folder, state } = at.askable()
  return groupRow(group, formatGroups(state), correctionsIn(folder))
}

async function detailOf(at: Workbench, id: string, revealed: boolean): Promise<z.infer<typeof Detail>> {
  const session = at.askable()
  const group = groupOf(session.state, id)
  const { format, streams } = group
  const { lines, columns } = await columnValues(session, format, streams)
  const shown = revealed ? columns : await coveredValues(columns, format, session)
  return {
    ...rowOf(at, group),
    header: format.header,
    lines,
    fields: format.columns.map(({ name, role, written }, n) => ({
      name: visible(name),
      role,
      written: written ?? null,
      distinct: shown[n]?.distinct ?? 0,
      entropyBits: shown[n]?.entropyBits ?? 0,
      values: (shown[n]?.values ?? []).map(({ value, lines: count }) => ({ value: visible(value), lines: count })),
    })),
    roles: roles.options.map((role) => ({ role, meaning: ROLES[role] })),
    charsets: [...CHARSETS],
  }
}

/** A format as a page changed it: what the page does not name stays as it is. */
function changedFormat(format: LogFormat, changed: z.infer<typeof Changed>): LogFormat {
  if (changed.columns.length !== format.columns.length && format.layout.kind !== 'delimited')
    throw new OperatorError('These logs have a separator for each column: there can be neither more nor fewer.', {
      hint: 'Write the format by hand with `breachlight formats infer`.',
    })
  const layout =
    format.layout.kind === 'delimited' && changed.delimiter !== null
      ? { ...format.layout, delimiter: changed.delimiter }
      : format.layout
  const columns = changed.columns.map(({ name, role, written }, n) => ({
    // A name that was made visible is not the name: where it was not changed the column keeps its own.
    name: visible(format.columns[n]?.name ?? '') === name ? (format.columns[n]?.name ?? name) : name,
    role,
    ...(written === null || written === '' ? {} : { written }),
  }))
  return { ...format, layout, header: changed.header, columns }
}

const correctionBy = (at: Workbench, id: string, changed: z.infer<typeof Changed>) => {
  const session = at.askable()
  const format = changedFormat(groupOf(session.state, id).format, changed)
  return correctionOf(session, id, { format, charset: changed.charset })
}

async function effectBy(
  at: Workbench,
  id: string,
  { changed, revealed }: { changed: z.infer<typeof Changed>; revealed: boolean },
): Promise<z.infer<typeof WireEffect>> {
  const session = at.askable()
  const group = groupOf(session.state, id)
  const { name, yaml, formats } = await correctionBy(at, id, changed)
  const found = await effectOf(session, group.streams, formats)
  const compared = { today: group.format, corrected: changedFormat(group.format, changed) }
  const { sample, before, after } = revealed ? found : await coveredEffect(found, compared, session)
  return { sample, before: wiredReading(before), after: wiredReading(after), name, yaml: visibleLines(yaml) }
}

const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

const wiredReading = ({ kinds, charsets, rejects, examples, ...counts }: Reading): z.infer<typeof WireReading> => ({
  ...counts,
  kinds: { ...kinds },
  charsets: [...charsets],
  rejects: [...rejects],
  examples: examples.map(wiredExample),
})

/** A record's filled columns, by the name of what they hold. */
function wiredExample(record: ExampleRecord): Record<string, string> {
  const { unknown_columns: names, unknown_values: values, observed_at_utc_ms: instant, ...slots } = record
  const known = Object.entries(slots).map(([name, value]) => [name, String(value)] as const)
  const time = [['observed (UTC)', instant === null ? '' : new Date(instant).toISOString()]] as const
  const other = names.map((name, n) => [name, values[n] ?? ''] as const)
  return Object.fromEntries(
    [...known, ...time, ...other]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [visible(name), visible(value)]),
  )
}

export const formatRoutes = (at: Workbench, works: Works) =>
  rooms()
    .openapi(list, (c) => {
      const { folder, state } = at.askable()
      const groups = formatGroups(state)
      const corrections = correctionsIn(folder)
      return c.json({ groups: groups.map((group) => groupRow(group, groups, corrections)) }, 200)
    })
    .openapi(takeBack, (c) => c.json({ id: works.takeBack(c.req.valid('json').name) }, 200))
    .openapi(one, async (c) => c.json(await detailOf(at, c.req.valid('param').id, c.get('revealed')), 200))
    .openapi(effect, async (c) => {
      const wanted = { changed: c.req.valid('json'), revealed: c.get('revealed') }
      return c.json(await effectBy(at, c.req.valid('param').id, wanted), 200)
    })
    .openapi(apply, async (c) => {
      const correction = await correctionBy(at, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ id: works.correct(correction) }, 200)
    })
