import { latin1 } from '../../lib/bytes.ts'
import { defineFinder, type KeyFind } from '../finder.ts'
import { findAt, MAX_FINDS, MAX_VALUE_CHARS, trimmed } from '../text.ts'

const MAX_TAG_CHARS = 4096
const TAG = /<([A-Za-z_\x80-\xff][\w.:\x80-\xff-]{0,63})([^<>]{0,4096})>/g
const ATTRIBUTE = /([A-Za-z_\x80-\xff][\w.:\x80-\xff-]{0,63})\s{0,16}=\s{0,16}(?:"([^"]*)"|'([^']*)')/g
const STATES_ENCODING = /^(?:format|encoding|enc|type|fmt)$/i
const ENCODINGS: Record<string, KeyFind['encoding']> = {
  hex: 'hex',
  hexadecimal: 'hex',
  base64: 'base64',
  b64: 'base64',
  ascii: 'ascii',
  text: 'ascii',
  plain: 'ascii',
}

interface Attribute {
  name: string
  value: string
  startByte: number
}

function attributesOf(inside: string, startByte: number): Attribute[] {
  return [...inside.slice(0, MAX_TAG_CHARS).matchAll(ATTRIBUTE)].map((match) => {
    const value = match[2] ?? match[3] ?? ''
    return { name: match[1] ?? '', value, startByte: startByte + match.index + match[0].length - 1 - value.length }
  })
}

/** `<key>value</key>`: the text up to the next tag. */
function content(text: string, start: number): readonly [number, number] {
  const visible = text.slice(start, start + MAX_VALUE_CHARS + 1)
  const length = visible.indexOf('<')
  const lead = /^\s*/.exec(visible)?.[0].length ?? 0
  const body = length < 0 ? '' : visible.slice(lead, length).trimEnd()
  return trimmed(text, [start + lead, start + lead + body.length])
}

/** `<add key="EncKey" value="…"/>` names the value by another attribute. */
const namedBy = (attributes: readonly Attribute[]): string =>
  attributes.find(({ name }) => /^(?:key|name|id)$/i.test(name))?.value ?? ''

function findsInTag(text: string, tag: RegExpExecArray): KeyFind[] {
  const element = tag[1] ?? ''
  const attributes = attributesOf(tag[2] ?? '', tag.index + 1 + element.length)
  const stated = attributes.find(({ name }) => STATES_ENCODING.test(name))?.value.toLowerCase()
  const encoding = stated === undefined ? undefined : ENCODINGS[stated]
  const withEncoding = (find: KeyFind): KeyFind => (encoding === undefined ? find : { ...find, encoding })
  const finds: KeyFind[] = []
  for (const { name, value, startByte } of attributes) {
    if (value === '' || value.length > MAX_VALUE_CHARS || STATES_ENCODING.test(name)) continue
    const given = /^(?:value|val)$/i.test(name) ? namedBy(attributes) : ''
    finds.push(withEncoding(findAt(text, given === '' ? name : given, [startByte, startByte + value.length])))
  }
  const span = content(text, tag.index + tag[0].length)
  if (span[1] > span[0]) finds.push(withEncoding(findAt(text, namedBy(attributes) || element, span)))
  return finds
}

export default defineFinder({
  id: 'xml',
  title: 'elements and attributes of XML and HTML',
  find({ bytes }) {
    const text = latin1(bytes)
    const finds: KeyFind[] = []
    for (const tag of text.matchAll(TAG)) {
      if (finds.length >= MAX_FINDS) break
      finds.push(...findsInTag(text, tag))
    }
    return finds
  },
})
