import { existsSync, readFileSync } from 'node:fs'
import { addCoding, codingItems } from './coding.ts'
import { type CaseFolder, writeWhole } from './custody/index.ts'
import type { Askable } from './answers.ts'
import { CODING_COLUMNS } from './analyse/coding/sheet.ts'
import { CODING_LABELS, type Coding, type CodingLabel } from './model/coding.ts'
import { OperatorError } from './model/errors.ts'
import { guardedCsv } from './report/tables.ts'
import { parsedJson } from './lib/json.ts'

const SCHEMA = 'breachlight/coding-drafts/1'

/** Labels that one coder gave in the workbench, of one sample. */
export interface CodingDraft {
  query: string
  size: number
  seed: number
  coder: string
  labels: Readonly<Record<string, CodingLabel>>
}

type Sample = Pick<CodingDraft, 'query' | 'size' | 'seed'>

const MOST_DRAFTS = 200

const draftSchema = ({ z }: typeof import('zod')) =>
  z.strictObject({
    schema: z.literal(SCHEMA),
    drafts: z
      .array(
        z.strictObject({
          query: z.string().max(60),
          size: z.int().min(1).max(1000),
          seed: z.int().min(0),
          coder: z.string().trim().min(1).max(60),
          labels: z.record(z.string().max(60), z.enum(CODING_LABELS)),
        }),
      )
      .max(MOST_DRAFTS),
  })

function read({ codingDraftsPath: path }: CaseFolder, zod: typeof import('zod')): readonly CodingDraft[] {
  if (!existsSync(path)) return []
  const checked = draftSchema(zod).safeParse(parsedJson(readFileSync(path, 'utf8')))
  if (checked.success) return checked.data.drafts
  throw new OperatorError(`${path} is damaged.`, {
    hint: 'Restore it from a copy, or take it away: then the coding that is not kept yet begins anew.',
    cause: checked.error,
  })
}

/** What was coded in the workbench so far. */
export const codingDrafts = async (folder: CaseFolder): Promise<readonly CodingDraft[]> =>
  existsSync(folder.codingDraftsPath) ? read(folder, await import('zod')) : []

export const isOf = (sample: Sample, draft: CodingDraft): boolean =>
  draft.query === sample.query && draft.size === sample.size && draft.seed === sample.seed

/** Reads, changes and writes without a pause in between. */
async function changed(
  folder: CaseFolder,
  change: (drafts: readonly CodingDraft[]) => readonly CodingDraft[],
): Promise<void> {
  const zod = await import('zod')
  const content = { schema: SCHEMA, drafts: change(read(folder, zod)) }
  const checked = draftSchema(zod).safeParse(content)
  if (!checked.success)
    throw new OperatorError('This label cannot be kept.', {
      hint: 'A coder needs a name of at most 60 characters. Nothing was changed.',
      exit: 'wrongUsage',
      cause: checked.error,
    })
  writeWhole(folder.codingDraftsPath, `${JSON.stringify(checked.data)}\n`)
}

/** Keeps what a coder says of one item; null takes it back. */
export const keepLabel = (
  folder: CaseFolder,
  { query, size, seed, coder }: Omit<CodingDraft, 'labels'>,
  { item, label }: { item: string; label: CodingLabel | null },
): Promise<void> =>
  changed(folder, (drafts) => {
    const mine = (draft: CodingDraft): boolean => isOf({ query, size, seed }, draft) && draft.coder === coder
    const { [item]: _before, ...others } = drafts.find(mine)?.labels ?? {}
    const labels = label === null ? others : { ...others, [item]: label }
    return [...drafts.filter((draft) => !mine(draft)), { query, size, seed, coder, labels }]
  })

/** A draft as a sheet. The texts stay out of it: `item` names them. */
function sheetOf({ query, seed, coder, labels }: CodingDraft, items: readonly string[], hits: number) {
  const rows = items.map((item) => [item, query, hits, seed, '', coder, labels[item] ?? '', ''])
  return { name: `${query}.${coder}.csv`, bytes: Buffer.from(guardedCsv([[...CODING_COLUMNS], ...rows])) }
}

/**
 * Keeps what two coders said, and perhaps a third, as the coding of the query; the order of the names is that of
 * the sheets. Throws OperatorError when they do not belong together.
 */
export async function settleCoding(
  at: Pick<Askable, 'store' | 'folder'>,
  sample: Sample,
  coders: readonly string[],
): Promise<Coding> {
  const drafts = (await codingDrafts(at.folder)).filter((draft) => isOf(sample, draft))
  const chosen = coders.map((coder) => {
    const draft = drafts.find((one) => one.coder === coder)
    if (draft !== undefined) return draft
    throw new OperatorError(`${coder} has coded nothing of this sample.`, {
      hint: 'Choose two people who have.',
      exit: 'wrongUsage',
    })
  })
  const { items, hits } = await codingItems(at, { ...sample, revealed: false })
  const names = items.map(({ item }) => item)
  const coding = addCoding(
    at.folder,
    chosen.map((draft) => sheetOf(draft, names, hits)),
  )
  return coding
}
