import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Inference, inferFormat } from '../../src/parse/infer.ts'

const LOGS = join(import.meta.dirname, '../../../shared/data/logs')
const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/)
const infer = (lines: readonly string[]): Inference | null => inferFormat(lines, { stem: 'x' })
const rolesOf = (inference: Inference | null): string[] | null =>
  inference === null
    ? null
    : inference.columns.map(({ role, written }) => (written === undefined ? role : `${role} ${written}`))
const delimiterOf = (inference: Inference | null): string | null =>
  inference?.format.layout.kind === 'delimited' ? inference.format.layout.delimiter : null
const partsOf = (inference: Inference | null): string[] | null =>
  inference?.format.layout.kind === 'leading'
    ? inference.format.layout.parts.map(({ before, after, padded }) => `${before}…${after}${padded ? '+' : ''}`)
    : null

/** Which files of the real logs are there at all. */
const present = existsSync(LOGS)
if (!present) process.stderr.write('parse/infer: data/logs is not beside the project, its tests are skipped\n')

describe.skipIf(!present)('real logs (Loghub)', () => {
  test.each([
    ['ssh_failed.tsv', '\t', ['datetime MMM DD HH:mm:ss', 'counter', 'account', 'text', 'unknown', 'ip', 'constant']],
    ['ssh_failed.psv', '|', ['constant', 'text', 'datetime MMM DD HH:mm:ss', 'unknown', 'counter', 'ip', 'account']],
    ['health.semicolon.txt', ';', ['datetime YYYYMMDD-H:m:s:ms', 'flag', 'text', 'constant']],
    ['hdfs_two_ips.csv', ',', ['ip', 'ip', 'unknown', 'time HHmmss', 'unknown', 'constant', 'unknown', 'date YYMMDD']],
    ['openstack_access.utf16le.tsv', '\t', ['ip', 'unknown', 'flag', 'unknown', 'unknown', 'datetime YYYY-MM-DD HH:mm:ss.mmm', 'hash', 'flag']],
    ['proxifier.tilde.txt', '~', ['flag', 'unknown', 'flag', 'datetime MM.DD HH:mm:ss', 'text']],
    ['HealthApp_2k.log', '|', ['datetime YYYYMMDD-H:m:s:ms', 'flag', 'constant', 'text']],
  ])('%s', (name, delimiter, roles) => {
    const text = new TextDecoder(name.includes('utf16le') ? 'utf-16le' : 'utf-8').decode(readFileSync(join(LOGS, name)))
    const inference = infer(linesOf(text))
    expect(rolesOf(inference)).toEqual(roles)
    expect(delimiterOf(inference)).toBe(delimiter)
    expect(inference?.parseRate).toBeGreaterThan(0.999)
    expect(inference?.format.header).toBe(false)
  }) // biome-ignore format: a table

  test.each([
    ['Windows_2k.log', ['…, ', '… +', '… +', '…'], ['datetime YYYY-MM-DD HH:mm:ss', 'constant', 'flag', 'text']],
    ['HDFS_2k.log', ['… ', '… ', '… ', '… ', '…: ', '…'], ['date YYMMDD', 'time HHmmss', 'unknown', 'flag', 'flag', 'text']],
    ['OpenSSH_2k.log', ['… ', '… ', '… ', '… ', '…: ', '…'], ['date MMM', 'date D', 'time HH:mm:ss', 'constant', 'unknown', 'text']],
    ['Apache_2k.log', ['[…] ', '[…] ', '…'], ['datetime WWW MMM DD HH:mm:ss YYYY', 'flag', 'text']],
    ['OpenStack_2k.log', ['… ', '… ', '… ', '… ', '… ', '… ', '[…] ', '…'],
      ['flag', 'date YYYY-MM-DD', 'time HH:mm:ss.mmm', 'flag', 'flag', 'flag', 'unknown', 'text']],
  ])('%s', (name, parts, roles) => {
    const inference = infer(linesOf(readFileSync(join(LOGS, name), 'utf8')))
    expect(partsOf(inference)).toEqual(parts)
    expect(rolesOf(inference)).toEqual(roles)
    expect(inference?.parseRate).toBe(1)
  }) // biome-ignore format: a table
})

const ZH = [
  '今天天气不错',
  '明天见',
  '在吗？',
  '好的，谢谢',
  '法轮功 真相',
  '退党',
  '你在哪里',
  '哈哈',
  '晚上一起吃饭吧',
  ':)',
  '123',
  '谢谢',
]
const USERS = [
  'wang.li_77',
  'live:abc12',
  'zhang-wei',
  'chen1984',
  'sunyu',
  '张三',
  'hu.li',
  'liu88',
  'guo_fan',
  'xiao2008',
]
/** One value of each kind for line `n`, after the columns of the report's log servers. */
const CELL = {
  time: (n: number) => `2008-08-26 10:${String(10 + (n % 50))}:${String(10 + ((n * 7) % 50))}`,
  ip: (n: number) => `${58 + (n % 3) * 60}.${(n * 13) % 256}.${(n * 7) % 256}.${1 + (n % 200)}`,
  user: (n: number) => `${USERS[(n * 3) % USERS.length]}`,
  flag: (n: number) => String(n % 3),
  text: (n: number) => `${ZH[(n * 5) % ZH.length]}${n % 4 === 0 ? ` ${n}` : ''}`,
  hash: (n: number) => (0x9e3779b97f4a7c15n * BigInt(n + 3)).toString(16).padStart(16, '0').slice(-16),
  id: (n: number) => String(900000 + n),
  seq: (n: number) => String(n),
  ver: (n: number) => ['3.8.4.2', '3.6.4.1', '4.0.4.211'][n % 3] ?? '',
  x1: (n: number) => ['A', 'B', '-'][n % 3] ?? '',
  x2: (n: number) => ((n + 1) * 2654435761).toString(16).padStart(8, '0').slice(-8),
  x3: () => '0',
  date: (n: number) => `8/${1 + (n % 28)}/2008`,
  clock: (n: number) => `${1 + (n % 12)}:${10 + (n % 50)}:15 ${n % 2 ? 'AM' : 'PM'}`,
  phone: (n: number) => `+86138${10000000 + n * 7919}`,
  event: (n: number) => ['login', 'logout', 'upgrade'][n % 3] ?? '',
}
const CELLS: ReadonlyMap<string, (n: number) => string> = new Map(Object.entries(CELL))
const table = (kinds: string, delimiter: string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) =>
    kinds.split(' ').map((kind) => CELLS.get(kind)?.(n)).join(delimiter), // biome-ignore format: short
  )

describe('the families of the report', () => {
  const at = 'datetime YYYY-MM-DD HH:mm:ss'
  test.each([
    ['time ip user flag text hash', '\t', [at, 'ip', 'account', 'flag', 'text', 'hash']],
    ['id user time text ip', '\t', ['counter', 'account', at, 'text', 'ip']],
    ['user time ip ver text', '|', ['account', at, 'ip', 'version', 'text']],
    ['seq x1 time user x2 ip text x3', '\t', ['counter', 'flag', at, 'account', 'hash', 'ip', 'text', 'constant']],
    ['time user ip event ver', ' ', ['date YYYY-MM-DD', 'time HH:mm:ss', 'account', 'ip', 'flag', 'version']],
    ['date clock ip user ver', ' ', ['date M/D/YYYY', 'time h:mm:ss A', 'time A', 'ip', 'account', 'version']],
    ['ip user ver phone date clock', ',', ['ip', 'account', 'version', 'phone', 'date M/D/YYYY', 'time h:mm:ss A']],
    ['ip user text date clock', '::', ['ip', 'account', 'text', 'date M/D/YYYY', 'time h:mm:ss A']],
    ['ver ip date clock', '||', ['version', 'ip', 'date M/D/YYYY', 'time h:mm:ss A']],
    ['ip ver user time', '\x01', ['ip', 'version', 'account', at]],
  ])('%s split by %j', (kinds, delimiter, roles) => {
    for (const count of [24, 120]) {
      const inference = infer(table(kinds, delimiter, count))
      expect(rolesOf(inference)).toEqual(roles)
      expect(delimiterOf(inference)).toBe(delimiter)
    }
  })

  test('three lines are enough', () => {
    expect(rolesOf(infer(table('time ip user flag text hash', '\t', 5).slice(2)))).toEqual([
      at,
      'ip',
      'account',
      'flag',
      'text',
      'hash',
    ])
    expect(infer(table('time ip user flag text hash', '\t', 2))).toBeNull()
  })

  test('chat lines without columns', () => {
    const lines = Array.from({ length: 40 }, (_, n) => `[${CELL.time(n)}] ${CELL.user(n)}: ${CELL.text(n)}`)
    expect(partsOf(infer(lines))).toEqual(['[…] ', '…: ', '…'])
    expect(rolesOf(infer(lines))).toEqual([at, 'account', 'text'])
  })

  test('quoted values', () => {
    const lines = Array.from(
      { length: 40 },
      (_, n) => `"${CELL.time(n)}","${CELL.ip(n)}","${CELL.user(n)}","a, ""b"" ${n}"`,
    )
    expect(infer(lines)?.format.layout).toEqual({ kind: 'delimited', delimiter: ',', quote: '"' })
    expect(rolesOf(infer(lines))).toEqual([at, 'ip', 'account', 'text'])
  })

  test('values behind their names', () => {
    const json = Array.from({ length: 40 }, (_, n) =>
      JSON.stringify({ at: CELL.time(n), ip: CELL.ip(n), who: CELL.user(n), said: CELL.text(n) }),
    )
    const pairs = Array.from(
      { length: 40 },
      (_, n) => `time=${CELL.time(n)} ip=${CELL.ip(n)} user=${CELL.user(n)} msg=${CELL.text(n)}`,
    )
    for (const lines of [json, pairs]) expect(rolesOf(infer(lines))).toEqual([at, 'ip', 'account', 'text'])
    expect(infer(json)?.columns.map(({ name }) => name)).toEqual(['at', 'ip', 'who', 'said'])
    expect(infer(json)?.format.id).toBe('x-4-keyed')
    expect(infer(pairs)?.columns.map(({ name }) => name)).toEqual(['time', 'ip', 'user', 'msg'])
  })

  test('a header names the columns and is no record', () => {
    const lines = ['#time\tip\tusername\tmessage', ...table('time ip user text', '\t', 30)]
    const inference = infer(lines)
    expect(inference?.format.header).toBe(true)
    expect(inference?.columns.map(({ name }) => name)).toEqual(['time', 'ip', 'username', 'message'])
    expect(inference?.columns[0]?.distinct).toBe(30)
    expect(infer(lines.slice(1))?.columns.map(({ name }) => name)).toEqual(['c1', 'c2', 'c3', 'c4'])
  })

  test('the note says what was seen and what was assumed', () => {
    expect(infer(table('time ip user text', '\t', 9))?.note).toBe(
      '100.0 % of 9 sampled lines have 4 columns, separated by "\\t"',
    )
    const lines = Array.from({ length: 9 }, (_, n) => `1/${n + 1}/2008\t${CELL.ip(n)}\t${CELL.user(n)}`)
    expect(infer(lines)?.note).toContain('day and month could be exchanged in c1, month first was assumed')
  })

  test('the format names its family, width and separator', () => {
    expect(inferFormat(table('time ip user text', '\t', 9), { stem: 'contentfilter' })?.format.id).toBe(
      'contentfilter-4-tab',
    )
    expect(inferFormat(table('time ip user text', '||', 9), { stem: '' })?.format.id).toBe('log-4-pipe-pipe')
  })
})

const good = (n: number): string => `2008-09-0${n} 10:00:0${n}\t58.30.1.${n}\tgood-${n}\t今天天气不错 ${n}`
const bad = (values: { t?: string; ip?: string; user?: string; text?: string }): string =>
  [values.t ?? '2008-09-01 10:00:00', values.ip ?? '58.30.1.9', values.user ?? 'u1', values.text ?? '你好'].join('\t')

describe('damaged logs keep the columns of their good lines', () => {
  const dates = [
    '2008-02-30 10:00:00',
    '2008-13-45 99:99:99',
    '0000-00-00 00:00:00',
    '-1',
    '2147483648',
    '2008-12-31 23:59:60',
    'NaN',
    '2008-09-31 00:00:00',
  ]
  const ips = [
    '256.1.1.1',
    '1.2.3',
    '01.02.03.04',
    '2130706433',
    '::1',
    '2001:db8::1',
    '::ffff:58.30.1.9',
    '1.2.3.4:8080',
    '0.0.0.0',
    '10.0.0.1',
    '-',
    '',
  ]
  test.each([
    ['one column', ['nodelimiterhere'.repeat(10)]],
    ['ten thousand columns', [Array.from({ length: 10_000 }, (_, n) => `c${n}`).join('\t')]],
    ['a delimiter in the text', [bad({ text: 'a\tb\tc' })]],
    ['stray quotes', [bad({ user: '"u6', text: 'unclosed quote' }), bad({ text: 'he said "x""y\'' })]],
    ['empty fields and lines', ['\t\t\t', '', '   ', bad({ user: '', text: '' })]],
    ['base64 between the lines', ['QUJD'.repeat(1000), 'QUJD=', '====', 'Zm9v\\nYmFy']],
    ['impossible dates', dates.map((t) => bad({ t }))],
    ['no addresses', ips.map((ip) => bad({ ip }))],
    ['odd names', ['__proto__', 'null', '0', '1e3', ' leading', 'é', 'a'.repeat(100_000), '../../etc/passwd'].map((user) => bad({ user }))],
    ['markup as name and text', ['<img src=x onerror="a">', "';x=1;//", '${x}', '=1+1', '&lt;b&gt;'].map((x) => bad({ user: x, text: x }))],
    ['long texts', ['1'.repeat(100_000), 'a@'.repeat(20_000), `${' '.repeat(50_000)}x`].map((text) => bad({ text }))],
    ['a byte order mark in the middle', [`\uFEFF${good(4)}`]],
  ])('%s', (_, rows) => {
    const inference = infer([good(1), ...rows, good(2), rows[0] ?? '', good(3)])
    expect(rolesOf(inference)).toEqual(['datetime YYYY-MM-DD HH:mm:ss', 'ip', 'account', 'text'])
    expect(delimiterOf(inference)).toBe('\t')
  }) // biome-ignore format: a table
})

test('a byte order mark is no part of the first value', () => {
  const lines = ['\uFEFF203615\t58.30.1.1\twang', '203807\t58.30.1.2\tzhang', '204005\t58.30.1.3\tliu']
  expect(rolesOf(infer(lines))).toEqual(['time HHmmss', 'ip', 'account'])
})

describe('what is no log', () => {
  const source =
    'import { a } from "b"\n\nconst x = 1;\nfunction f(a, b) {\n  return a + b;\n}\nexport { f, x };\nif (x) { f(1, 2); }'
  test.each([
    ['nothing', []],
    ['words', ZH],
    ['prose', linesOf('It was a bright cold day in April, and the clocks\nwere striking thirteen. Winston Smith, his chin\nnuzzled into his breast, slipped quickly through.\nThe hallway smelt of boiled cabbage and old rag mats.')],
    ['settings', linesOf('; content filter\n[server]\nlisten=0.0.0.0:8080\nmaxlog=20000\n[log]\nenc=1\nenckey=tomf1lt8\nolddata=abcdefgh')],
    ['ciphertext', Array.from({ length: 50 }, (_, n) => Buffer.from(CELL.hash(n) + CELL.hash(n * 3), 'hex').toString('base64'))],
    ['candidate keys', Array.from({ length: 500 }, (_, n) => `key${n}=${CELL.x2(n)}`)],
    ['markup', linesOf('<html>\n<head><title>Index of /log</title></head>\n<body>\n<h1>Index</h1>\n<a href="a.log">a.log</a>\n<a href="b.log">b.log</a>\n</body></html>')],
    ['source code', linesOf(source)],
    ['a table of hosts', ['127.0.0.1 localhost', '10.0.0.2 fs02', '10.0.0.3 fs03']],
    ['a table without times or addresses', Array.from({ length: 60 }, (_, n) => `${n}\t${CELL.user(n)}\t${CELL.text(n)}`)],
  ])('%s', (_, lines) => {
    expect(infer(lines)).toBeNull()
  }) // biome-ignore format: a table
})

test('inference is total and its formats fit their columns', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('2008-08-26', '10:11:12', '1.2.3.4', '99.1.2.3', '你好', '"', '[x]'),
  )
  const line = fc
    .tuple(fc.array(cell, { maxLength: 5 }), fc.constantFrom('\t', ' ', '|', ', '))
    .map(([cells, delimiter]) => cells.join(delimiter))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const inference = infer(lines)
      const columns = inference?.format.columns.length ?? 2
      expect(columns).toBeGreaterThan(1)
      expect(inference?.columns.length ?? 2).toBe(columns)
      expect(inference?.parseRate ?? 1).toBeGreaterThan(0.2)
    }),
    { numRuns: 40 },
  )
})
