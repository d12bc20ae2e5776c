import {
  type BuildFile,
  COVERAGE,
  type Inspection,
  type Only,
  type Placed,
  SCHEMES,
  type Signed,
} from './inspect/index.ts'
import { counted, utcDay } from './report/format.ts'
import type { Block } from './report/index.ts'

/** Rows of one table: the page is to stay one; `--json` has them all. */
const SHOWN_ROWS = 12
/** Values in one line of a list. */
const SHOWN_VALUES = 8
/** A key is shown by its first characters only: enough to find it in its file, too little to use a screenshot of it. */
const SHOWN_KEY_HEX = 6

/** A path without the leading folders that were left out of account. */
export const below = (root: string, path: string): string => (path.startsWith(root) ? path.slice(root.length) : path)

type Roots = Inspection['pairs']['roots']

interface FilePair {
  a: BuildFile
  b: BuildFile
}

const more = (count: number): { note?: string } =>
  count > SHOWN_ROWS ? { note: `${count - SHOWN_ROWS} more with --json.` } : {}

/** Programs first, then the larger ones: what an investigator opens first. */
const weightOf = ({ kind, sizeBytes }: BuildFile): number =>
  (/program|class/i.test(kind ?? '') ? 2 ** 40 : 0) + sizeBytes

const fileRow = (file: BuildFile, root: string) => ({
  path: below(root, file.path),
  kind: file.kind ?? 'not known',
  size_bytes: file.sizeBytes,
  entropy: file.entropyBits === null ? null : file.entropyBits.toFixed(2),
  sha256: file.sha256.slice(0, 16),
})

const FILE_COLUMNS = {
  path: 'where it lies; members of archives follow a !',
  kind: 'what its first bytes say it is',
  size_bytes: 'size in bytes',
  entropy: 'entropy of its bytes, 0 to 8; above 7.2 it is compressed or enciphered',
  sha256: 'the first 16 digits of its SHA-256',
}

/** Files of one build, or pairs of files that differ. */
export function fileBlocks(caption: string, files: readonly (BuildFile | FilePair)[], roots: Roots): Block[] {
  if (files.length === 0) return []
  const shown = files
    .map((one) => ('a' in one ? one : { a: null, b: one }))
    .toSorted((one, other) => weightOf(other.b) - weightOf(one.b))
    .slice(0, SHOWN_ROWS)
  const isPaired = shown.some(({ a }) => a !== null)
  const rows = shown.map(({ a, b }) => ({
    ...fileRow(b, roots.b),
    ...(a === null
      ? {}
      : { before: a.sha256 === b.sha256 ? `moved from ${below(roots.a, a.path)}` : `${a.sizeBytes} bytes` }),
  }))
  const columns = isPaired ? { ...FILE_COLUMNS, before: 'what it is in A' } : FILE_COLUMNS
  return [{ kind: 'table', caption, columns, rows, ...more(files.length) }]
}

const placeOf = <T>({ paths, startByte }: Placed<T>, root: string): string =>
  `${below(root, paths[0] ?? '')}${startByte === null ? '' : ` at byte ${startByte}`}${paths.length > 1 ? ` and ${counted(paths.length - 1, 'file')} more` : ''}`

const VALUE_COLUMNS = { what: 'kind of value', value: 'as it stands in the build', place: 'file, and byte in it' }

type Row = Readonly<Record<'what' | 'value' | 'place', string>>

/** Makes rows of the first of some values. */
const rowsBelow =
  (root: string) =>
  <T>(what: string, values: readonly Placed<T>[], text: (value: T) => string): Row[] =>
    values.slice(0, SHOWN_VALUES).map((placed) => ({ what, value: text(placed.value), place: placeOf(placed, root) }))

const same = (value: string): string => value

/** Hosts, permissions, signers and keys of one build alone: one table, the weightier kinds first, some of each. */
export function ownBlocks(name: string, only: Only, root: string): Block[] {
  const some = rowsBelow(root)
  const rows = [
    ...some('version', only.versions, ({ name: what, value }) => (what === 'version' ? value : `${what} ${value}`)),
    ...some('host', only.hosts, same),
    ...some('address', only.addresses, same),
    ...some('URL', only.urls, same),
    ...some('e-mail domain', only.mailDomains, same),
    ...some('permission', only.permissions, ({ name: right, reason }) =>
      reason === '' ? right : `${right}: ${reason}`,
    ),
    ...some('signer', only.signers, ({ subject }) => subject),
    ...some('certificate', only.certificates, ({ subject }) => subject),
    ...some('key', only.keys, ({ name: key, bytes, reading }) => {
      const hex = Buffer.from(bytes).toString('hex').slice(0, SHOWN_KEY_HEX)
      return `${key}: ${hex}… (${counted(bytes.length, 'byte')}, ${reading})`
    }),
    ...some('Chinese text', only.chineseTexts, same),
  ]
  if (rows.length === 0) return []
  const total = Object.values(only).reduce((sum, values) => sum + values.length, 0)
  const note = total > rows.length ? { note: `${total - rows.length} more with --json.` } : {}
  return [{ kind: 'table', caption: `Found in ${name} alone`, columns: VALUE_COLUMNS, rows, ...note }]
}

const signatureRow = (build: string, { path, signature }: Signed, root: string) => {
  const [signer] = signature.signers
  return {
    build,
    path: below(root, path),
    scheme: SCHEMES[signature.scheme],
    signer: signer?.subject ?? null,
    issuer: signer?.issuer ?? null,
    valid: signer === undefined ? null : `${utcDay(signer.validFromUtcMs)} to ${utcDay(signer.validToUtcMs)}`,
    fingerprint: signer?.sha256.slice(0, 16) ?? null,
    coverage: COVERAGE[signature.coverage],
  }
}

/** Every signature of both builds. */
export function signatureBlocks({ a, b, pairs: { roots } }: Inspection): Block[] {
  const rows = [
    ...b.signed.map((one) => signatureRow('B', one, roots.b)),
    ...a.signed.map((one) => signatureRow('A', one, roots.a)),
  ]
  if (rows.length === 0) return [{ kind: 'prose', text: 'No signature was found in either build.' }]
  return [
    {
      kind: 'table',
      caption: 'Signatures',
      columns: {
        build: 'A or B',
        path: 'file that is signed, or that holds the signature',
        scheme: 'kind of signature',
        signer: 'whom the certificate names',
        issuer: 'who issued it',
        valid: 'from when to when it is valid',
        fingerprint: 'the first 16 digits of the SHA-256 of the certificate',
        coverage: 'what was computed here',
      },
      rows: rows.slice(0, SHOWN_ROWS),
      ...more(rows.length),
    },
  ]
}
