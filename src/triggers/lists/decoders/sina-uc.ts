import { openFile } from '../../../decrypt/index.ts'
import { latin1 } from '../../../lib/bytes.ts'
import { type DecodeChain, PLAIN } from '../../../model/chain.ts'
import { decodeStrict } from '../../../text/charset.ts'
import { unarmoured } from '../armour.ts'
import { type DecodedList, defineListDecoder, MOST_LINES } from '../decoder.ts'
import { jsonLists, jsonValue } from '../json-strings.ts'

/** Stands in IMResource.dll (Knockel, notes on Sina UC). */
const KEY = Buffer.from('H177UC09VI67KASI', 'latin1')

const CHAIN: DecodeChain = { ...PLAIN, cipher: 'blowfish', mode: 'ecb', iv: { kind: 'none' } }

const BLOCK_BYTES = 8

/** JSON without what fills the last block: the padding was not published, and no JSON ends in one of these bytes. */
function unfilled(plain: Uint8Array): Uint8Array {
  let end = plain.length
  while (end > 0 && (plain[end - 1] ?? 0) <= 0x20) end -= 1
  return plain.subarray(0, end)
}

/** First two characters of a JSON text that holds strings. */
const OPENS = /^\s*[[{]\s*["[{]/

const damaged = (endByte: number): DecodedList => ({
  lines: [],
  directives: [],
  semantics: 'sina-uc',
  notes: ['The file opens under the key of the client, but what is inside is no whole JSON.'],
  rejects: [{ reason: 'damaged JSON', startByte: 0, endByte }],
})

/** Where each list stands among the lines: `list1: lines 1 to 185`. */
function sections(lists: readonly { name: string; strings: readonly string[] }[]): string[] {
  let line = 1
  return lists.map(({ name, strings }) => {
    const first = line
    line += strings.length
    return `List “${name}”: lines ${first} to ${line - 1}.`
  })
}

/** Lists whose place is told one by one; the client has five. */
const MOST_SECTIONS = 20

export default defineListDecoder({
  id: 'sina-uc',
  title: 'fetch_keyword.php: JSON under Blowfish-ECB, in hexadecimal digits',
  client: 'Sina UC 8.3.4.22616',
  source: 'Knockel, notes on Sina UC; Crandall et al., First Monday 18(7), 2013',
  confidence: 'inferred',
  vector: 'one block of Blowfish-ECB under the published key; no file of the client is public',
  recognisedBy: 'key',
  decode({ bytes }) {
    const sealed = unarmoured(bytes, 'hex')
    if (sealed === null || sealed.bytes.length < BLOCK_BYTES) return null
    const plain = openFile(CHAIN, KEY).push(sealed.bytes)
    if (!OPENS.test(latin1(plain.subarray(0, 2 * BLOCK_BYTES)))) return null
    const text = decodeStrict(unfilled(plain), 'utf-8')
    const value = text === null ? undefined : jsonValue(text)
    if (value === undefined) return damaged(bytes.length)
    const { lists, others } = jsonLists(value)
    const lines = lists.flatMap(({ strings }) => strings)
    return {
      lines: lines.slice(0, MOST_LINES),
      directives: [],
      semantics: 'sina-uc',
      notes: [
        'Layers: hexadecimal digits, Blowfish-ECB under the key of the client, JSON.',
        ...sections(lists).slice(0, MOST_SECTIONS),
        ...(lists.length > MOST_SECTIONS ? [`And ${lists.length - MOST_SECTIONS} lists more.`] : []),
        ...(others > 0 ? [`${others} values are no strings and were left out.`] : []),
      ],
      rejects:
        lines.length > MOST_LINES
          ? [
              {
                reason: `${lines.length - MOST_LINES} strings behind ${MOST_LINES} lines`,
                startByte: 0,
                endByte: bytes.length,
              },
            ]
          : [],
    }
  },
})
