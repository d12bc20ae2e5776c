import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateTree, type LabTruth } from '../../lab/generate.ts'
import { SCALES } from '../../lab/scale.ts'
import { FAMILIES } from '../../lab/servers/habits.ts'
import { readLog, readTree } from './read-tree.ts'

const noOpenssl = spawnSync('openssl', ['version']).status !== 0
const python = '/usr/bin/python3'
const noPycryptodome = spawnSync(python, ['-c', 'import Cryptodome']).status !== 0
const outDir = mkdtempSync(join(tmpdir(), 'breachlight-lab-'))
const told = new Map<string, number>()
const options = { seed: 2008, scale: 'small', tell: (stage: string, share: number) => told.set(stage, share) } as const
let truth: LabTruth
let readings: ReturnType<typeof readTree>

beforeAll(async () => {
  truth = await generateTree({ outDir, ...options })
  readings = readTree(outDir, truth)
})
afterAll(() => rmSync(outDir, { recursive: true }))

const inTree = (path: string): string => join(outDir, truth.tree, path)
const distinct = (values: readonly string[]): number => new Set(values).size
const message = (row: { account: string; text: string }): string => `${row.account}\t${row.text}`
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .toSorted()

const hex = (server: string): string =>
  truth.keys.find((key) => key.key_id === truth.servers[server]?.key_id)?.hex ?? ''

function hashTree(folder: string): string {
  const hash = createHash('sha256')
  for (const path of files(folder)) hash.update(`${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

/** Asks OpenSSL's own program; single DES is in its legacy provider. */
function openssl(args: readonly string[], input: Buffer): Buffer {
  return execFileSync('openssl', ['enc', '-d', ...args], { input, stdio: ['pipe', 'pipe', 'ignore'] })
}

test('counts are those of the bytes on disk', () => {
  const { rows, rejects } = readings
  const sendings = distinct(rows.map((row) => [message(row), row.address, row.recordedTime].join('\t')))
  const unique = distinct(rows.map(message))
  const texts = distinct(rows.map((row) => row.text))
  expect({
    message_records: rows.length,
    unique_messages: unique,
    sendings,
    copies: rows.length - sendings,
    resends: sendings - unique,
    distinct_texts: texts,
    accounts: distinct(rows.map((row) => row.account)),
    addresses: distinct(rows.map((row) => row.address)),
    rejects,
    evidence_items: files(inTree('.')).length,
    undecryptable_items: 8,
  }).toEqual(truth.counts)
  expect(truth.unique).toEqual({
    text: texts,
    'account+text': unique,
    'account+address+text': distinct(rows.map((row) => [message(row), row.address].join('\t'))),
    'recorded_time+account+text': distinct(rows.map((row) => [message(row), row.recordedTime].join('\t'))),
  })
})

test('the figures of the scale come out, figure by figure', () => {
  const { records, unique, clean, sendings, accounts, addresses, china, unitedStates } = SCALES.small
  expect(truth.counts).toMatchObject({
    message_records: records,
    unique_messages: unique,
    sendings,
    accounts,
    addresses,
  })
  expect(truth.unique_after_obscenity).toBe(clean)
  expect([truth.countries['CN']?.records, truth.countries['US']?.records]).toEqual([china, unitedStates])
  expect(Object.keys(truth.countries).filter((country) => country !== 'reserved')).toHaveLength(59)
})

test('a copy lies on another server, never twice on one', () => {
  const { rows } = readings
  expect(distinct(rows.map((row) => Object.values(row).join('\t')))).toBe(rows.length)
})

test('each server holds the records that the truth gives it', () => {
  for (const [name, server] of Object.entries(truth.servers))
    expect([name, readings.rows.filter((row) => row.server === name).length]).toEqual([name, server.records])
})

test('bad lines lie in several files, and two logs end in a line that was cut off', () => {
  const noisy = readdirSync(inTree('log08/log'))
    .filter((name) => name.startsWith('contentfilter'))
    .filter((name) => /^[^A-Za-z0-9+/=\s]+$/m.test(readFileSync(inTree(`log08/log/${name}`), 'latin1')))
  expect(noisy.length).toBeGreaterThan(2)
  for (const path of ['log01/log/contentfilter20081031.log', 'log08/log/contentfilter20081031.log'])
    expect(readFileSync(inTree(path), 'latin1').endsWith('\n'), path).toBe(false)
})

test('keywords, obscenity and countries are counted on the texts as written', () => {
  const { rows } = readings
  const lines = readFileSync(join(outDir, truth.list), 'utf8').split('\n')
  const keywords = [...new Set(lines.map((line) => line.trim()))].filter((word) => word !== '')
  const matches = keywords.map((keyword) => {
    const hits = rows.filter((row) => row.text.includes(keyword))
    return [keyword, { messages: distinct(hits.map(message)), records: hits.length }]
  })
  const planted = Object.entries(truth.list_matches)
  expect(matches).toEqual(planted.map(([keyword, { messages, records }]) => [keyword, { messages, records }]))
  // All of them stand on a list that hides: who has no such list logs one only where watched
  expect(planted.filter(([, { hidden, messages }]) => hidden > messages)).toEqual([])
  const clean = rows.filter((row) => !row.text.toLowerCase().includes('fuck'))
  expect(distinct(clean.map(message))).toBe(truth.unique_after_obscenity)
  const sums = Object.values(truth.countries)
  expect(sums.reduce((sum, { records }) => sum + records, 0)).toBe(rows.length)
  expect(sums.reduce((sum, { addresses }) => sum + addresses, 0)).toBe(truth.counts.addresses)
})

const FAMILY_NAMES = ['skypecallinfo', 'skypelogininfo', 'skypenewuser', 'skypeonlineinfo'] as const

test('every server has every family, with the columns of the study', () => {
  for (const server of Object.keys(truth.servers)) {
    for (const family of FAMILY_NAMES) {
      const { files: count, records } = truth.families[server]?.[family] ?? {}
      const names = readdirSync(inTree(`${server}/log`)).filter((name) => new RegExp(`^${family}[^a-z]`).test(name))
      expect([server, family, count, (records ?? 0) > 0]).toEqual([server, family, names.length, true])
      const cells = readLog(outDir, truth, { server, name: family }).map((line) =>
        line?.split(truth.servers[server]?.delimiter ?? ''),
      )
      expect(cells.length, `${server} ${family}`).toBe(records)
      expect(cells.every((row) => row?.length === FAMILIES[family].length)).toBe(true)
    }
    const version = readFileSync(inTree(`${server}/log/skypeversion.log`), 'utf8')
      .trimEnd()
      .split('\n')
    expect(version.length).toBe(truth.families[server]?.['skypeversion']?.records)
    expect(version[0]).toMatch(/^[35]\.\d\.\d\.\d+[\t|][\d.]+[\t|]2008-\d\d-\d\d[\t|]\d\d:\d\d:\d\d\r?$/)
  }
})

test('the IP-role rule gives what the truth says, counted from the lines on disk', () => {
  const homes = new Map<string, Set<string>>()
  for (const [server, { delimiter }] of Object.entries(truth.servers))
    for (const family of ['skypelogininfo', 'skypenewuser', 'skypeonlineinfo'] as const)
      for (const line of readLog(outDir, truth, { server, name: family })) {
        const cells = line?.split(delimiter) ?? []
        const address = cells[FAMILIES[family].indexOf('address')] ?? ''
        const account = cells[FAMILIES[family].findIndex((column) => column === 'account')] ?? ''
        homes.set(address, (homes.get(address) ?? new Set()).add(account))
      }
  const found = { own: 0, shared: 0, correspondent: 0, unresolved: 0 }
  for (const pair of new Set(readings.rows.map(({ account, address }) => `${account}\t${address}`))) {
    const [account = '', address = ''] = pair.split('\t')
    const people = homes.get(address)
    if (people === undefined) found.unresolved += 1
    else if (!people.has(account)) found.correspondent += 1
    else found[people.size === 1 ? 'own' : 'shared'] += 1
  }
  const byRule = Object.entries(truth.address_roles.by_rule).map(([reading, { pairs }]) => [reading, pairs])
  expect(found).toEqual(Object.fromEntries(byRule))
  expect(Math.min(...Object.values(found))).toBeGreaterThan(0)
})

test.skipIf(noOpenssl)('OpenSSL opens a DES line under each DES key and an AES file', () => {
  const line = (path: string, at: number) =>
    Buffer.from(readFileSync(inTree(path), 'latin1').split(/\r?\n/)[at] ?? '', 'base64')
  const des = openssl(['-des-ede3', '-K', hex('log07').repeat(3)], line('log07/log/contentfilter20080801.log', 0))
  expect(des.toString()).toMatch(/^700000\t[a-z]+\.[a-z]+\d+\t2008-08-01 \d\d:\d\d:\d\d\t[^\t]+\t[\d.]+$/)
  const single = ['-des-ecb', '-provider', 'legacy', '-provider', 'default', '-K', hex('log07')]
  expect(openssl(single, line('log07/log/contentfilter20080801.log', 0))).toEqual(des)
  const file = readFileSync(inTree('log03/log/contentfilter200808.dat'))
  const aes = openssl(['-aes-128-cbc', '-K', hex('log03'), '-iv', file.toString('hex', 0, 16)], file.subarray(16))
  expect(aes.toString().split('\n')[0]).toMatch(/^2008-08-01 \d\d:\d\d:\d\d\t[a-z]+\.[a-z]+\d+\t[\d.]+\t[012]\t[^\t]+$/)
})

const DECIPHER = `
import base64, glob, gzip, json, sys
from Cryptodome.Cipher import DES
from Cryptodome.Util.Padding import unpad
folder, truth = sys.argv[1], json.load(open(sys.argv[2], encoding='utf-8'))
keys = {key['key_id']: bytes.fromhex(key['hex']) for key in truth['keys']}
counts = {}
for name in ('log02', 'log05', 'log07'):
    server = truth['servers'][name]
    cipher = DES.new(keys[server['key_id']], DES.MODE_ECB)
    counts[name] = 0
    for path in glob.glob(f'{folder}/{name}/log/contentfilter*'):
        data = (gzip.open if path.endswith('.gz') else open)(path, 'rb').read()
        for line in data.split():
            text = unpad(cipher.decrypt(base64.b64decode(line)), 8).decode(server['charset'])
            assert len(text.split('\\t')) == len(server['columns']), text
            counts[name] += 1
print(json.dumps(counts))
`

test.skipIf(noPycryptodome)(
  'Python’s pycryptodome opens every line of three servers with the keys of the truth',
  () => {
    const out = execFileSync(python, ['-c', DECIPHER, inTree('.'), join(outDir, 'truth.json')], { encoding: 'utf8' })
    const expected = ['log02', 'log05', 'log07'].map((name) => [name, truth.servers[name]?.records])
    expect(JSON.parse(out)).toEqual(Object.fromEntries(expected))
  },
)

test('each key stands in the files named for it', () => {
  expect(truth.keys).toHaveLength(3)
  for (const key of truth.keys) {
    expect(key.key_id).toBe(
      `key-${createHash('sha256').update(Buffer.from(key.hex, 'hex')).digest('hex').slice(0, 12)}`,
    )
    for (const path of key.files) {
      const text = readFileSync(inTree(path), 'latin1')
      expect(text.includes(key.hex) || text.includes(Buffer.from(key.hex, 'hex').toString('latin1'))).toBe(true)
    }
  }
})

test('the missing day has no file, on a server that has the day before and after', () => {
  const missing = truth.gaps.filter(({ reason }) => reason === 'missing')
  expect(missing).toEqual([{ server: 'log07', family: 'contentfilter', day: '2008-08-19', reason: 'missing' }])
  const names = readdirSync(inTree('log07/log')).filter((name) =>
    /^contentfilter2008081[89]|^contentfilter20080820/.test(name),
  )
  expect(names.toSorted()).toEqual(['contentfilter20080818.log', 'contentfilter20080820.log'])
  for (const { server, day } of truth.gaps)
    expect(readings.rows.filter((row) => row.server === server && row.recordedTime.startsWith(day))).toEqual([])
})

test.skipIf(noOpenssl)('nothing opens what is sealed for good, and foreign files are what they claim', () => {
  expect(truth.undecryptable).toHaveLength(8)
  for (const path of truth.undecryptable) {
    const lines = readFileSync(inTree(path), 'latin1').trim().split('\n')
    expect(lines.every((line) => Buffer.from(line, 'base64').length % 8 === 0)).toBe(true)
    const opened = truth.keys
      .filter((key) => key.hex.length === 16)
      .filter((key) => {
        const plain = openssl(['-des-ede3', '-nopad', '-K', key.hex.repeat(3)], Buffer.from(lines.join(''), 'base64'))
        return /[\x20-\x7e\t]{16}/.test(plain.toString('latin1'))
      })
    expect(opened).toEqual([])
  }
  expect(readFileSync(inTree('log05/pub/film/paper.moon.avi')).toString('latin1', 8, 12)).toBe('AVI ')
  expect(truth.foreign).toHaveLength(2)
})

const distinctTextsOf = (account: string): number =>
  distinct(readings.rows.filter((row) => row.account === account).map(({ text }) => text))

test('what the people said is told: triggers, targets, conversations, campaign, private values', () => {
  const { triggers, targeted, conversations, campaign, sensitive } = truth
  const sum = Object.values(triggers).reduce((total, { messages }) => total + messages, 0)
  expect(sum).toBe(truth.counts.unique_messages)
  for (const [kind, { messages, words }] of Object.entries(triggers)) {
    const byWord = Object.values(words).reduce((total, count) => total + count, 0)
    expect([kind, byWord]).toEqual([kind, kind.startsWith('targeted') ? 0 : messages])
    expect(messages).toBeGreaterThan(0)
  }
  for (const { account, unique_messages: unique } of targeted.accounts) expect(distinctTextsOf(account)).toBe(unique)
  const unexplained = targeted.accounts.reduce((total, account) => total + account.without_trigger, 0)
  expect(unexplained).toBe(triggers['targeted-account'].messages)
  const { messages: inGroup } = triggers['targeted-group']
  expect(targeted.groups).toMatchObject([{ unique_messages: inGroup, without_trigger: inGroup }])
  expect(targeted.groups[0]?.accounts.length).toBeGreaterThan(4)
  expect(conversations.every(({ accounts, turns }) => accounts.length >= 2 && turns >= 2)).toBe(true)
  expect(conversations.every((one) => one.first_recorded < one.last_recorded)).toBe(true)
  const { copy, group, broadcast, ...resends } = truth.repetition
  expect(copy).toBe(truth.counts.copies)
  // First sendings of texts, and of unique messages outside the campaign, are no repetition
  const alike = campaign.reduce((total, { messages }) => total + messages, 0)
  const again = group + broadcast + resends['resend-quick'] + resends['resend-later']
  expect(again - truth.counts.resends).toBeGreaterThanOrEqual(0)
  expect(again - truth.counts.resends).toBeLessThan(alike)
  const { messages: sworn, hidden } = truth.list_matches['fuck'] ?? { messages: 0, hidden: -1 }
  expect([hidden, sworn > 300]).toEqual([sworn, true])
  for (const { text, accounts, messages, sendings } of campaign) {
    const held = readings.rows.filter((row) => accounts.includes(row.account) && row.text.includes(text))
    expect(distinct(held.map(message))).toBe(messages)
    expect(distinct(held.map((row) => [message(row), row.address, row.recordedTime].join('\t')))).toBe(sendings)
  }
  // Other values may stand in a text by chance, such as a password that begins a longer one
  const unmistakable = sensitive.filter(({ kind }) => ['resident-id', 'bank-card', 'parcel'].includes(kind))
  expect(unmistakable.length).toBeGreaterThan(5)
  for (const { value, messages, records } of unmistakable) {
    const held = readings.rows.filter((row) => row.text.includes(value))
    expect([distinct(held.map(message)), held.length], value).toEqual([messages, records])
  }
})

test('the net-bar server says which words were found, the wireless server holds text messages', () => {
  const { netbar, wireless } = truth.others
  const words = new TextDecoder('gb18030')
    .decode(readFileSync(join(outDir, 'netbar/agent/keyfile')))
    .trim()
    .split('\r\n')
  const lines = (path: string) =>
    new TextDecoder('gb18030')
      .decode(readFileSync(join(outDir, path)))
      .trim()
      .split('\r\n')
  const hits = lines('netbar/log/netbarhit20080801.log').map((line) => line.split('\t'))
  expect([hits.length, distinct(hits.map((row) => row[3] ?? ''))]).toEqual([netbar.records, netbar.accounts])
  const texts = readings.rows.map(({ account, text }) => [account, text] as const)
  for (const [, , , account, , number] of hits.slice(0, 50)) {
    const word = words[Number(number) - 1] ?? 'no such word'
    expect(texts.some(([name, text]) => name === account && text.toLowerCase().includes(word.toLowerCase()))).toBe(true)
  }
  const messages = lines('wireless/log/sms20080801.log').map((line) => line.split('\t'))
  expect([messages.length, distinct(messages.map((row) => row[1] ?? ''))]).toEqual([
    wireless.records,
    wireless.accounts,
  ])
})

/** Of the small replica of seed 2008; also with Node 24 and in other time zones. Changes whenever the lab writes other bytes. */
const KNOWN_SHA256 = 'd6238b6792211a8453515639be5b5a409d0a76f6569345b8dc48328fd4da378b'

test('every machine writes the same bytes, with the same date', () => {
  expect(hashTree(outDir)).toBe(KNOWN_SHA256)
  const dates = new Set(files(outDir).map((path) => statSync(join(outDir, path)).mtime.toISOString()))
  expect([...dates]).toEqual(['2008-11-01T00:00:00.000Z'])
})

test('one seed writes one tree; another seed another; every stage tells when it is done', async () => {
  expect([...told.values()]).toEqual([1, 1, 1])
  const again = mkdtempSync(join(tmpdir(), 'breachlight-lab-'))
  try {
    await generateTree({ outDir: again, ...options })
    expect(hashTree(again)).toBe(hashTree(outDir))
    await generateTree({ outDir: again, ...options, seed: 7 })
    expect(hashTree(again)).not.toBe(hashTree(outDir))
  } finally {
    rmSync(again, { recursive: true })
  }
})
