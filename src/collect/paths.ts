/** Rounds of percent-encoding that are taken off; whoever wraps a path more often wants to hide it. */
const MOST_ROUNDS = 4

/** UTF-8 that is longer than needed, which old servers took for `.`, `/` and `\` (CVE-2000-0884). */
const OVERLONG: readonly (readonly [RegExp, string])[] = [
  [/\xc0\xae|\xe0\x80\xae|\xf0\x80\x80\xae/g, '.'],
  [/\xc0\xaf|\xe0\x80\xaf|\xf0\x80\x80\xaf|\xc1\x9c|\xe0\x81\x9c|\\/g, '/'],
]

const HEX_PAIR = /%([0-9a-f]{2})/gi

/** One round of percent-encoding taken off, one character per byte. */
const unescaped = (text: string): string =>
  text.replace(HEX_PAIR, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))

/** A path with all rounds of encoding taken off; null when there are more than anybody needs. */
function fullyUnescaped(path: string): string | null {
  let text = path
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const next = unescaped(text)
    if (next === text) return OVERLONG.reduce((plain, [long, short]) => plain.replace(long, short), text)
    text = next
  }
  return null
}

/** Dots alone, also before what some systems cut off: spaces, parameters, everything after NUL. */
const DOTS = /^\.+\s*(?:[;\0].*)?$/s

/** True when a server could take the path for another one: dot segments behind any wrapping, or too much wrapping. */
export function disguised(path: string): boolean {
  const plain = fullyUnescaped(path)
  return plain === null || plain.split('/').some((segment) => DOTS.test(segment))
}

/** True when `path` is `prefix` or lies below it, segment by segment, both with and without its encoding. */
export function isUnder(path: string, prefix: string): boolean {
  const [had, plain] = [fullyUnescaped(path), fullyUnescaped(prefix)]
  if (had === null || plain === null) return false
  // By segments, an encoded slash is part of a name; unwrapped, it parts folders. A path must be inside either way.
  return (
    startsWith(path.split('/').map(unescaped), prefix.split('/').map(unescaped)) &&
    startsWith(had.split('/'), plain.split('/'))
  )
}

function startsWith(segments: readonly string[], prefix: readonly string[]): boolean {
  const needed = prefix.at(-1) === '' ? prefix.slice(0, -1) : prefix
  // `/log/` is a folder: `/log` itself, without the slash, is not inside.
  if (needed.length < prefix.length && segments.length < prefix.length) return false
  return needed.every((segment, index) => segments[index] === segment)
}

/** The folder a path lies in, with its slash at the end. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
