/** Words of each text as sorted numbers, one after the other: those of text `t` stand from `start[t]` to `start[t + 1]`. */
export interface Words {
  start: Uint32Array
  word: Uint32Array
  /** How rare each word is among the texts, in bits: −log₂ of the share of texts that hold it. */
  bits: Float32Array
}

/** Words are told apart by so many numbers; two that fall together look like one a little more common. */
const NUMBERS = 1 << 20
/** Words of a longer text than this are not all looked at: such a text shares something with every other. */
const MOST_WORDS = 60

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code < 0x2000)
const isIdeograph = (code: number): boolean => code >= 0x3400 && code <= 0x9fff

const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME)
const numberOf = (hash: number): number => (hash ^ (hash >>> 15)) & (NUMBERS - 1)

/** Pairs of neighbouring ideographs, and runs of two and more letters or digits, each once. */
export function wordsOf(text: string): number[] {
  const found = new Set<number>()
  let [run, length, before] = [FNV_OFFSET, 0, 0]
  const endRun = (): void => {
    if (length > 1) found.add(numberOf(run))
    run = FNV_OFFSET
    length = 0
  }
  const lower = text.toLowerCase()
  for (let at = 0; at < lower.length && found.size < MOST_WORDS; at += 1) {
    const code = lower.charCodeAt(at)
    if (isLetter(code)) {
      run = mixed(run, code)
      length += 1
    } else endRun()
    if (isIdeograph(code) && isIdeograph(before)) found.add(numberOf(mixed(mixed(FNV_OFFSET, before), code)))
    before = code
  }
  endRun()
  return [...found].toSorted((a, b) => a - b)
}

/** Splits every text; words come from nowhere but the texts themselves. */
export function splitAll(texts: readonly string[]): Words {
  const lists = texts.map((text) => Uint32Array.from(wordsOf(text)))
  const start = new Uint32Array(texts.length + 1)
  const holders = new Uint32Array(NUMBERS)
  for (const [at, list] of lists.entries()) {
    start[at + 1] = (start[at] ?? 0) + list.length
    for (const word of list) holders[word] = (holders[word] ?? 0) + 1
  }
  const word = new Uint32Array(start.at(-1) ?? 0)
  for (const [at, list] of lists.entries()) word.set(list, start[at])
  return { start, word, bits: Float32Array.from(holders, (count) => Math.log2(texts.length / Math.max(1, count))) }
}

/** Forms of a question in simplified and traditional Chinese and in English: a mark, a particle or a word that asks. */
const QUESTION =
  /[?？]|[吗嗎呢]|什么|什麼|怎么|怎麼|为什|為什|谁|誰|哪|几点|幾點|多少|是不是|有没有|有沒有|能不能|要不要|\b(?:what|who|where|when|why|how|which|do you|did you|are you|can you)\b/i

export const asks = (text: string): boolean => QUESTION.test(text)
