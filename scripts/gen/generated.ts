import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Analysis } from '../../src/analyse/analysis.ts'
import type { ListDecoder } from '../../src/triggers/lists/decoder.ts'
import { pagesOf } from './pages.ts'
import { idsOf, indexOf, type PluginKind, PLUGINS } from './plugins.ts'

const indexPath = (plugin: PluginKind): string => `src/${plugin.stage}/${plugin.folder}.gen.ts`

/** Every index, by path below the root. */
export const indexes = (root: string): ReadonlyMap<string, string> =>
  new Map(PLUGINS.map((plugin) => [indexPath(plugin), indexOf(plugin, idsOf(root, plugin))]))

/** Every page, by path below the root. Plug-ins come from their own files: the index may be out of date. */
export async function pages(root: string): Promise<ReadonlyMap<string, string>> {
  const analyses = await loaded<Analysis>(root, 'analysis')
  const decoders = await loaded<ListDecoder>(root, 'list-decoder')
  return pagesOf({ analyses, decoders })
}

/** All plug-ins of a kind. */
async function loaded<T>(root: string, kind: string): Promise<T[]> {
  const plugin = PLUGINS.find((known) => known.kind === kind)
  if (plugin === undefined) throw new Error(`no kind of plug-in called ${kind}`)
  return Promise.all(
    idsOf(root, plugin).map(async (id) => {
      const path = join(root, 'src', plugin.stage, plugin.folder, `${id}.ts`)
      const module: { default: T } = await import(pathToFileURL(path).href)
      return module.default
    }),
  )
}
