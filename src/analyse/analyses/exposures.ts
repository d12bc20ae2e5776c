import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'

interface Key {
  readonly [column: string]: string | number
  key_id: string
  finder: string
  name: string
  reading: string
  path: string
  start_byte: number
  end_byte: number
  size_bytes: number
  opened: number
}

interface Stream {
  readonly [column: string]: string | number
  kind: string
  path: string
  detail: string
  size_bytes: number
  entropy_bits_per_byte: number
}

const KINDS: Readonly<Record<string, string>> = {
  undecryptable: 'undecryptable',
  foreign: 'foreign-content',
  configuration: 'configuration',
}

const keys = (view: View) =>
  view.store.rows<Key>(
    `SELECT key_id, finder, name, reading, path, start_byte, end_byte, size_bytes, opened
     FROM keys WHERE path != '' AND opened > 0 ORDER BY path, start_byte, key_id`,
  )

const streams = (view: View) =>
  view.store.rows<Stream>(
    `SELECT kind, path, detail, size_bytes, entropy_bits_per_byte
     FROM streams WHERE kind IN ('undecryptable', 'foreign', 'configuration') ORDER BY path`,
  )

const keyDetail = (key: Key): string =>
  [
    `${key.key_id}: ${counted(key.size_bytes, 'byte')} written as ${key.reading}`,
    key.name === '' ? 'without a name' : `under the name ${key.name}`,
    `at bytes ${key.start_byte}–${key.end_byte} (finder ${key.finder})`,
    `opens ${counted(key.opened, 'log stream')}`,
  ].join(', ')

/** Only a stream that keys were tried on was measured; the verdict names the attempts. */
const streamDetail = (stream: Stream): string =>
  [
    ...(stream.detail === '' ? [] : [stream.detail.replace(/\.$/, '')]),
    counted(stream.size_bytes, 'byte'),
    ...(stream.kind === 'undecryptable' ? [`${stream.entropy_bits_per_byte.toFixed(2)} bits/byte`] : []),
  ].join('; ')

const ORDER = ['key-beside-data', 'undecryptable', 'foreign-content', 'configuration']

export default defineAnalysis({
  id: 'exposures',
  question: 'What lay on the servers that should not have lain there, or that stayed closed?',
  columns: {
    kind: 'key-beside-data, undecryptable, foreign-content or configuration',
    path: 'where it lay, with `!` before each member of an archive',
    detail: 'what it is',
  },
  caveats: [
    'Key bytes are not shown: a key is named by the hash of its bytes.',
    'Undecryptable means that no key found or given opens it, not that none exists.',
    'The whole case is looked at, whatever family was asked for.',
  ],
  personal: {},
  async run(view) {
    const rows = [
      ...(await keys(view)).map((key) => ({ kind: 'key-beside-data', path: key.path, detail: keyDetail(key) })),
      ...(await streams(view)).map((stream) => ({
        kind: KINDS[stream.kind] ?? stream.kind,
        path: stream.path,
        detail: streamDetail(stream),
      })),
    ]
    return {
      rows: rows.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
      denominator: null,
      policy: null,
    }
  },
})
