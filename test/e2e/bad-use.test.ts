import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breachlight, scratch } from './cli.ts'

const dir = scratch('bad-use')
const evidence = join(dir, 'evidence')
mkdirSync(evidence)
const line = (n: number, account: string) =>
  `2008-09-01 10:00:0${n}\t58.30.1.${n}\t${account}\tthe lamp number ${n} is lit\n`
const log = [1, 2, 3, 4, 5].map((n) => line(n, n % 2 === 0 ? 'lantern.paper03' : 'crane.paper7')).join('')
writeFileSync(join(evidence, 'a.log'), log)
const empty = join(dir, 'empty')
mkdirSync(empty)
const list = join(dir, 'list.txt')
writeFileSync(list, 'lantern\n')
const badFormat = join(dir, 'bad.yaml')
writeFileSync(badFormat, 'id: x\nlayout: nonsense\n')
const other = join(dir, 'other-version')
mkdirSync(other)
writeFileSync(join(other, 'case.json'), '{"schema":"breachlight/case/99"}')
const holiday = join(dir, 'holiday')
mkdirSync(holiday)
writeFileSync(join(holiday, 'beach.txt'), '')

const fresh = join(dir, 'fresh')
const cases: [string, string[], number, RegExp][] = [
  ['no such evidence', ['investigate', join(dir, 'nowhere'), '--case', fresh], 4, /nowhere/],
  ['an empty folder', ['investigate', empty, '--case', fresh], 4, /no files/],
  ['no case named', ['investigate', evidence], 2, /--case/],
  ['an unknown option', ['investigate', evidence, '--case', fresh, '--kay', 'x'], 2, /unknown option '--kay'/],
  ['an unknown command', ['investigat', evidence], 2, /unknown command/],
  ['an unknown cipher', ['investigate', evidence, '--case', fresh, '--cipher', 'rot13'], 2, /rot13/],
  ['a malformed key', ['investigate', evidence, '--case', fresh, '--key', 'hex:zz'], 4, /hex/],
  [
    'a list that is not there',
    ['investigate', evidence, '--case', fresh, '--list', join(dir, 'no.txt')],
    4,
    /no keyword list/,
  ],
  [
    'a format that cannot be read',
    ['investigate', evidence, '--case', fresh, '--format', badFormat],
    4,
    /bad\.yaml|layout/,
  ],
  ['a zone that is none', ['investigate', evidence, '--case', fresh, '--zone', 'Mars'], 2, /Mars is not a zone/],
  ['a case of another version', ['investigate', evidence, '--case', other], 4, /another version/],
  ['a folder that is no case', ['investigate', evidence, '--case', holiday], 4, /not a case folder/],
  ['a case folder with wildcards', ['investigate', evidence, '--case', join(dir, 'a*b')], 4, /may not hold/],
  ['asking where there is no case', ['ask', 'counts', '--case', fresh], 4, /no case/],
  ['verifying where there is no case', ['verify', '--case', fresh], 4, /no case/],
  ['reporting where there is no case', ['report', '--case', fresh], 4, /no case/],
  ['an analysis that is none', ['ask', 'count', '--case', fresh], 2, /no analysis called count/],
  ['inferring from a file that is not there', ['formats', 'infer', join(dir, 'no.log')], 4, /cannot be read/],
  ['inferring from prose', ['formats', 'infer', list], 4, /No log format fits/],
]

const namesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()

test.each(cases)('%s: one sentence, the next step, its exit code, and nothing changed', async (...given) => {
  const [, argv, code, says] = given
  const before = namesBelow(dir)
  const ran = await breachlight(...argv)
  expect(ran.err).toMatch(says)
  expect(ran.code).toBe(code)
  expect(ran.out).toBe('')
  expect(ran.err.trim().split('\n').length, ran.err).toBeLessThanOrEqual(3)
  expect(namesBelow(dir)).toEqual(before)
})

test('an unreadable file is named and the rest goes on', async () => {
  const mixed = join(dir, 'mixed')
  mkdirSync(mixed)
  writeFileSync(join(mixed, 'good.log'), log)
  writeFileSync(join(mixed, 'locked.log'), 'x')
  chmodSync(join(mixed, 'locked.log'), 0)
  const { code, err } = await breachlight('investigate', mixed, '--case', join(dir, 'mixed-case'))
  expect(code, err).toBe(0)
})

test('revealing needs a reason, and the reason is on disk before anything is shown', async () => {
  const caseDir = join(dir, 'reveal-case')
  await breachlight('investigate', evidence, '--case', caseDir)
  const refused = await breachlight('ask', 'identities', '--case', caseDir, '--reveal')
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(existsSync(join(caseDir, 'audit.jsonl'))).toBe(false)
  const covered = await breachlight('ask', 'identities', '--case', caseDir, '--json')
  expect(covered.out).not.toContain('lantern.paper03')
  const shown = await breachlight(
    'ask',
    'identities',
    '--case',
    caseDir,
    '--json',
    '--reveal',
    '--reason',
    'helpline case 12',
  )
  expect(shown.out).toContain('lantern.paper03')
  expect(existsSync(join(caseDir, 'audit.jsonl'))).toBe(true)
})
