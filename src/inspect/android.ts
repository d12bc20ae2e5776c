import { bufferOf } from '../lib/bytes.ts'
import type { Permission } from './build.ts'
import { type Element, readBinaryXml } from './axml.ts'
import { readXml } from './xml.ts'

/** A manifest in text, as it stands in a source tree or as a tool decoded it. */
function readTextXml(source: string): Element[] {
  const elements: Element[] = []
  readXml(source, {
    open(name, attributes) {
      const local = Object.entries(attributes).map(([key, value]) => [key.replace(/^.*:/, ''), value] as const)
      elements.push({ name, attributes: new Map(local) })
    },
  })
  return elements
}

const ASKS = /^uses-permission(?:-sdk-\d+|-sdk-m)?$/
const MAX_TEXT_BYTES = 4 << 20

/** Elements of an AndroidManifest.xml, binary or text; null when it is neither. */
export function manifestElements(bytes: Uint8Array): Element[] | null {
  const file = bufferOf(bytes)
  const isText = file.length <= MAX_TEXT_BYTES && /^\s*(?:\xef\xbb\xbf)?\s*</.test(file.toString('latin1', 0, 64))
  return isText ? readTextXml(file.toString('utf8')) : readBinaryXml(bytes)
}

/** Permissions that an AndroidManifest.xml asks for; null when it cannot be read. */
export function androidPermissions(bytes: Uint8Array): Permission[] | null {
  const asked = manifestElements(bytes)?.filter(({ name }) => ASKS.test(name))
  if (asked === undefined) return null
  const names = asked.flatMap(({ attributes }) => attributes.get('name') ?? [])
  return [...new Set(names)].map((name) => ({ system: 'android', name, reason: '' }))
}
