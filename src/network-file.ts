import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { accountNamed } from './accounts.ts'
import { viewOf } from './analyse/index.ts'
import type { Edge } from './analyse/network/edges.ts'
import { graphEdges } from './analyse/network/graph.ts'
import type { View } from './analyse/analysis.ts'
import type { Askable } from './answers.ts'
import { pseudonymiser } from './custody/index.ts'
import { codeOf } from './lib/error-code.ts'
import { OperatorError } from './model/errors.ts'
import { gexf } from './report/graph/gexf.ts'
import type { FileEdge, FileGraph, FileNode } from './report/graph/graph.ts'
import { graphml } from './report/graph/graphml.ts'

/** File formats that a graph can be written in. */
export const GRAPH_FORMATS = { gexf, graphml } as const
export type GraphFormat = keyof typeof GRAPH_FORMATS

const kindOf = (edge: Edge): 'account' | 'address' => (edge.kind === 'line' ? 'address' : 'account')

/**
 * The network of a case as text of a format, piece by piece; names are pseudonyms unless `revealed`. A `view` whose network
 * was read before is not read again.
 */
export async function* networkText(
  at: Pick<Askable, 'store' | 'folder'> & { view?: View },
  wanted: { as: GraphFormat; ego?: { account: string; hops: number }; revealed: boolean },
): AsyncGenerator<string> {
  const ego =
    wanted.ego === undefined ? undefined : { ...wanted.ego, account: await accountNamed(at, wanted.ego.account) }
  const pseudonym = pseudonymiser(at.folder.secret)
  const nameOf = wanted.revealed ? (_kind: string, name: string) => name : pseudonym
  const view = at.view ?? viewOf(at.store)
  const graph = await graphOf(() => graphEdges(view, ego), nameOf)
  yield* GRAPH_FORMATS[wanted.as](graph)
}

/** Nodes need to stand before edges, so edges are gone through twice; only the names of nodes are held. */
async function graphOf(
  edgesOf: () => AsyncGenerator<Edge>,
  nameOf: (kind: 'account' | 'address', name: string) => string,
): Promise<FileGraph> {
  const labels = { account: new Map<string, string>(), address: new Map<string, string>() }
  for await (const edge of edgesOf()) {
    for (const [kind, name] of [
      ['account', edge.from],
      [kindOf(edge), edge.to],
    ] as const)
      if (!labels[kind].has(name)) labels[kind].set(name, nameOf(kind, name))
  }
  // In the order of what is shown: that of the names would tell something of them
  const shown = (['account', 'address'] as const).flatMap((kind) =>
    [...labels[kind].values()].toSorted().map((label) => ({ kind, label })),
  )
  const nodes: FileNode[] = shown.map(({ kind, label }, at) => ({ id: `n${at}`, label, kind }))
  const ids = new Map(nodes.map(({ id, kind, label }) => [`${kind} ${label}`, id]))
  const idOf = (kind: 'account' | 'address', name: string): string =>
    ids.get(`${kind} ${labels[kind].get(name) ?? ''}`) ?? ''
  const edges = async function* (): AsyncGenerator<FileEdge> {
    for await (const edge of edgesOf())
      yield {
        from: idOf('account', edge.from),
        to: idOf(kindOf(edge), edge.to),
        isDirected: edge.kind === 'call',
        weight: edge.weight,
        values: edge,
      }
  }
  const description =
    'Accounts, addresses and numbers called in logs. A line joins an account and an address that stand together; a reading says what that likely means.'
  return { description, nodes, edges: edges() }
}

/** Writes pieces of text to a new file that only its owner may read, no faster than the disk takes them. */
export async function writeNewFile(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  try {
    await once(file, 'open')
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    throw new OperatorError(`${path} is already there.`, {
      hint: 'Name another file with --out, or move this one away.',
      exit: 'wrongUsage',
    })
  }
  for await (const piece of pieces) if (!file.write(piece)) await once(file, 'drain')
  file.end()
  await once(file, 'close')
}
