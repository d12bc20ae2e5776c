import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { breachlight, rowsOf, scratch } from '../e2e/cli.ts'

const dir = scratch('exposure')
const caseDir = join(dir, 'case')
const auditPath = join(caseDir, 'audit.jsonl')

const day = (at: number): string => `2008-08-${String(1 + (at % 28)).padStart(2, '0')}`
const second = (at: number): string => String(at % 60).padStart(2, '0')

/** People at home, who log in from there; ann is one of them, and bob only writes to her and is answered. */
const HOME = ['ann.lantern', 'eve.kettle', ...Array.from({ length: 10 }, (_, at) => `paper.boat${at * 37}`)].map(
  (account, at) => ({ account, address: `60.0.${at}.${at + 1}` }),
)
const homely = (at: number, text: string, time: string): string => {
  const { account, address } = HOME[at % HOME.length] ?? { account: '', address: '' }
  return `${address}\t${account}\t${text}\t${day(at)}\t${time}`
}
const ANN_SAYS = 'write to 13800138000, do not tell'
const messages = Array.from({ length: 240 }, (_, at) =>
  homely(at, `${at % HOME.length === 0 ? ANN_SAYS : 'quiet evening'} ${at % 48}`, `10:00:${second(at)}`),
)
const contact = [0, 12, 24].flatMap((at, place) => [
  `60.0.0.1\tbob.umbrella\tare you there ${place}\t${day(at)}\t11:0${place}:00`,
  homely(at, `${ANN_SAYS} ${at}`, `11:0${place}:20`),
])

beforeAll(async () => {
  mkdirSync(join(dir, 'tree', 'log01'), { recursive: true })
  const log = (name: string, lines: readonly string[]) =>
    writeFileSync(join(dir, 'tree', 'log01', name), `${lines.join('\n')}\n`)
  log('contentfilter20080801.log', [...messages, ...contact])
  log(
    'skypelogininfo20080801.log',
    Array.from({ length: 120 }, (_, at) => homely(at, '3.8.4.44', `09:00:${second(at)}`)),
  )
  const { code, err } = await breachlight('investigate', join(dir, 'tree'), '--case', caseDir)
  if (code !== 0) throw new Error(err)
})

const exposure = (...options: readonly string[]) => breachlight('exposure', '--case', caseDir, ...options)

test('without a reason nobody is looked up, and it is not said whether the case holds the name', async () => {
  for (const account of ['ann.lantern', 'nobody.at.all']) {
    const { code, out, err } = await exposure('--account', account)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Looking one person up needs a reason.')
  }
  expect(existsSync(auditPath)).toBe(false)
})

test('with a reason: counts, dates and places under a pseudonym; the audit log says so first', async () => {
  const path = join(dir, 'page.html')
  const { code, out, err } = await exposure('--account', 'ann.lantern', '--reason', 'she called', '--html', path)
  expect(code, err).toBe(0)
  const [pseudonym = ''] = out.split('\n')
  expect(pseudonym).toMatch(/^account-[a-z2-7]{16}$/)
  expect(out).toContain('33 records on 1 server: 23 messages with 4 distinct texts, and 10 of log-ins')
  expect(out).toContain('This person used the watching client')
  expect(out).toContain('3 messages of 1 other account were logged at addresses where this person is at home')
  expect(out).toMatch(/contentfilter +log01 +23 +2008-08-01 +2008-08-\d\d/)
  expect(out).toMatch(/own +CN +1 +23/)
  expect(out).toContain('mobile-cn (1)')
  const html = readFileSync(path, 'utf8')
  for (const shown of [out, html])
    for (const secret of [
      'ann.lantern',
      '60.0.0.1',
      '13800',
      'do not tell',
      'bob',
      'are you there',
      'eve.kettle',
      'quiet',
    ])
      expect(shown).not.toContain(secret)
  const last = readFileSync(auditPath, 'utf8').trimEnd().split('\n').at(-1) ?? ''
  expect(last).toContain(`"reason":"she called","shown":"exposure of ${pseudonym}"`)
  expect(last).toContain('"type":"exposure"')
  expect((await exposure('--account', pseudonym, '--reason', 'the same')).out).toBe(out)
})

test('revealed: the person’s own name, address and words, and nobody else’s', async () => {
  const { code, out } = await exposure('--account', 'bob.umbrella', '--reveal', '--reason', 'he called', '--json')
  expect(code).toBe(0)
  const page = JSON.parse(out)
  expect([page.schema, page.account, page.standing]).toEqual(['breachlight/exposure/1', 'bob.umbrella', 'contact'])
  expect(page.texts.map(({ text }: { text: string }) => text)).toEqual([0, 1, 2].map((at) => `are you there ${at}`))
  // The address is ann's: it stays covered although names are shown
  expect(page.lines).toEqual([
    { address: expect.stringMatching(/^address-[a-z2-7]{16}$/), country: 'CN', reading: 'correspondent', records: 3 },
  ])
  for (const secret of ['60.0.0.', 'ann.lantern', 'eve.kettle', 'write to', 'quiet']) expect(out).not.toContain(secret)
  const own = await exposure('--account', 'ann.lantern', '--reveal', '--reason', 'she called')
  expect(own.out).toContain('60.0.0.1 (23)')
  expect(own.out).toContain('write to 13800138000, do not tell 0')
  expect(own.out).not.toContain('are you there')
  expect(readFileSync(auditPath, 'utf8').trimEnd().split('\n').at(-1)).toContain('"type":"reveal"')
})

test('who is a contact only is listed; a name that the case does not hold is refused and audited', async () => {
  const rows = await rowsOf(caseDir, 'exposed-contacts', '--reveal', '--reason', 'a test')
  expect(rows.map(({ account, hosts, reading }) => [account, hosts, reading])).toEqual([['bob.umbrella', 1, 'contact']])
  const before = readFileSync(auditPath, 'utf8')
  const { code, err } = await exposure('--account', 'nobody.at.all', '--reason', 'somebody asked')
  expect(code).toBe(2)
  expect(err).toContain('The case holds no account nobody.at.all.')
  const added = readFileSync(auditPath, 'utf8').slice(before.length)
  expect(added).toContain('somebody asked')
  expect(added).not.toContain('nobody.at.all')
})
