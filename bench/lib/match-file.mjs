// Matches every line of a file against the keywords of another, one a line, and prints what it found and how long it took.
// Runs the build, as users do: the loader of the development tree takes longer to start than the matcher to scan.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { compileEnrichment } from '../../dist/src/text/enrich.js'
import { compileFolded } from '../../dist/src/text/folded.js'
import { compileMatcher } from '../../dist/src/text/matcher.js'

const CHUNK_BYTES = 1 << 16
const LINE_FEED = 10

const [keywordPath = '', textPath = '', way = ''] = process.argv.slice(2)
const keywords = readFileSync(keywordPath, 'utf8').split('\n').filter(Boolean)
const started = performance.now()
const search = compiled()
const compiledMs = performance.now() - started
let [pairs, lines, scanMs] = [0, 0, 0]
for (const some of chunksOf(textPath)) {
  const from = performance.now()
  for (const line of some) {
    const found = search(line)
    pairs += found
    if (found > 0) lines += 1
  }
  scanMs += performance.now() - from
}
console.log(JSON.stringify({ pairs, lines, compiledMs, scanMs }))

/** The lines of a file, some at a time. */
function* chunksOf(path) {
  const file = openSync(path, 'r')
  const buffer = Buffer.alloc(2 * CHUNK_BYTES)
  let rest = 0
  for (;;) {
    const read = readSync(file, buffer, rest, CHUNK_BYTES, null)
    const end = rest + read
    if (read === 0) break
    const last = buffer.lastIndexOf(LINE_FEED, end - 1)
    yield buffer.toString('utf8', 0, last).split('\n')
    buffer.copy(buffer, 0, last + 1, end)
    rest = end - last - 1
  }
  closeSync(file)
  if (rest > 0) yield [buffer.toString('utf8', 0, rest)]
}

/** How many keywords a line matches: the matcher alone, all that the match job asks, or with the folded pass. */
function compiled() {
  const lists = [{ name: 'list', keywords }]
  if (way === 'matcher') {
    const matcher = compileMatcher(keywords)
    return (line) => matcher.matches(line).length
  }
  const exact = compileEnrichment(lists)
  if (way === 'exact') return (line) => exact(line).length
  const folded = compileFolded(lists)
  return (line) => {
    const found = exact(line)
    return found.length + folded(line, found).length
  }
}
