import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { uploadKey } from '../../lab/client/upload.ts'
import { formatCsv } from '../../lab/live/csv.ts'
import { TRIGGERS } from '../../lab/talk/words.ts'
import type { Answer, Row } from '../../src/model/answer.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import type { TrialMessage } from '../../src/model/trial.ts'
import { simulate, USUAL } from '../traffic/simulated.ts'
import { pcapngOf } from '../traffic/tls-capture.ts'
import { certificateIn, tlsSession } from '../traffic/tls-session.ts'
import { breachlight, rowsOf, scratch } from './cli.ts'

const SEED = 5
const [censored = '', watchedFor = '', ofNetBars = ''] = [
  TRIGGERS.censor.hans[0],
  TRIGGERS.surveillance.hans[0],
  TRIGGERS.netbar.hans[0],
]
const session = simulate({
  ...USUAL,
  seed: SEED,
  words: [censored, watchedFor, ofNetBars],
  clients: ['tom-5.1'],
  trialsPerWord: 12,
  controls: 24,
  lost: 0,
})

const sheetOf = (trials: readonly TrialMessage[]): string =>
  formatCsv([
    ['time', 'client', 'direction', 'text', 'label', 'displayed'],
    ...trials.map(({ atUtcMs, client, direction, text, label, displayed }) => [
      new Date(atUtcMs).toISOString(),
      client,
      direction,
      text,
      label,
      displayed,
    ]),
  ])

/** An archive as a proxy writes it, its clock ahead by so much. */
const harOf = (exchanges: readonly Exchange[], aheadMs: number): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: exchanges.map(({ request }) => ({
        startedDateTime: new Date((request?.startedAtUtcMs ?? 0) + aheadMs).toISOString(),
        time: 5,
        request: {
          method: request?.method,
          url: `http://${request?.host}${request?.target}`,
          httpVersion: 'HTTP/1.1',
          headers: request?.headers.map(([name, value]) => ({ name, value })),
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: request?.bodyBytes,
          postData: {
            mimeType: 'application/x-www-form-urlencoded',
            text: Buffer.from(request?.bodyHead ?? '').toString('latin1'),
          },
        },
        response: {
          status: 200,
          statusText: 'OK',
          httpVersion: 'HTTP/1.1',
          headers: [],
          cookies: [],
          redirectURL: '',
          headersSize: -1,
          bodySize: 2,
          content: { size: 2, mimeType: 'text/plain', text: 'ok' },
        },
        cache: {},
        timings: { send: 0, wait: 5, receive: 0 },
      })),
    },
  })

const dir = scratch('traffic')
const [evidence, sheet, caseDir] = [join(dir, 'evidence'), join(dir, 'sheet.csv'), join(dir, 'case')]
const AHEAD_MS = 3500

beforeAll(() => {
  mkdirSync(evidence)
  writeFileSync(join(evidence, 'phone.har'), harOf(session.exchanges, AHEAD_MS))
  writeFileSync(join(evidence, 'filter.ini'), `[upload]\nupkey="${uploadKey(SEED).toString('latin1')}"\n`)
  writeFileSync(sheet, sheetOf(session.trials))
})

const verdictsOf = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(({ word, verdict }) => [String(word), String(verdict)]))

const run = (...options: readonly string[]) =>
  breachlight('traffic', evidence, '--trials', sheet, '--window', '1', ...options)

describe('a capture, its key and its sheet', () => {
  test('in a case: every word has its verdict, every upload opens, all is proven', async () => {
    const { code, out, err } = await run('--case', caseDir, '--clock', 'phone.har=-3.5', '--json')
    expect(code, err).toBe(0)
    const answers: Record<'captures' | 'uploads' | 'trials', Answer> = JSON.parse(out)
    expect(verdictsOf(answers.trials.rows)).toEqual({
      [censored]: 'uploads-and-blocks',
      [watchedFor]: 'uploads-only',
      [ofNetBars]: 'no-effect',
      '': 'uploads-and-blocks',
    })
    const none = answers.trials.rows.find(({ word }) => word === ofNetBars)
    expect([none?.['fired'], none?.['trials'], none?.['share_upper_bound']]).toEqual([
      0,
      12,
      expect.closeTo(1 - 0.05 ** (1 / 12), 10),
    ])
    expect(answers.uploads.rows[0]).toMatchObject({
      endpoint: 'POST IP/agent/contentfilter.php?v',
      requests: 24,
      opened: 24,
      decode: expect.stringContaining('des-ecb'),
    })
    expect(answers.captures.rows).toMatchObject([{ capture: 'phone.har', exchanges: session.exchanges.length }])
    expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
  })

  test('what the uploads say is masked, and shown for a reason that is on record', async () => {
    const masked = await rowsOf(caseDir, 'uploaded-messages')
    expect(masked.map(({ opened_holds_text: holds }) => holds)).toEqual(masked.map(() => 1))
    for (const { message } of masked) expect(String(message)).not.toMatch(/[\p{L}\p{N}]/u)
    const revealed = await rowsOf(caseDir, 'uploaded-messages', '--reveal', '--reason', 'test')
    const sent = session.trials.filter(({ label }) => label === censored || label === watchedFor)
    for (const { text } of sent) expect(revealed.some(({ message }) => String(message).includes(text))).toBe(true)
    expect(readFileSync(join(caseDir, 'audit.jsonl'), 'utf8')).toContain('ask uploaded-messages')
  })

  test('stand in the report, and no message does', () => {
    const page = readFileSync(join(caseDir, 'report', 'index.html'), 'utf8')
    for (const title of ['What the clients sent', 'Which words make a client upload']) expect(page).toContain(title)
    expect(page).toContain(censored)
    for (const { text } of session.trials.filter(({ label }) => label !== 'control')) expect(page).not.toContain(text)
  })

  test('again, nothing is new; another window is on record after the first', async () => {
    const before = readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')
    expect((await run('--case', caseDir)).code).toBe(0)
    expect(readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')).toBe(before)
    expect((await breachlight('traffic', evidence, '--case', caseDir, '--window', '0.5')).code).toBe(0)
    const designs = readFileSync(join(caseDir, 'ledger.jsonl'), 'utf8').match(/"windowMs":\d+/g)
    expect(designs).toEqual(['"windowMs":1000', '"windowMs":500'])
    const { out } = await breachlight('ask', 'trials', '--case', caseDir)
    expect(out).toContain('The window was 1 s at first and was changed after looking')
  })

  test('without a case: the same in words, and nothing is left behind', async () => {
    const temporary = join(dir, 'temporary')
    mkdirSync(temporary)
    vi.stubEnv('TMPDIR', temporary)
    const { code, out } = await run('--clock', 'phone.har=-3.5')
    vi.unstubAllEnvs()
    const left = readdirSync(temporary).filter((name) => name.startsWith('breachlight-'))
    expect([code, left]).toEqual([0, []])
    expect(out).toMatch(new RegExp(`${watchedFor} +12 of 12 +0 of 24 .*without blocking: surveillance only`))
    expect(out).toMatch(new RegExp(`${ofNetBars} +0 of 12 .*no effect seen \\(at most 22.1 % with 95 % confidence\\)`))
  })

  test('a key that is handed in later opens what was shut', async () => {
    const target = join(dir, 'keyless')
    const capture = join(evidence, 'phone.har')
    const opened = async (...options: readonly string[]) => {
      const { out } = await breachlight('traffic', capture, '--case', target, '--json', ...options)
      const answers: { uploads: Answer } = JSON.parse(out)
      return answers.uploads.rows[0]?.['opened']
    }
    expect(await opened()).toBe(0)
    expect(await opened('--key', `text:${uploadKey(SEED).toString('latin1')}`)).toBe(24)
  })

  test('a clock that is not corrected leaves no word', async () => {
    const { out } = await run('--json')
    const answers: { trials: Answer } = JSON.parse(out)
    expect(Object.values(verdictsOf(answers.trials.rows))).not.toContain('uploads-only')
  })
})

test.each([
  ['a sheet without zones', ['--trials', 'bad.csv'], 4, /bad\.csv.*line 2/s],
  ['a clock of another capture', ['--clock', 'tablet.har=1'], 2, /--clock tablet\.har=1 names no capture/],
  ['a clock without seconds', ['--clock', 'phone.har=now'], 2, /names no capture of this command, or no seconds/],
  ['a window of no length', ['--window', '0'], 2, /0 is no length of a window/],
  ['a window of an hour', ['--window', '3600'], 2, /at most 600/],
  ['a key that is none', ['--key', 'hex:zz'], 4, /no hexadecimal/],
])('%s is refused before there is a case', async (...[, options, exit, message]) => {
  writeFileSync(
    join(dir, 'bad.csv'),
    'time,client,direction,text,label,displayed\n2008-09-01 10:00,a,sent,t,control,yes\n',
  )
  const target = join(dir, 'refused')
  const { code, err } = await breachlight(
    'traffic',
    evidence,
    ...options.map((option) => (option === 'bad.csv' ? join(dir, option) : option)),
    '--case',
    target,
  )
  expect([code, existsSync(target)]).toEqual([exit, false])
  expect(err).toMatch(message)
})

const plan = (...options: readonly string[]) => breachlight('traffic', 'plan', ...options)

describe('a plan', () => {
  test('is the same for one seed, and takes words from a file, too', async () => {
    writeFileSync(join(dir, 'words.txt'), `${watchedFor}\n\nlantern\n`)
    const options = [censored, '--words', join(dir, 'words.txt'), '--client', 'a', 'b', '--each', '3', '--seed', '7']
    const [first, again] = [await plan(...options), await plan(...options)]
    expect(first.out).toBe(again.out)
    const labels = first.out
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',').at(-2))
    const count = (label: string): number => labels.filter((one) => one === label).length
    expect([censored, watchedFor, 'lantern', 'control'].map(count)).toEqual([6, 6, 6, 6])
  })

  test('without a word is refused', async () => {
    expect(await plan()).toMatchObject({ code: 2, err: expect.stringContaining('There is no word to test.') })
  })
})

const works = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0
const hasTools = works('tshark', '--version') && works('openssl', 'version')

describe.skipIf(!hasTools)(
  `a capture under TLS${hasTools ? '' : ' (skipped: tshark or openssl is not installed)'}`,
  () => {
    const [capture, keys] = [join(dir, 'tls.pcapng'), join(dir, 'secrets.log')]
    beforeAll(async () => {
      const sent = [[{ method: 'POST', path: '/agent/up.php', body: 'hello' }]]
      const { crossings, keyLog } = await tlsSession(certificateIn(dir), 'TLSv1.3', sent)
      writeFileSync(capture, pcapngOf(crossings))
      writeFileSync(keys, keyLog)
    })

    const read = async (...options: readonly string[]) => {
      const answers: Record<'captures' | 'uploads', Answer> = JSON.parse(
        (await breachlight('traffic', capture, ...options, '--json')).out,
      )
      return { capture: answers.captures.rows[0], endpoints: answers.uploads.rows.map(({ endpoint }) => endpoint) }
    }

    test('opens with the secrets of a key log', async () => {
      const found = await read('--tls-keys', keys)
      expect(found.capture).toMatchObject({ exchanges: 1, tls_connections: 1, tls_decrypted: 1 })
      expect(found.endpoints).toEqual(['POST IP/agent/up.php'])
    })

    test('stays shut without, and says what to do; secrets that come later open it', async () => {
      const target = ['--case', join(dir, 'tls-case')]
      const found = await read(...target)
      expect((await read(...target, '--tls-keys', keys)).capture).toMatchObject({ exchanges: 1, tls_decrypted: 1 })
      expect(found.capture).toMatchObject({ exchanges: 0, note: expect.stringContaining('SSLKEYLOGFILE') })
      expect(found.endpoints).toEqual([])
    })
  },
)
