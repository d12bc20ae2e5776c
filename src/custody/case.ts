import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { OperatorError } from '../model/errors.ts'
import { writeWhole } from './durable.ts'
import { lockCase } from './lock.ts'

/** Layout of a case folder. A case of another layout is refused, never converted in silence. */
export const CASE_SCHEMA = 'breachlight/case/1'

/** Where everything of a case lies. */
export interface CaseFolder {
  /** What the folder was called when the case was made; it stays when the folder is renamed. */
  name: string
  dir: string
  evidenceDir: string
  engineDir: string
  tmpDir: string
  reportDir: string
  formatsDir: string
  listsDir: string
  /** How lists are read and compared, by name: a JSON object; absent while all are exact substrings. */
  semanticsPath: string
  /** Text of a user that logged messages are compared with. */
  backgroundDir: string
  ledgerPath: string
  auditPath: string
  lockPath: string
  manifestPath: string
  keysPath: string
  /** What a translation engine made of the texts, a JSON line each. */
  translationsPath: string
  /** Trial sheets that were handed in. */
  trialsDir: string
  /** Ledgers of public statements that were handed in. */
  claimsDir: string
  /** Sheets of samples that people coded. */
  codingDir: string
  /** What coders said in the workbench and nobody kept as sheets yet. */
  codingDraftsPath: string
  /** Text that a person writes for the report, a file for a chapter. */
  proseDir: string
  /** Findings that a person pinned for the report; absent while none is. */
  pinsPath: string
  /** Which chapters the report leaves out; absent while it has all. */
  outlinePath: string
  /** Secrets of TLS connections in NSS key-log form, for captures. */
  tlsKeysPath: string
  /** What the lab knows to be true; only in cases that the lab made. */
  truthPath: string
  /** 32 bytes; pseudonyms hang on it. Never in the engine, never in a report. */
  secret: Uint8Array
}

/**
 * Takes a case for writing, making it when the folder is absent or empty. The lock comes first, so that of two first runs
 * only one makes the case. Throws before anything is changed when the folder holds something else.
 */
export function takeCase(dir: string, nowUtcMs: number): { folder: CaseFolder; unlock: () => void } {
  const path = resolve(dir)
  if (/[*?{}]/.test(path))
    throw new OperatorError(`The case folder’s path may not hold any of * ? { }: ${path}`, {
      hint: 'Choose another folder with --case; the engine would read those characters as wildcards.',
    })
  if (existsSync(join(path, 'case.json'))) openCase(path)
  else if (existsSync(path) && !isBegun(path)) throw notACase(path)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const unlock = lockCase(join(path, 'lock'), nowUtcMs)
  try {
    return { folder: existsSync(join(path, 'case.json')) ? openCase(path) : createCase(path), unlock }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Where a case keeps what the lab knows to be true of it; laid there before the case is made. */
export const TRUTH = join('lab', 'truth.json')

/** What a case holds before `case.json` makes it one: a run that died there starts over. */
const FIRST_NAMES = new Set(['evidence', 'tmp', 'report', 'formats', 'lists', 'lab', 'secret', '.gitignore'])

const isBegun = (path: string): boolean =>
  statSync(path).isDirectory() &&
  readdirSync(path).every((name) => FIRST_NAMES.has(name) || /^lock\b|\.new$/.test(name))

/** Opens a case that must exist. */
export function openCase(dir: string): CaseFolder {
  const path = resolve(dir)
  const marker = join(path, 'case.json')
  if (!existsSync(marker)) throw notACase(path)
  const { schema, name } = readMarker(marker)
  if (schema !== CASE_SCHEMA)
    throw new OperatorError(`The case in ${path} was made by another version of Breachlight (${String(schema)}).`, {
      hint: `This version reads ${CASE_SCHEMA}. Use the version that made it, or start a new case from the evidence.`,
    })
  const secret = readFileSync(join(path, 'secret'))
  if (secret.length !== SECRET_BYTES) throw damaged(join(path, 'secret'))
  return folderOf(path, String(name), secret)
}

const SECRET_BYTES = 32

function readMarker(path: string): { schema: unknown; name: unknown } {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(path)
    throw error
  }
}

const damaged = (path: string) =>
  new OperatorError(`${path} is damaged.`, {
    hint: 'Restore the case folder from a copy, or start a new case from the evidence.',
    exit: 'integrity',
  })

const notACase = (path: string) =>
  new OperatorError(existsSync(path) ? `${path} is not a case folder.` : `There is no case in ${path}.`, {
    hint: 'Make one with: breachlight investigate EVIDENCE --case DIR (DIR new or empty).',
  })

function createCase(path: string): CaseFolder {
  const secret = randomBytes(SECRET_BYTES)
  chmodSync(path, 0o700)
  const folder = folderOf(path, basename(path), secret)
  for (const dir of [folder.evidenceDir, folder.tmpDir, folder.reportDir, folder.formatsDir, folder.listsDir])
    mkdirSync(dir, { recursive: true, mode: 0o700 })
  writeWhole(join(path, 'secret'), secret)
  writeWhole(join(path, '.gitignore'), '*\n')
  // Last, because its presence makes the folder a case.
  writeWhole(join(path, 'case.json'), `${JSON.stringify({ schema: CASE_SCHEMA, name: folder.name })}\n`)
  return folder
}

const folderOf = (dir: string, name: string, secret: Uint8Array): CaseFolder => ({
  name,
  dir,
  evidenceDir: join(dir, 'evidence'),
  engineDir: join(dir, 'engine'),
  tmpDir: join(dir, 'tmp'),
  reportDir: join(dir, 'report'),
  formatsDir: join(dir, 'formats'),
  listsDir: join(dir, 'lists'),
  semanticsPath: join(dir, 'semantics.json'),
  backgroundDir: join(dir, 'background'),
  ledgerPath: join(dir, 'ledger.jsonl'),
  auditPath: join(dir, 'audit.jsonl'),
  lockPath: join(dir, 'lock'),
  manifestPath: join(dir, 'manifest.jsonl'),
  keysPath: join(dir, 'keys.txt'),
  translationsPath: join(dir, 'translations.jsonl'),
  trialsDir: join(dir, 'trials'),
  claimsDir: join(dir, 'claims'),
  codingDir: join(dir, 'coding'),
  codingDraftsPath: join(dir, 'coding-drafts.json'),
  proseDir: join(dir, 'prose'),
  pinsPath: join(dir, 'pins.json'),
  outlinePath: join(dir, 'report.json'),
  tlsKeysPath: join(dir, 'tls-keys.txt'),
  truthPath: join(dir, TRUTH),
  secret,
})
