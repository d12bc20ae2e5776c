import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { type CaseFolder, writeWhole } from './custody/index.ts'
import { OperatorError } from './model/errors.ts'
import type { Pin } from './model/pin.ts'
import { QUERY_LANGUAGES } from './model/queries.ts'
import { LONGEST_TERM, MOST_TERMS } from './own-query.ts'
import { coveredView } from './pin-people.ts'

const SCHEMA = 'breachlight/pins/1'

/** A report of more chosen findings than this is no choice any more; each is asked anew at every build. */
const MOST_PINS = 200

/** Characters: a title is a line, a note some paragraphs, a filter a form’s worth of values. */
const LONGEST = { title: 200, note: 5_000, value: 2_000, filter: 8_000 } as const

type Zod = typeof import('zod').z

const viewSchema = (z: Zod) => {
  const value = z.string().min(1).max(LONGEST.value)
  const answer = z.strictObject({
    kind: z.literal('answer'),
    analysis: value,
    family: value.nullable().default(null),
    account: z
      .string()
      .regex(/^account-[a-z2-7]{16}$/, 'an account is named by its pseudonym')
      .nullable()
      .default(null),
    hops: z.int().min(1).max(6).default(1),
    where: z
      .record(value, value)
      .refine((conditions) => Object.keys(conditions).length <= 8, 'eight values at most choose rows')
      .default({}),
    columns: z.array(value).max(40).default([]),
  })
  const messages = z.strictObject({
    kind: z.literal('messages'),
    filter: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
      .refine((filter) => JSON.stringify(filter).length <= LONGEST.filter, 'the filter is too long'),
  })
  const terms = z.strictObject({
    kind: z.literal('terms'),
    terms: z.array(z.string().min(1).max(LONGEST_TERM)).min(1).max(MOST_TERMS),
    language: z.enum(QUERY_LANGUAGES),
  })
  const figure = z.strictObject({ kind: z.literal('figure'), section: value, index: z.int().min(0).max(100) })
  return z.discriminatedUnion('kind', [answer, messages, terms, figure])
}

const wordsSchema = (z: Zod) => ({
  title: z.string().trim().min(1, 'a pin needs a title').max(LONGEST.title),
  note: z.string().max(LONGEST.note),
})

/** What a person says of a finding, and the finding. */
export const newPinSchema = (z: Zod) => z.strictObject({ ...wordsSchema(z), what: viewSchema(z) })

const fileSchema = (z: Zod) =>
  z.strictObject({
    schema: z.literal(SCHEMA),
    pins: z
      .array(z.strictObject({ id: z.string().min(1).max(64), ...newPinSchema(z).shape, atUtc: z.iso.datetime() }))
      .max(MOST_PINS),
  })

type NewPin = import('zod').z.input<ReturnType<typeof newPinSchema>>

const refused = (message: string): OperatorError =>
  new OperatorError(message, { hint: 'Nothing was changed.', exit: 'wrongUsage' })

/** The first thing that is wrong, in words. */
const firstIssue = ({ issues: [issue] }: import('zod').z.ZodError): string =>
  issue === undefined ? 'it cannot be read' : `${issue.path.map(String).join('.') || 'it'}: ${issue.message}`

const damaged = (path: string, why: string, cause?: unknown): OperatorError =>
  new OperatorError(`${path} is damaged (${why}).`, {
    hint: 'Mend the file or restore it from a copy; take it away to go on without pinned findings.',
    cause,
  })

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(path, 'no JSON', error)
    throw error
  }
}

function read({ pinsPath }: CaseFolder, z: Zod): readonly Pin[] {
  if (!existsSync(pinsPath)) return []
  const checked = fileSchema(z).safeParse(parsed(pinsPath))
  if (!checked.success) throw damaged(pinsPath, firstIssue(checked.error), checked.error)
  return checked.data.pins
}

/** The library is loaded on first use, as few runs need it. */
const loaded = async (): Promise<Zod> => (await import('zod')).z

/** Findings that were pinned, in the order in which the report shows them; throws OperatorError when the file is damaged. */
export const casePins = async (folder: CaseFolder): Promise<readonly Pin[]> =>
  existsSync(folder.pinsPath) ? read(folder, await loaded()) : []

/** Reads, changes and writes without a pause in between, so that of two changes at once none is lost. */
async function changed(
  folder: CaseFolder,
  change: (pins: readonly Pin[], z: Zod) => readonly Pin[],
): Promise<readonly Pin[]> {
  const z = await loaded()
  const pins = change(read(folder, z), z)
  writeWhole(folder.pinsPath, `${JSON.stringify({ schema: SCHEMA, pins }, null, 2)}\n`)
  return pins
}

const checkedAs = <T>(schema: import('zod').z.ZodType<T>, value: unknown): T => {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  throw refused(`This cannot be pinned: ${firstIssue(checked.error)}.`)
}

/** Puts a finding at the end; throws OperatorError when it is none, or there are too many. */
export async function addPin(folder: CaseFolder, pin: NewPin, nowUtcMs: number): Promise<Pin> {
  const pins = await changed(folder, (before, z) => {
    if (before.length >= MOST_PINS)
      throw refused(`The report holds ${MOST_PINS} pinned findings already, which is as many as it may.`)
    const wanted = checkedAs(newPinSchema(z), pin)
    return [
      ...before,
      { id: randomUUID(), ...wanted, what: coveredView(folder, wanted.what), atUtc: new Date(nowUtcMs).toISOString() },
    ]
  })
  const added = pins.at(-1)
  if (added === undefined) throw new Error('a pin was added and is not there')
  return added
}

/** The place of a pin; throws OperatorError when it is not there any more. */
function placeOf(pins: readonly Pin[], id: string): number {
  const at = pins.findIndex((pin) => pin.id === id)
  if (at < 0) throw refused('This finding is not pinned any more.')
  return at
}

/** Gives a pin other words. */
export const editPin = (
  folder: CaseFolder,
  id: string,
  words: { title: string; note: string },
): Promise<readonly Pin[]> =>
  changed(folder, (pins, z) => {
    const at = placeOf(pins, id)
    return pins.map((pin, place) =>
      place === at ? { ...pin, ...checkedAs(z.strictObject(wordsSchema(z)), words) } : pin,
    )
  })

/** Moves a pin to another place, from 0; beyond the ends it stops at them. */
export const movePin = (folder: CaseFolder, id: string, to: number): Promise<readonly Pin[]> =>
  changed(folder, (pins) => {
    const at = placeOf(pins, id)
    const others = pins.toSpliced(at, 1)
    return others.toSpliced(Math.max(0, Math.min(others.length, to)), 0, ...pins.slice(at, at + 1))
  })

export const removePin = (folder: CaseFolder, id: string): Promise<readonly Pin[]> =>
  changed(folder, (pins) => pins.toSpliced(placeOf(pins, id), 1))
