import { createCipheriv } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import blowfish from '../../../src/decrypt/ciphers/blowfish.ts'
import type { ListFile } from '../../../src/triggers/index.ts'

/** Key of the enciphered lines below; invented. */
const KEY = Buffer.from('a key of 32 bytes, made up here.')

/** 法轮功, 六四, 学潮, 大纪元, 天安门, 民运, 台独, 藏独 in GBK */
const GBK = ['b7a8c2d6b9a6', 'c1f9cbc4', 'd1a7b3b1', 'b4f3bccdd4aa', 'ccecb0b2c3c5', 'c3f1d4cb', 'cca8b6c0', 'b2d8b6c0']
const WORDS = ['法轮功', '六四', '学潮 ', '大纪元', '天安门', '', '民运', '台独', '六四']

const file = (bytes: Uint8Array | string, name = 'list', keys: readonly Uint8Array[] = []): ListFile => ({
  name,
  bytes: Buffer.from(bytes),
  keys,
})

function line(): Buffer {
  const key = Buffer.from('4caa912f80eb3ed404a52c3c48d25bd6f72e8192db559e49aa1b9967e75175a7', 'hex')
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16))
  return Buffer.from(Buffer.concat([cipher.update(WORDS.join('\n')), cipher.final()]).toString('base64'))
}

function sinaUc(): Buffer {
  if (blowfish.kind !== 'block') throw new Error('no block cipher')
  const json = Buffer.from(JSON.stringify({ list1: WORDS, list2: ['六四'] }))
  const padded = Buffer.concat([json, Buffer.alloc(8 - (json.length % 8))])
  const sealed = blowfish.open(Buffer.from('H177UC09VI67KASI')).encryptBlocks(padded)
  return Buffer.from(Buffer.from(sealed).toString('hex'))
}

const yy = (): Buffer =>
  Buffer.from(Buffer.from(`\ufeff//person_count=1\r\n${WORDS.join('\r\n')}\r\n`, 'utf16le').toString('base64'))

const xml9158 = (): Buffer =>
  Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="gb2312"?>\n<filter version="3">'),
    ...GBK.flatMap((hex) => [Buffer.from('<w>'), Buffer.from(hex, 'hex'), Buffer.from('</w>\n')]),
    Buffer.from('</filter>'),
  ])

const program = (): Buffer =>
  Buffer.concat([
    Buffer.from('MZ\u0001\u0002\u0003'),
    Buffer.alloc(40, 1),
    ...GBK.flatMap((hex) => [Buffer.from(hex, 'hex'), Buffer.alloc(2)]),
    Buffer.alloc(40, 2),
  ])

function sealedLines(): string {
  const lines = Array.from({ length: 12 }, (_, at) => {
    const cipher = createCipheriv('aes-256-ecb', KEY, null)
    return Buffer.concat([cipher.update(`${WORDS[at % 5]}关键词${at}`), cipher.final()]).toString('hex')
  })
  return `${lines.join('\n')}\n`
}

/** Small files of each decoder, by its id. A new decoder adds one line. */
export const SAMPLES: Readonly<Record<string, readonly ListFile[]>> = {
  '9158': [file(xml9158(), 'filter.xml')],
  csv: [file('id,word,note\r\n1,六四,"two\r\nlines"\r\n2,学潮,\r\n'), file('Keyword,Keyword Type \n退党 大潮,combo\n')],
  guagua: [file(program(), 'RuleCenterPlug.dll')],
  line: [file(line(), 'cbw.dat')],
  plain: [
    file(`${WORDS.join('\n')}\n`),
    file(Buffer.concat(GBK.flatMap((hex) => [Buffer.from(hex, 'hex'), Buffer.from('\r\n')])), 'gbk'),
    file(Buffer.from(`\ufeff${WORDS.join('\n')}`, 'utf16le')),
  ],
  qqmail: [file('复辟+习近平\n自焚+活摘\n放+假,2,"复辟+习近平, 自焚+活摘"\n')],
  'sina-show': [file(' 1: 法轮\n 5: 六四\n12: 学潮\n')],
  'sina-uc': [file(sinaUc())],
  'tom-skype': [file(sealedLines(), 'keyfile', [Buffer.alloc(8, 3), KEY])],
  wechat: [file('帶來+調整+整體\n法輪功\n退党+大潮\n')],
  xml: [
    file(
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="big5"?><l><w>'),
        Buffer.from('aa6bbdfca55c', 'hex'),
        Buffer.from('</w><w>abc</w></l>'),
      ]),
    ),
  ],
  yy: [file(yy()), file(gzipSync(yy()))],
  'yy-finance': [file('<list v="1"><k>转账</k><k>财付通</k><k>&#x94f6;行</k><k>汇款</k></list>')],
}
