import { Parser } from 'htmlparser2'

/** What is heard of an XML document, in order. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(part: string): void
  close?(name: string): void
}

/** Open elements: manifests and property lists nest some ten deep, and the parser takes time by the square of it. */
const MAX_DEPTH = 500
const PIECE_CHARACTERS = 16 << 10

/** Reads XML as far as it nests within bounds; what is no XML gives what its tags give. */
export function readXml(source: string, events: XmlEvents): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        events.open(name, attributes)
      },
      ontext: (part) => events.text?.(part),
      onclosetag(name) {
        depth -= 1
        events.close?.(name)
      },
    },
    { xmlMode: true },
  )
  for (let at = 0; at < source.length; at += PIECE_CHARACTERS) {
    parser.write(source.slice(at, at + PIECE_CHARACTERS))
    if (depth > MAX_DEPTH) break
  }
  parser.end()
}
