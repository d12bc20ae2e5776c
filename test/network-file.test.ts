import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Askable } from '../src/answers.ts'
import { pseudonymiser } from '../src/custody/index.ts'
import { xmlText } from '../src/lib/xml-text.ts'
import { GRAPH_FORMATS, type GraphFormat, networkText, writeNewFile } from '../src/network-file.ts'
import { load } from './analyse/dataset.ts'
import { present, said, STREET } from './analyse/network/street.ts'
import { caseIn, scratch } from './e2e/cli.ts'

const dir = scratch('graph')
const FORMATS: readonly GraphFormat[] = ['gexf', 'graphml']
const noPython = spawnSync('python3', ['-c', 'import xml.etree']).status !== 0

/** Names that break XML where they are not escaped, or that no XML file may hold. */
const HOSTILE = 'a<b>&"\'\u0001\u000b\uffff]]>\t𠮷'
const RECORDS = [...STREET, present(HOSTILE, '1.0.0.3'), said([HOSTILE, '1.0.0.3'], 'hi', [1, 50])]

interface Read {
  root: string
  version: string | null
  mode: string
  nodes: readonly { id: string; label: string; kind: string }[]
  edges: readonly Record<string, string | boolean>[]
}

const readBy = (text: string): Read =>
  JSON.parse(execFileSync('python3', [join(import.meta.dirname, 'read_graph.py')], { input: text }).toString())

async function written(as: GraphFormat, wanted: { account?: string; revealed?: boolean } = {}): Promise<string> {
  const { store, close } = await load({ records: RECORDS })
  const folder = caseIn(join(dir, 'case'))
  const { account, revealed = true } = wanted
  try {
    // Only store and folder are looked at: a graph has neither ledger nor countries
    const at: Pick<Askable, 'store' | 'folder'> = { store, folder }
    const ego = account === undefined ? {} : { ego: { account, hops: 1 } }
    const pieces: string[] = []
    for await (const piece of networkText(at, { as, revealed, ...ego })) pieces.push(piece)
    return pieces.join('')
  } finally {
    await close()
  }
}

/** Edges by the labels of their ends. */
const named = ({ nodes, edges }: Read): Record<string, string | boolean | undefined>[] => {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  return edges.map((edge) => ({
    ...edge,
    source: labels.get(String(edge['source'])),
    target: labels.get(String(edge['target'])),
  }))
}

test.skipIf(noPython).each(FORMATS)('%s: every node and edge, as another program reads it', async (as) => {
  const read = readBy(await written(as))
  expect([read.root, read.version, read.mode]).toEqual(
    as === 'gexf'
      ? ['{http://gexf.net/1.3}gexf', '1.3', 'static']
      : ['{http://graphml.graphdrawing.org/xmlns}graphml', null, 'undirected'],
  )
  const shown = ['\u0001', '\u000b', '\uffff'].reduce((name, one) => name.replaceAll(one, '\ufffd'), HOSTILE)
  expect(read.nodes.map(({ label, kind }) => `${kind} ${label}`)).toEqual([
    ...['+12025550100', shown, 'ann', 'bob', 'cai', 'dan', 'eve', 'fei', 'gus', 'hui', 'jun'].map(
      (name) => `account ${name}`,
    ),
    ...['1.0.0.1', '1.0.0.2', '1.0.0.3', '1.0.0.9'].map((name) => `address ${name}`),
  ])
  const edges = named(read)
  expect(edges).toHaveLength(15)
  expect(new Set(read.edges.map(({ id }) => id)).size).toBe(15)
  expect(edges).toContainEqual(
    expect.objectContaining({
      source: 'ann',
      target: '1.0.0.1',
      kind: 'line',
      reading: 'own',
      directed: false,
      days: '4',
    }),
  )
  expect(edges).toContainEqual(
    expect.objectContaining({ source: 'ann', target: 'bob', kind: 'tie', reading: 'correspondent', answers: '2' }),
  )
  const [call] = edges.filter(({ kind }) => kind === 'call')
  expect(call).toMatchObject({ source: 'ann', target: '+12025550100', directed: true })
  expect(Object.keys(call ?? {})).not.toContain('reading')
  for (const edge of edges) expect(Number(edge['weight'])).toBeGreaterThan(0)
})

test.skipIf(noPython).each(FORMATS)('%s: names are pseudonyms unless revealed', async (as) => {
  const text = await written(as, { revealed: false })
  for (const name of ['ann', 'bob', '1.0.0.1', '1.0.0.9', '12025550100'])
    expect(text).not.toMatch(new RegExp(`\\b${name}\\b`))
  const labels = readBy(text).nodes.map(({ label }) => label)
  expect(labels.filter((label) => !/^(?:account|address)-[a-z2-7]{16}$/.test(label))).toEqual([])
  expect(labels).toEqual([...labels].toSorted())
})

test.skipIf(noPython)('around one account, by its name or its pseudonym', async () => {
  const byName = readBy(await written('gexf', { account: 'bob' }))
  expect(byName.nodes.map(({ label }) => label)).toEqual(['+12025550100', 'ann', 'bob', 'gus', '1.0.0.1'])
  const pseudonym = pseudonymiser(readFileSync(join(dir, 'case', 'secret')))('account', 'bob')
  expect(readBy(await written('gexf', { account: pseudonym }))).toEqual(byName)
})

test('an account that the case does not hold is refused', async () => {
  await expect(written('gexf', { account: 'nobody' })).rejects.toThrow('The case holds no account nobody')
  await expect(written('gexf', { account: 'account-aaaaaaaaaaaaaaaa' })).rejects.toThrow('The case holds no account')
})

async function* twoPieces() {
  yield 'one '
  yield 'two'
}

test('a file is written for its owner alone, and never over another', async () => {
  const path = join(dir, 'graph.gexf')
  await writeNewFile(path, twoPieces())
  expect(readFileSync(path, 'utf8')).toBe('one two')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  await expect(writeNewFile(path, twoPieces())).rejects.toThrow('is already there')
  await expect(writeNewFile(join(dir, 'none', 'x'), twoPieces())).rejects.toThrow('ENOENT')
})

test('text in XML: what has a meaning there is escaped, what may not stand there is replaced', () => {
  expect(xmlText('a<b>&"\t\n\r')).toBe('a&lt;b&gt;&amp;&quot;&#9;&#10;&#13;')
  expect(xmlText('\u0000\u001f\ud800\ufffe𠮷\ud83d')).toBe('\ufffd\ufffd\ufffd\ufffd𠮷\ufffd')
})

test('both formats are there', () => {
  expect(Object.keys(GRAPH_FORMATS)).toEqual(FORMATS)
})
