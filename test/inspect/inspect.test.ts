import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { FAKE_CERTIFICATES } from '../../lab/client/certificates.ts'
import type { Build, BuildFile } from '../../src/inspect/build.ts'
import { compareBuilds } from '../../src/inspect/inspect.ts'
import { mayBeList } from '../../src/inspect/list-names.ts'
import { lookInto } from '../../src/inspect/look.ts'
import { openCutter } from '../../src/text/words.ts'

const cutter = await openCutter()

function file([path, text]: readonly [string, string]): BuildFile {
  const bytes = Buffer.from(text, 'utf8')
  const { kind, ...seen } = lookInto({ path, bytes, whole: true, entropyBits: 4 }, cutter)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    path,
    sizeBytes: bytes.length,
    sha256,
    entropyBits: 4,
    kind,
    seen,
    held: mayBeList({ path, bytes, kind }) ? bytes : null,
  }
}
const build = (name: string, files: Readonly<Record<string, string>>): Build => ({
  name,
  files: Object.entries(files).map(file),
  archives: [],
  rejects: [],
  cut: false,
})

const A = build('a', {
  'chat.ini': 'http://common.example/x key=0123456789abcdef',
  'old.ini': 'only-a.example',
  keyfile: '灯笼\n风铃\n',
})
const B = build('b', {
  'chat.ini': 'http://only-b.example/y',
  'moved/common.txt': 'http://common.example/x',
  'more.txt': 'only-b.example again',
  'signer.pem': FAKE_CERTIFICATES.regional,
  keyfile: '风铃\n石舟\n水车\n',
})

const values = (placed: readonly { value: unknown }[]) => placed.map(({ value }) => value)

test('what one build alone has: a value in another file is no difference', () => {
  const { a, b } = compareBuilds(A, B)
  expect([values(a.only.hosts), values(b.only.hosts)]).toEqual([['only-a.example'], ['only-b.example']])
  expect(b.only.hosts[0]).toMatchObject({ paths: ['chat.ini', 'more.txt'], startByte: 0 })
  expect(b.only.certificates.map(({ paths }) => paths)).toEqual([['signer.pem']])
  expect(a.only.certificates).toEqual([])
  expect(a.only.keys.map(({ value }) => value.name)).toEqual(['key'])
})

test('words that are on no list of the other build are counted, not those that both have', () => {
  const { a, b, sharedKeywordFiles } = compareBuilds(A, B)
  expect([a.newWords, b.newWords, sharedKeywordFiles]).toEqual([1, 2, []])
})

test('a list that is the same in both is no list of either', () => {
  const { a, b, sharedKeywordFiles } = compareBuilds(A, A)
  expect([a.keywordFiles, b.keywordFiles, a.newWords]).toEqual([[], [], 0])
  expect(sharedKeywordFiles).toMatchObject([{ path: 'keyfile', words: ['灯笼', '风铃'] }])
  expect(b.only.hosts).toEqual([])
})

test('a list written otherwise, with the same words, is a list of both', () => {
  const other = build('c', {
    filter: 'x',
    'HighKWordlist.txt': Buffer.from('\ufeff风铃\r\n灯笼\r\n', 'utf16le').toString('base64'),
  })
  const { a, b, sharedKeywordFiles } = compareBuilds(A, other)
  expect(sharedKeywordFiles.map(({ path, decoder }) => [path, decoder?.id])).toEqual([['HighKWordlist.txt', 'yy']])
  expect([a.keywordFiles, b.keywordFiles, a.newWords, b.newWords]).toEqual([[], [], 0, 0])
})

test('signatures of opened archives count as those of files', () => {
  const signer = { subject: 'CN=X', issuer: 'CN=X', serial: '1', validFromUtcMs: 0, validToUtcMs: 1, sha256: 'aa' }
  const signed = {
    path: 'x.apk',
    sizeBytes: 1,
    sha256: 'bb',
    signatures: [{ scheme: 'apk-v2', coverage: 'verified', signers: [signer] }],
  } as const
  const { a, b } = compareBuilds(A, { ...A, archives: [signed] })
  expect(values(b.only.signers)).toEqual([signer])
  expect([a.signed, b.signed.map(({ path }) => path)]).toEqual([[], ['x.apk']])
})
