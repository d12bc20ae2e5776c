import { expect, test } from 'vitest'
import assignment from '../../../src/keys/finders/assignment.ts'
import { foundIn } from './found.ts'

test.each([
  ['ini', '[log]\r\nenckey=tomf1lt8\r\n', ['enckey=tomf1lt8']],
  ['blanks and a comment line', '; content filter\nkey = abc # note', ['key=abc', 'key=abc # note']],
  ['properties', 'app.secret: s3cr3t-value', ['app.secret=s3cr3t-value']],
  ['YAML, quoted', "  des_key: '8 bytes!'", ['des_key=8 bytes!']],
  ['shell', 'export KEY="32bnx23l"; run', ['KEY=32bnx23l']],
  ['C', 'static const char* k = "X7sRUjL";', ['k=X7sRUjL']],
  ['C array', 'const char key[16] = "H177UC09VI67KASI";', ['key=H177UC09VI67KASI']],
  ['wide string', 'WCHAR *k = L"wide";', ['k=wide']],
  ['define', '#define SURVEIL_KEY "32bnx23l"', ['SURVEIL_KEY=32bnx23l']],
  ['define, bare', '#  define KEY 0x3a7f', ['KEY=0x3a7f']],
  ['Pascal', "key := 'abc';", ['key=abc']],
  ['padded base64', 'key=c2t5cEtFWTM=', ['key=c2t5cEtFWTM=']],
  ['value with blanks', 'key=0sr TM#RWFD', ['key=0sr', 'key=0sr TM#RWFD']],
  ['several on a line', 'a=1 b=2', ['a=1', 'a=1 b=2', 'b=2']],
  ['Chinese name in UTF-8', '密钥=abcdefgh', ['密钥=abcdefgh']],
])('%s', (_, text, expected) => expect(foundIn(assignment, text)).toEqual(expected))

test('Chinese name in GBK', () => {
  expect(foundIn(assignment, Buffer.from('c3dcd4bf3d616263', 'hex'))).toEqual(['密钥=abc'])
})

test.each(['if (key == 1)', 'a >= b', 'http://example.com/x', '10:43:15', '=x', 'key=', 'std::string', 'key="open'])(
  '%j assigns nothing',
  (text) => expect(foundIn(assignment, text)).toEqual([]),
)

test('only the first 4096 characters of a line are looked at', () => {
  expect(foundIn(assignment, `${' '.repeat(5000)}key=abc\nkey=def`)).toEqual(['key=def'])
})
