import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Analysis } from '../../src/analyse/analysis.ts'
import { pagesOf } from './pages.ts'
import { idsOf, indexOf, type PluginKind, PLUGINS } from './plugins.ts'

const indexPath = (plugin: PluginKind): string => `src/${plugin.stage}/${plugin.folder}.gen.ts`

/** Every index, by path below the root. */
export const indexes = (root: string): ReadonlyMap<string, string> =>
  new Map(PLUGINS.map((plugin) => [indexPath(plugin), indexOf(plugin, idsOf(root, plugin))]))

/** Every page, by path below the root. The analyses come from their own files: the index may be out of date. */
export async function pages(root: string): Promise<ReadonlyMap<string, string>> {
  const plugin = PLUGINS.find(({ kind }) => kind === 'analysis')
  if (plugin === undefined) throw new Error('no kind of plug-in called analysis')
  const modules = idsOf(root, plugin).map((id) =>
    loadAnalysis(join(root, 'src', plugin.stage, plugin.folder, `${id}.ts`)),
  )
  return pagesOf(await Promise.all(modules))
}

async function loadAnalysis(path: string): Promise<Analysis> {
  const module: { default: Analysis } = await import(pathToFileURL(path).href)
  return module.default
}
