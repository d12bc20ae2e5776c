import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breaches, importsOf, reachable, type SourceFile, unknownStages } from './imports.ts'

const root = join(import.meta.dirname, '..')

const sources: readonly SourceFile[] = ['src', 'web', 'lab', 'scripts', 'bench', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      path: `${folder}/${name.replaceAll(sep, '/')}`,
      text: readFileSync(join(root, folder, name), 'utf8'),
    })),
)

/** What the planted files add to the breaches of the project as it is. */
function planted(...files: readonly SourceFile[]): string[] {
  const before = new Set(breaches(sources))
  return breaches([...sources, ...files]).filter((breach) => !before.has(breach))
}
const file = (path: string, text: string): SourceFile => ({ path, text: `${text}\n` })

test('the project keeps the shape of the house', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(breaches(sources)).toEqual([])
})

test('every folder of src has a line in the import table', () => {
  expect(unknownStages(sources)).toEqual([])
  expect(unknownStages([file('src/helpers/x.ts', '')])).toEqual(['helpers'])
})

test.each([
  [
    'web/x.ts',
    "import { a } from '../src/serve/api.ts'",
    'web/x.ts → src/serve/api.ts: the pages know the types of src/serve/api.ts and nothing else',
  ],
  [
    'web/x.ts',
    "import type { a } from '../src/serve/app.ts'",
    'web/x.ts → src/serve/app.ts: the pages know the types of src/serve/api.ts and nothing else',
  ],
  [
    'src/serve/x.ts',
    "import { a } from '../../web/x.ts'",
    'src/serve/x.ts → web/x.ts: the program does not know its pages',
  ],
  [
    'src/report/x.ts',
    "import { a } from '../serve/app.ts'",
    'src/report/x.ts → src/serve/app.ts: only a command may start the workbench',
  ],
  [
    'src/parse/x.ts',
    "import { a } from '../store/index.ts'",
    'src/parse/x.ts → src/store/index.ts: parse may import only model, lib',
  ],
  [
    'src/parse/formats/x.ts',
    "import type { A } from '../../keys/finder.ts'",
    'src/parse/formats/x.ts → src/keys/finder.ts: parse may import only model, lib',
  ],
  [
    'src/report/x.ts',
    "import { a } from '../store/index.ts'",
    'src/report/x.ts → src/store/index.ts: report may import only model, lib, analyse',
  ],
  [
    'src/model/x.ts',
    "import { a } from '../lib/bytes.ts'",
    'src/model/x.ts → src/lib/bytes.ts: model may import only nothing',
  ],
  [
    'src/text/x.ts',
    "const a = await import('../store/index.ts')",
    'src/text/x.ts → src/store/index.ts: text may import only model, lib',
  ],
  [
    'src/text/y.ts',
    "import {\n  a,\n  b,\n} from '../places/index.ts'",
    'src/text/y.ts → src/places/index.ts: text may import only model, lib',
  ],
  [
    'src/lib/x.ts',
    "import { a } from '../pipeline.ts'",
    'src/lib/x.ts → src/pipeline.ts: a stage may not import what joins the stages',
  ],
  [
    'src/pipeline-x.ts',
    "import { a } from './cli/demo.ts'",
    'src/pipeline-x.ts → src/cli/demo.ts: only main.ts may import a command',
  ],
  [
    'src/helpers/x.ts',
    "import { a } from '../model/errors.ts'",
    'src/helpers/x.ts → src/model/errors.ts: helpers has no line in the import table',
  ],
  [
    'lab/x.ts',
    "import { a } from '../src/lib/bytes.ts'",
    'lab/x.ts → src/lib/bytes.ts: the lab is an independent encoder',
  ],
  [
    'src/cli/ask-x.ts',
    "import { a } from '../../lab/generate.ts'",
    'src/cli/ask-x.ts → lab/generate.ts: only the demonstration uses the lab',
  ],
  [
    'src/cli/x.ts',
    "import { a } from '../../test/imports.ts'",
    'src/cli/x.ts → test/imports.ts: what ships may not import what does not',
  ],
  ['src/analyse/x.ts', "import { a } from 'chdb'", 'src/analyse/x.ts → chdb: only store may import the engine'],
  [
    'src/cli/y.ts',
    "import '@clickhouse/client'",
    'src/cli/y.ts → @clickhouse/client: only store may import the engine',
  ],
  ['src/cli/z.ts', 'process.exit(1)', 'src/cli/z.ts: only main.ts may call process.exit'],
  ['src/text/z.ts', "export * from './matcher.ts'", 'src/text/z.ts: export * hides what a stage offers'],
])('a planted fault in %s is reported: %s', (path, text, breach) => {
  expect(planted(file(path, text))).toEqual([breach])
})

test.each([
  ['src/analyse/x.ts', "import { a } from '../store/index.ts'"],
  ['src/report/x.ts', "import type { A } from '../analyse/analysis.ts'"],
  ['src/segments-x.ts', "import { a } from './parse/index.ts'\nimport { b } from './store/index.ts'"],
  ['src/cli/demo.ts', "import { generateTree } from '../../lab/generate.ts'"],
  ['src/cli/x.ts', "import { a } from '../pipeline.ts'"],
  ['src/store/x.ts', "import { a } from 'chdb/connection'"],
])('what is allowed in %s is not reported', (path, text) => {
  expect(planted(file(path, text))).toEqual([])
})

test('a planted cycle is reported, one through types alone is not', () => {
  const a = file('src/lib/a.ts', "import { b } from './b.ts'")
  expect(planted(a, file('src/lib/b.ts', "export { a } from './a.ts'"))).toEqual([
    'cycle: src/lib/a.ts → src/lib/b.ts → src/lib/a.ts',
  ])
  expect(planted(a, file('src/lib/b.ts', "import type { A } from './a.ts'"))).toEqual([])
})

test('imports are read in every form that the code uses', () => {
  const text =
    "import a, { type B } from './a.ts'\nexport type { C } from '../c.ts'\nnew Worker(new URL('./w.ts', import.meta.url))\nexport const d = './d.ts'\nimport './e.ts'\n"
  expect(importsOf(file('src/lib/x.ts', text)).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
    ['src/lib/a.ts', false],
    ['src/c.ts', true],
    ['src/lib/w.ts', false],
    ['src/lib/e.ts', false],
  ])
})

/** What `package.json` publishes, as it stands in `src`. */
const entry = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  .exports['.'].default.replace('./dist/', '')
  .replace(/\.js$/, '.ts')
const inLab = (paths: ReadonlySet<string>): string[] => [...paths].filter((path) => path.startsWith('lab/'))
/** Files of the lab that other programs get hold of: types, imports on demand and threads count, too. */
const published = (files: readonly SourceFile[]): string[] => inLab(reachable(files, entry, () => true))
/** Files of the lab that every command loads. */
const loadedAtOnce = (files: readonly SourceFile[]): string[] =>
  inLab(reachable(files, 'src/main.ts', ({ typeOnly, onDemand }) => !typeOnly && !onDemand))
/** The project with a line added to one file. */
const withLine = (path: string, line: string): SourceFile[] =>
  sources.map((source) => (source.path === path ? file(path, `${source.text}\n${line}`) : source))

describe('who can reach the lab', () => {
  test('not the published entry', () => {
    expect(reachable(sources, entry, () => true).size).toBeGreaterThan(100)
    expect(published(sources)).toEqual([])
  })

  test.each([
    ["import { a } from '../../lab/generate.ts'"],
    ["import type { A } from '../../lab/generate.ts'"],
    ["const a = await import('../../lab/generate.ts')"],
    ["new Worker(new URL('../../lab/generate.ts', import.meta.url))"],
  ])('a way from the entry to it shows: %s', (line) => {
    expect(published(withLine('src/ingest/worker.ts', line))).toContain('lab/generate.ts')
  })

  test('the command line only where `lab` or `demo` asks for it', () => {
    expect(loadedAtOnce(sources)).toEqual([])
    const line = "import { a } from '../../lab/generate.ts'"
    expect(loadedAtOnce(withLine('src/cli/demo.ts', line))).toContain('lab/generate.ts')
  })
})
