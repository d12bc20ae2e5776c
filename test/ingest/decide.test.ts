import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { decideJob, siblingKey } from '../../src/ingest/decide-job.ts'
import type { DecideJob, DecideResult, UserFormat } from '../../src/ingest/jobs.ts'
import { serverOf } from '../../src/ingest/server.ts'
import type { SealedItem, Stream } from '../../src/model/stream.ts'
import { chainOf, keyFor, seal } from '../decrypt/encoder.ts'
import { candidate, chance, logLines } from '../decrypt/evidence.ts'
import { tabbed } from './streams.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-decide-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** A file in the vault. */
function sealed(path: string, bytes: Uint8Array): SealedItem {
  const evidenceId = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(dir, evidenceId), bytes)
  return { evidenceId, sizeBytes: bytes.length, path, root: 'tree', server: serverOf(path, '', 'tree') }
}

const decideAll = (items: readonly SealedItem[], options: Partial<DecideJob> = {}): Promise<DecideResult> =>
  decideJob({
    kind: 'decide',
    items,
    candidates: [],
    userFormats: [],
    cipher: null,
    zone: { name: 'UTC', offsetMinutes: 0 },
    vaultDir: dir,
    spoolDir: dir,
    ...options,
  })

async function decided(path: string, bytes: Uint8Array, options: Partial<DecideJob> = {}): Promise<Stream> {
  const { decisions } = await decideAll([sealed(path, bytes)], options)
  const [decision] = decisions
  if (decision === undefined) throw new Error(`${path} was not decided`)
  return decision.stream
}

const LINES = logLines(300)
const lined = (lines: readonly Uint8Array[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
const LOG = lined(LINES)
const long = (sizeBytes: number): Buffer => Buffer.from(`${'x'.repeat(sizeBytes)}\n`)
const roles = ({ format }: Stream) => format?.columns.map((column) => column.role)
const CHAT_ROLES = ['datetime', 'ip', 'account', 'text']
const DES_LINES = chainOf({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
const ENCIPHERED = seal(LINES, DES_LINES, keyFor('des'))

const without: [title: string, file: [path: string, bytes: Uint8Array], stream: Partial<Stream>][] = [
  ['a plain log', ['fs01/chat1.log', LOG], { kind: 'log', family: 'chat', isMessage: true, charset: 'utf-8' }],
  ['an empty file', ['fs01/chat2.log', Buffer.alloc(0)], { kind: 'empty', family: '' }],
  ['one byte', ['fs01/chat3.log', Buffer.from('x')], { kind: 'unknown' }],
  ['one byte over and over', ['fs01/zero.log', Buffer.alloc(70_000)], { kind: 'unknown' }],
  [
    'settings',
    ['fs01/etc/filter.ini', Buffer.from('[filter]\nenckey = tomf1lt8\nlevel = 3\n')],
    { kind: 'configuration' },
  ],
  [
    'prose with a key',
    ['fs01/notes', Buffer.from('the password is hunter2222, keep it safe\n')],
    { kind: 'configuration' },
  ],
  [
    'a picture',
    ['fs01/pub/a.jpg', Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), chance(4000, 'jpg')])],
    { kind: 'foreign' },
  ],
  [
    'a packet capture',
    [
      'fs01/a.pcap',
      Buffer.concat([Buffer.from('d4c3b2a1020004000000000000000000ffff000001000000', 'hex'), chance(900, 'p')]),
    ],
    { kind: 'capture' },
  ],
  ['chance', ['fs01/chat4.log', chance(40_000, 'noise')], { kind: 'undecryptable' }],
  [
    'a log whose key is nowhere',
    ['fs01/chat5.log', ENCIPHERED],
    { kind: 'undecryptable', family: 'chat', format: null },
  ],
]

describe('told nothing', () => {
  test.each(without)('%s', async (_, [path, bytes], { kind, family, isMessage = false }) => {
    const stream = await decided(path, bytes)
    expect(stream).toMatchObject({
      kind,
      isMessage,
      sizeBytes: bytes.length,
      ...(family === undefined ? {} : { family }),
    })
    expect(stream.chain.keyId).toBeNull()
    expect(stream.detail).not.toBe('')
  })

  test.each([
    ['UTF-16', Buffer.from(`\ufeff${LOG.toString()}`, 'utf16le'), 'utf-16le'],
    [
      'NUL bytes in some lines',
      lined(LINES.map((line, n) => (n % 9 === 4 ? Buffer.concat([line, Buffer.alloc(3)]) : line))),
      'utf-8',
    ],
    [
      'every third line broken',
      lined(LINES.map((line, n) => (n % 3 === 2 ? Buffer.from('?? broken ??') : line))),
      'utf-8',
    ],
    [
      'NUL bytes for a page in its midst',
      Buffer.concat([LOG.subarray(0, 6000), Buffer.alloc(4096), LOG.subarray(6000)]),
      'utf-8',
    ],
    ['long lines before and behind it', Buffer.concat([long(1 << 20), LOG, long(2 << 20)]), 'utf-8'],
    ['CR line ends', Buffer.from(LOG.toString().replaceAll('\n', '\r')), 'utf-8'],
    ['CRLF line ends', Buffer.from(LOG.toString().replaceAll('\n', '\r\n')), 'utf-8'],
    ['gzip around it', gzipSync(LOG), 'utf-8'],
  ])('a log is read through %s', async (_, bytes, charset) => {
    const stream = await decided('fs02/chat7.log', bytes)
    expect([stream.kind, stream.charset, roles(stream)]).toEqual(['log', charset, CHAT_ROLES])
  })
})

describe('lines under DES, with keys to try', () => {
  const [right, wrong] = [candidate(keyFor('des')), candidate(Buffer.from('wr0ngk3y'))]

  test('open with the right one, which is named', async () => {
    const { decisions } = await decideAll([sealed('fs03/chat1.log', ENCIPHERED)], { candidates: [wrong, right] })
    const [decision] = decisions
    expect(decision?.stream).toMatchObject({ kind: 'log', isMessage: true, chain: { ...DES_LINES, keyId: right.id } })
    expect(decision?.key?.id).toBe(right.id)
    expect(decision?.stream.attempts).toBeGreaterThan(0)
  })

  test('stay shut with a wrong one', async () => {
    expect(await decided('fs03/chat2.log', ENCIPHERED, { candidates: [wrong] })).toMatchObject({
      kind: 'undecryptable',
    })
  })

  test('stay shut when only another cipher may be tried', async () => {
    const stream = await decided('fs03/chat3.log', ENCIPHERED, { candidates: [right], cipher: 'rc4' })
    expect(stream.kind).toBe('undecryptable')
  })
})

const written = (match: UserFormat['match'], server: string | null = null): UserFormat => ({
  format: { ...tabbed('hash', 'ip', 'account', 'text'), id: 'given' },
  charset: null,
  match,
  server,
})

describe('a format somebody wrote', () => {
  test.each([
    ['chat', true],
    ['ch*', true],
    ['ch?t', true],
    ['fs04/*.log', true],
    ['fs04/[a-z]+*', false],
    ['session', false],
    ['cha', false],
  ])('is used where %s matches the family or the path: %s', async (match, isUsed) => {
    const { format } = await decided('fs04/chat9.log', LOG, { userFormats: [written(match)] })
    expect(format?.id === 'given').toBe(isUsed)
  })

  test('for any stream is used where its types fit, and nowhere else', async () => {
    const fitting = await decideAll([sealed('fs04/chat9.log', LOG)], { userFormats: [written(null)] })
    expect(fitting.decisions[0]?.stream.format?.id).toBe('given')
    expect(fitting.decisions[0]?.fields.map(({ role }) => role)).toEqual(['hash', 'ip', 'account', 'text'])
    const misfit = { ...written(null), format: { ...tabbed('ip', 'hash', 'account', 'text'), id: 'given' } }
    expect(roles(await decided('fs04/chat9.log', LOG, { userFormats: [misfit] }))).toEqual(CHAT_ROLES)
  })

  test.each([
    [['session', 'chat'], null, true],
    [['session', 'fs04/other.log'], null, false],
    ['chat', 'fs04', true],
    ['chat', 'fs05', false],
    [null, 'fs04', true],
    [null, 'fs05', false],
  ] as const)('is used for any of %j on server %s: %s', async (match, server, isUsed) => {
    const { format } = await decided('fs04/chat9.log', LOG, { userFormats: [written(match, server)] })
    expect(format?.id === 'given').toBe(isUsed)
  })

  test('for one server goes before one for all', async () => {
    const forOne = { ...written('chat', 'fs04'), format: { ...written('chat').format, id: 'for-one' } }
    const { format } = await decided('fs04/chat9.log', LOG, { userFormats: [written('chat'), forOne] })
    expect(format?.id).toBe('for-one')
  })

  test('fixes the character set, too', async () => {
    const format = { ...written('chat'), charset: 'gb18030' as const }
    expect((await decided('fs04/chat8.log', LOG, { userFormats: [format] })).charset).toBe('gb18030')
  })
})

const short = (count: number, bad: number): Buffer =>
  lined([...LINES.slice(0, count - bad), ...Array.from({ length: bad }, () => Buffer.from('what is this'))])
const pair = (small: Buffer) => [sealed('fs05/chat1.log', LOG), sealed('fs05/chat2.log', small)]

const noteOfSmall = async (small: Buffer): Promise<string> => {
  const { decisions } = await decideAll(pair(small).toReversed())
  return decisions.find(({ stream }) => stream.path === 'fs05/chat2.log')?.stream.detail ?? ''
}

describe('siblings', () => {
  test('the largest decides, and one that fits takes its format over', async () => {
    const { decisions } = await decideAll(pair(short(20, 0)).toReversed())
    expect(decisions.map(({ stream }) => stream.path)).toEqual(['fs05/chat1.log', 'fs05/chat2.log'])
    expect(decisions[1]?.stream.detail).toBe('format of its sibling files')
    expect(decisions[1]?.stream.format).toEqual(decisions[0]?.stream.format)
    expect(decisions.map(({ fields }) => fields.length)).toEqual([4, 0])
  })

  test.each([
    [20, 2, true],
    [20, 3, false],
  ])('of %d lines %d do not fit: taken over is %s', async (count, bad, isTaken) => {
    expect((await noteOfSmall(short(count, bad))) === 'format of its sibling files').toBe(isTaken)
  })

  test('a chain that opened one is tried first on the next', async () => {
    const small = seal(LINES.slice(0, 150), DES_LINES, keyFor('des'))
    const items = [sealed('fs06/chat1.log', ENCIPHERED), sealed('fs06/chat2.log', small)]
    const { decisions } = await decideAll(items, { candidates: [candidate(keyFor('des'))] })
    expect(decisions.map(({ stream }) => stream.kind)).toEqual(['log', 'log'])
    expect(decisions[1]?.stream.attempts).toBeLessThanOrEqual(decisions[0]?.stream.attempts ?? 0)
  })

  test.each([
    ['fs01/log/chat20080801.log', 'fs01/log/chat20080802.log', true],
    ['fs01/chat1.log', 'fs01/old/chat2.log', true],
    ['fs01/chat.log', 'fs01/chat.log.3.gz', true],
    ['fs01/chat.dat', 'fs01/chat20080801.log', true],
    ['fs01/20080801.log', 'fs01/20080802.log', true],
    ['fs01/20080801.log', 'fs01/chat1.log', false],
    ['fs01/chat1.log', 'fs02/chat1.log', false],
    ['fs01/chat1.log', 'fs01/session1.log', false],
  ])('%s and %s: %s', (a, b, areSiblings) => {
    const [one, other] = [sealed(a, LOG), sealed(b, LOG)].map(siblingKey)
    expect(one === other).toBe(areSiblings)
  })
})

test('a container that breaks off is a reject with its path, and what came out of it is decided', async () => {
  const cut = gzipSync(LOG).subarray(0, 2000)
  const { decisions, rejects } = await decideAll([sealed('fs07/chat1.log.gz', cut)])
  expect(decisions.map(({ stream }) => [stream.kind, stream.path])).toEqual([['log', 'fs07/chat1.log.gz']])
  expect(rejects).toEqual([expect.objectContaining({ server: 'fs07', path: 'fs07/chat1.log.gz', reason: 'truncated' })])
})
