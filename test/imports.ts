import { posix } from 'node:path'

/** A file of the project: path below the root with `/`, and text. */
export interface SourceFile {
  path: string
  text: string
}

interface Import {
  from: string
  /** Path below the root, or the name as written for a package. */
  to: string
  /** True when only types are taken: nothing of it is left at run time. */
  typeOnly: boolean
  /** True when it is loaded only where `import()` is reached or a thread starts. */
  onDemand: boolean
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[\w$\s{},*]+?\sfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\(\s*'(\.[^']+\.ts)'/gm

/** What a file imports, statically, on demand or as a worker's file. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, ...written]) => {
    const name = written.find((one) => one !== undefined) ?? ''
    const to = name.startsWith('.') ? posix.join(posix.dirname(path), name) : name
    return { from: path, to, typeOnly: type !== undefined, onDemand: (written[2] ?? written[3]) !== undefined }
  })
}

const PURE = ['model', 'lib']

/** What each folder of `src` may import beside itself and packages (DESIGN §3). */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lib: ['model'],
  custody: PURE,
  read: PURE,
  unpack: PURE,
  keys: PURE,
  decrypt: PURE,
  parse: PURE,
  text: PURE,
  places: PURE,
  translate: PURE,
  traffic: PURE,
  // lists are unpacked, opened and compared; a search for a combination knows words and lists
  triggers: [...PURE, 'text', 'decrypt', 'keys', 'unpack'],
  collect: PURE,
  store: PURE,
  // what was said is analysed with the tools of text, the lists of clients with those of triggers
  analyse: [...PURE, 'store', 'text', 'triggers'],
  // filters become SQL; hits are found as they are folded
  messages: [...PURE, 'store', 'text'],
  report: [...PURE, 'analyse'],
  score: [...PURE, 'store', 'analyse'],
  // a build is read with the tools of evidence; its lists with those of triggers
  inspect: [...PURE, 'read', 'unpack', 'keys', 'text', 'decrypt', 'triggers'],
  // sealed evidence is read again, as ingest reads it
  reread: [...PURE, 'custody', 'unpack', 'decrypt', 'parse', 'text', 'ingest', 'store'],
  // runs in worker threads and joins the stages from sealed bytes to load files
  ingest: [...PURE, 'custody', 'read', 'unpack', 'keys', 'decrypt', 'parse', 'text', 'places', 'traffic', 'store'],
}

/** Folder of `src` that a path lies in; '' for files at its root, null outside. */
function stageOf(path: string): string | null {
  const [top, ...rest] = path.split('/')
  if (top !== 'src') return null
  return rest.length > 1 ? (rest[0] ?? '') : ''
}

const isRootFile = (path: string): boolean => stageOf(path) === ''
const isLabReader = (path: string): boolean => /^src\/cli\/(demo|lab)\b/.test(path)

function faultInStage({ from, to }: Import): string | null {
  const [here, there] = [stageOf(from), stageOf(to)]
  if (here === null || there === null || here === there) return null
  if (there === 'serve') return here === 'cli' ? null : 'only a command may start the workbench'
  if (there === 'cli') return from === 'src/main.ts' ? null : 'only main.ts may import a command'
  if (here === 'cli' || here === 'serve' || here === '') return null
  if (there === '') return 'a stage may not import what joins the stages'
  const allowed = MAY_IMPORT[here]
  if (allowed === undefined) return `${here} has no line in the import table`
  return allowed.includes(there) ? null : `${here} may import only ${allowed.join(', ') || 'nothing'}`
}

function faultAcross({ from, to, typeOnly }: Import): string | null {
  if (from.startsWith('web/') && /^(src|lab)\//.test(to) && !(typeOnly && to === 'src/serve/api.ts'))
    return 'the pages know the types of src/serve/api.ts and nothing else'
  if (/^(src|lab)\//.test(from) && to.startsWith('web/')) return 'the program does not know its pages'
  if (from.startsWith('lab/') && to.startsWith('src/')) return 'the lab is an independent encoder'
  if (from.startsWith('src/') && to.startsWith('lab/') && !isLabReader(from))
    return 'only the demonstration uses the lab'
  if (/^(src|lab)\//.test(from) && /^(test|scripts|bench)\//.test(to)) return 'what ships may not import what does not'
  return null
}

function faultInPackage({ from, to }: Import): string | null {
  const engine = to === 'chdb' || to.startsWith('chdb/') || to.startsWith('@clickhouse/')
  return engine && stageOf(from) !== 'store' ? 'only store may import the engine' : null
}

const isCode = (path: string): boolean => /^(src|lab|web)\//.test(path)

const wrongImports = (files: readonly SourceFile[]): string[] =>
  files
    .filter((file) => isCode(file.path))
    .flatMap(importsOf)
    .flatMap((link) => {
      const fault = faultInStage(link) ?? faultAcross(link) ?? faultInPackage(link)
      return fault === null ? [] : [`${link.from} → ${link.to}: ${fault}`]
    })

const wrongTexts = (files: readonly SourceFile[]): string[] =>
  files
    .filter((file) => isCode(file.path))
    .flatMap(({ path, text }) => [
      ...(/\bprocess\.exit\(/.test(text) && path !== 'src/main.ts'
        ? [`${path}: only main.ts may call process.exit`]
        : []),
      ...(/^export \*/m.test(text) ? [`${path}: export * hides what a stage offers`] : []),
    ])

/** Import cycles that are left at run time, each as the path round it. */
function cycles(files: readonly SourceFile[]): string[] {
  const links = new Map(
    files.map(
      (file) =>
        [
          file.path,
          importsOf(file)
            .filter((link) => !link.typeOnly)
            .map((link) => link.to),
        ] as const,
    ),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path)
    if (at >= 0) found.push(`cycle: ${[...way.slice(at), path].join(' → ')}`)
    if (at >= 0 || done.has(path)) return
    for (const to of links.get(path) ?? []) visit(to, [...way, path])
    done.add(path)
  }
  for (const path of links.keys()) visit(path, [])
  return found
}

/** Files that a file leads to by imports which `follows` lets through, and itself. */
export function reachable(
  files: readonly SourceFile[],
  entry: string,
  follows: (link: Import) => boolean,
): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const found = new Set([entry])
  for (const path of found) {
    const file = byPath.get(path)
    for (const link of file === undefined ? [] : importsOf(file).filter(follows)) found.add(link.to)
  }
  return found
}

/** Every breach of the house's shape, one sentence each. */
export const breaches = (files: readonly SourceFile[]): string[] => [
  ...wrongImports(files),
  ...wrongTexts(files),
  ...cycles(files.filter((file) => isCode(file.path))),
]

/** Folders of `src` without a line in the import table. */
export const unknownStages = (files: readonly SourceFile[]): string[] => [
  ...new Set(
    files.flatMap(({ path }) => {
      const stage = stageOf(path)
      return stage === null || isRootFile(path) || stage === 'cli' || stage === 'serve' || stage in MAY_IMPORT
        ? []
        : [stage]
    }),
  ),
]
