import { createRoute, z } from '@hono/zod-openapi'
import { opendir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { codeOf } from '../../lib/error-code.ts'
import { visible } from '../../lib/visible.ts'
import { OperatorError } from '../../model/errors.ts'
import { json, rooms } from '../room.ts'

/** Names looked at in one folder; folders told of at once. */
const MOST_NAMES = 5000
const MOST_FOLDERS = 500
/** Names looked at in each of those, for the count of its files. */
const MOST_INSIDE = 1000

const Folders = z
  .object({
    path: z.string(),
    /** Null at the top. */
    parent: z.string().nullable(),
    files: z.number(),
    folders: z.array(
      z.object({
        /** As it is shown. */
        name: z.string(),
        /** As it is asked for. */
        path: z.string(),
        /** Null when it may not be looked into. */
        files: z.number().nullable(),
      }),
    ),
    /** There were more names than are looked at. */
    isCut: z.boolean(),
  })
  .openapi('Folders')

const list = createRoute({
  method: 'get',
  path: '/folders',
  description: 'Folders in a folder of this machine, with how many files each holds. Nothing is read but names.',
  request: { query: z.object({ path: z.string().max(4096).optional() }) },
  responses: json(Folders, 'The folders'),
})

interface Names {
  folders: readonly string[]
  files: number
  isCut: boolean
}

/** Names in a folder without hidden ones; links are no folders: they are named nowhere and never followed. */
async function namesIn(path: string, most: number): Promise<Names> {
  const folders: string[] = []
  let files = 0
  let seen = 0
  for await (const entry of await opendir(path)) {
    if (++seen > most) return { folders, files, isCut: true }
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) folders.push(entry.name)
    else if (entry.isFile()) files += 1
  }
  return { folders, files, isCut: false }
}

const SHUT = new Set(['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'])

/** The same, or null where the system does not let us look. */
async function namesOrNull(path: string, most: number): Promise<Names | null> {
  try {
    return await namesIn(path, most)
  } catch (error) {
    if (SHUT.has(codeOf(error) ?? '')) return null
    throw error
  }
}

async function foldersIn(path: string): Promise<z.infer<typeof Folders>> {
  const names = await namesOrNull(path, MOST_NAMES)
  if (names === null)
    throw new OperatorError('This folder cannot be looked into.', {
      hint: 'Choose another one, or type the full path of a file.',
    })
  const folders = []
  for (const name of names.folders.toSorted((a, b) => a.localeCompare(b)).slice(0, MOST_FOLDERS)) {
    const inside = await namesOrNull(join(path, name), MOST_INSIDE)
    folders.push({ name: visible(name), path: join(path, name), files: inside?.files ?? null })
  }
  const parent = dirname(path)
  const isCut = names.isCut || names.folders.length > MOST_FOLDERS
  return { path, parent: parent === path ? null : parent, files: names.files, folders, isCut }
}

export const folderRoutes = () =>
  rooms().openapi(list, async (c) => {
    const { path } = c.req.valid('query')
    return c.json(await foldersIn(path === undefined || path === '' ? homedir() : resolve(path)), 200)
  })
