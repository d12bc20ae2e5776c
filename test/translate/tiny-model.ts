import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../../src/lib/random.ts'

/** A model for the engine with weights by chance, so that what it writes is nonsense: its files are real, and small. */

const WIDTH = 64
const INNER = 128
/** A multiple of eight, as the engine's products need. */
const PIECES = [
  '<unk>',
  '<s>',
  '</s>',
  '▁',
  ...Array.from('abcdefghijklmnopqrstuvwxyz'),
  ...Array.from('我你在听说了吗月桥红灯笼好的是不有人这来他们大中国事'),
]
const [NORMAL, UNKNOWN, CONTROL] = [1, 2, 3]

/** A field of a protocol buffer (protobuf.dev, encoding): length-delimited, and a number. */
const bytesField = (number: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.of((number << 3) | 2, bytes.length), bytes])
const numberField = (number: number, value: number): Buffer => Buffer.of(number << 3, value)

function scoreField(number: number, score: number): Buffer {
  const field = Buffer.alloc(5)
  field[0] = (number << 3) | 5
  field.writeFloatLE(score, 1)
  return field
}

/** `ModelProto` of SentencePiece (sentencepiece_model.proto): its pieces with their scores and kinds. */
const vocabulary = (): Buffer =>
  Buffer.concat(
    PIECES.map((piece, at) => {
      const kind = at === 0 ? UNKNOWN : at < 3 ? CONTROL : NORMAL
      return bytesField(1, Buffer.concat([bytesField(1, Buffer.from(piece)), scoreField(2, -at), numberField(3, kind)]))
    }),
  )

const numbers = (...values: readonly (number | bigint)[]): Buffer => {
  const bytes = Buffer.alloc(8 * values.length)
  for (const [at, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), 8 * at)
  return bytes
}

/** Marian's binary shortlist (data/shortlist.h): for each source piece, which target pieces are looked at: here all. */
function shortlist(): Buffer {
  const all = PIECES.flatMap(() => PIECES.map((_, at) => at))
  const lists = Buffer.alloc(4 * all.length)
  for (const [at, piece] of all.entries()) lists.writeUInt32LE(piece, 4 * at)
  const offsets = Array.from({ length: PIECES.length + 1 }, (_, at) => at * PIECES.length)
  return Buffer.concat([
    numbers(0xf11a48d5013417f5n, 0, PIECES.length, PIECES.length, offsets.length, all.length),
    numbers(...offsets),
    lists,
  ])
}

interface Item {
  name: string
  type: number
  shape: readonly number[]
  data: Buffer
}

/** Types of numbers in Marian's binary files (common/types.h): class and size in bytes. */
const [FLOAT, BYTE] = [0x404, 0x101]

function weights(): Item[] {
  const random = seededRandom(3)
  const of = (name: string, shape: readonly number[], value?: number): Item => {
    const values = Float32Array.from(
      { length: shape.reduce((product, size) => product * size, 1) },
      () => value ?? (random.below(2001) - 1000) / 3000,
    )
    return { name, type: FLOAT, shape, data: Buffer.from(values.buffer) }
  }
  const norm = (name: string): Item[] => [of(`${name}_ln_scale`, [1, WIDTH], 1), of(`${name}_ln_bias`, [1, WIDTH], 0)]
  const attention = (name: string): Item[] => [
    ...['q', 'k', 'v', 'o'].flatMap((one) => [
      of(`${name}_W${one}`, [WIDTH, WIDTH]),
      of(`${name}_b${one}`, [1, WIDTH], 0),
    ]),
    ...norm(`${name}_Wo`),
  ]
  const feedForward = (name: string): Item[] => [
    of(`${name}_W1`, [WIDTH, INNER]),
    of(`${name}_b1`, [1, INNER], 0),
    of(`${name}_W2`, [INNER, WIDTH]),
    of(`${name}_b2`, [1, WIDTH], 0),
    ...norm(`${name}_ffn`),
  ]
  return [
    of('Wemb', [PIECES.length, WIDTH]),
    of('decoder_ff_logit_out_b', [1, PIECES.length], 0),
    ...['encoder_l1_self', 'decoder_l1_self', 'decoder_l1_context'].flatMap(attention),
    ...['encoder_l1_ffn', 'decoder_l1_ffn'].flatMap(feedForward),
  ]
}

/** What the model is made of, as Marian's options: one layer on each side. */
const OPTIONS = `type: transformer
version: v1.9.56
dim-emb: ${WIDTH}
dim-vocabs: [${PIECES.length}, ${PIECES.length}]
enc-depth: 1
dec-depth: 1
tied-embeddings-all: true
transformer-heads: 2
transformer-dim-ffn: ${INNER}
transformer-ffn-activation: relu
transformer-ffn-depth: 2
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-decoder-autoreg: self-attention
transformer-guided-alignment-layer: last
`

const ALIGNMENT = 256
const padded = (data: Buffer): Buffer =>
  Buffer.concat([data, Buffer.alloc((ALIGNMENT - (data.length % ALIGNMENT)) % ALIGNMENT)])

/** Marian's binary file (common/binary.cpp): heads of the items, names, shapes, and the data where it is aligned. */
function binary(items: readonly Item[]): Buffer {
  const all = items.map((item) => ({ ...item, data: padded(item.data) }))
  const shapes = all.flatMap(({ shape }) => shape)
  const sizes = Buffer.alloc(4 * shapes.length)
  for (const [at, size] of shapes.entries()) sizes.writeInt32LE(size, 4 * at)
  const head = Buffer.concat([
    numbers(1, all.length),
    ...all.map(({ name, type, shape, data }) => numbers(name.length + 1, type, shape.length, data.length)),
    ...all.map(({ name }) => Buffer.from(`${name}\0`)),
    sizes,
  ])
  const gap = padded(Buffer.concat([head, Buffer.alloc(8)])).length - head.length - 8
  return Buffer.concat([head, numbers(gap), Buffer.alloc(gap), ...all.map(({ data }) => data)])
}

/** Writes the files of the model into a folder. */
export function writeTinyModel(dir: string): void {
  const options = Buffer.from(`${OPTIONS}\0`)
  const items = [...weights(), { name: 'special:model.yml', type: BYTE, shape: [options.length], data: options }]
  writeFileSync(join(dir, 'model.zhen.bin'), binary(items))
  writeFileSync(join(dir, 'lex.zhen.bin'), shortlist())
  writeFileSync(join(dir, 'vocab.zhen.spm'), vocabulary())
}
