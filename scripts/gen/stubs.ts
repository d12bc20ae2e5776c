import { identifierOf, type PluginKind, PLUGINS } from './plugins.ts'

interface Stub {
  /** Fields of the object after `id`. */
  fields: readonly string[]
  /** What the test has to hold before it may pass. */
  wanted: string
}

const STUBS: Readonly<Record<string, Stub>> = {
  cipher: {
    fields: [
      "kind: 'block',",
      "title: 'Name as people say it',",
      "source: 'standard and section that the implementation follows',",
      'blockSizeBytes: 8,',
      'keySizesBytes: [16],',
      'open: () => ({ encryptBlocks: (bytes) => bytes, decryptBlocks: (bytes) => bytes }),',
    ],
    wanted: 'known-answer vectors from the standard, both ways',
  },
  container: {
    fields: [
      "title: 'Name as people say it',",
      "source: 'specification and section that the reader follows',",
      'sniff: () => false,',
      "holds: 'many',",
      'needsFile: false,',
      'async *open() {},',
    ],
    wanted: 'a fixture per dialect with its exact members, and a truncated one',
  },
  finder: {
    fields: ["title: 'Where such keys lie',", 'find: () => [],'],
    wanted: 'positives with exact spans, near misses, and a file with no key in it',
  },
  format: {
    fields: ["title: 'How its lines are cut, in words',", 'propose: () => [],'],
    wanted: 'real lines and the exact layouts proposed, and lines of another kind with none',
  },
  analysis: {
    fields: [
      "question: 'What does it answer?',",
      "columns: { value: 'what a value in this column means, with its unit' },",
      "caveats: ['What a reader may not conclude from it.'],",
      'personal: {},',
      'run: async () => ({ rows: [], denominator: null, policy: null }),',
    ],
    wanted: 'a few records and the exact rows that follow from them',
  },
  section: {
    fields: [
      "title: 'Heading',",
      'order: 900,',
      'needs: [],',
      "limitations: () => ['What a reader may not conclude from it.'],",
      'build: () => [],',
    ],
    wanted: 'answers as input and the exact blocks that follow from them',
  },
  reader: {
    fields: [
      "title: 'Name as people say it',",
      "source: 'specification and section that the reader follows',",
      'sniff: () => false,',
      'async *read() {},',
    ],
    wanted: 'a real file and its exact exchanges, a damaged one, and every cut into chunks',
  },
  listing: {
    fields: [
      "title: 'Server as people say it',",
      "source: 'documentation, or version that wrote the sample',",
      'entriesOf: () => null,',
    ],
    wanted: 'a page as that server writes it and its exact entries, and pages of others with none',
  },
  detector: {
    fields: [
      "title: 'Values as people call them, in the plural',",
      "validates: 'check digits, ranges and cues that a hit has to pass',",
      "source: 'standard and section that the rule follows',",
      'cues: { zh: [], en: [] },',
      'find: () => [],',
    ],
    wanted: 'texts with the exact values and spans found, and near misses with none',
  },
  semantics: {
    fields: [
      "title: 'Client and version as people say it',",
      "effect: 'What the client does where a rule fires.',",
      "source: 'who says so',",
      "confidence: 'inferred',",
      "doubt: '',",
      'foldings: [],',
      'rules: () => [],',
    ],
    wanted: 'lines as the client has them, and texts on which each of their rules fires or does not',
  },
  'list-decoder': {
    fields: [
      "title: 'List as people say it',",
      "client: 'Client and version',",
      "source: 'who says that the file is so',",
      "confidence: 'unverified',",
      'vector: null,',
      "recognisedBy: 'markup',",
      'decode: () => null,',
    ],
    wanted: 'a real file or a published vector with its exact lines, and files of other clients with none',
  },
}

const source = ({ define, from }: PluginKind, id: string, { fields }: Stub): string =>
  [
    `import { ${define} } from '../${from}'`,
    '',
    `export default ${define}({`,
    `  id: '${id}',`,
    ...fields.map((field) => `  ${field}`),
    '})',
    '',
  ].join('\n')

function testSource({ kind, stage, folder }: PluginKind, id: string, { wanted }: Stub): string {
  const name = identifierOf(kind)
  const path = `${stage}/${folder}/${id}.ts`
  const up = '../'.repeat(path.split('/').length)
  return [
    "import { expect, test } from 'vitest'",
    `import ${name} from '${up}src/${path}'`,
    '',
    `test('${id}', () => {`,
    `  expect(${name}.id).toBe('${id}')`,
    `  expect.fail('write here: ${wanted}')`,
    '})',
    '',
  ].join('\n')
}

/** The plug-in's file and its test, by path below the root; a sentence when the words are no kind and id. */
export function stubs(kind: string | undefined, id: string | undefined): ReadonlyMap<string, string> | string {
  const plugin = PLUGINS.find((known) => known.kind === kind)
  const stub = STUBS[kind ?? '']
  if (plugin === undefined || stub === undefined)
    return `usage: npm run new ${PLUGINS.map((known) => known.kind).join('|')} ID`
  if (id === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return 'an ID is lower-case words joined by hyphens, such as list-matches; it is the file name too'
  return new Map([
    [`src/${plugin.stage}/${plugin.folder}/${id}.ts`, source(plugin, id, stub)],
    [`test/${plugin.stage}/${plugin.folder}/${id}.test.ts`, testSource(plugin, id, stub)],
  ])
}
