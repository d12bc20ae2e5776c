import { OperatorError } from '../model/errors.ts'
import type { Attempt, ChineseScript, Translator } from './translator.ts'

/** Texts in one request; a server takes a list in `q` (LibreTranslate API, POST /translate). */
const TEXTS_PER_REQUEST = 20
/** A server on a slow machine takes a while for twenty texts; beyond this it is taken to hang. */
const TIMEOUT_MS = 120_000
/** Bytes of an answer that are read: far more than twenty messages in English. */
const MOST_ANSWER_BYTES = 4 << 20

/** Codes by script, the exact one first: `zh` alone means simplified, newer servers say `zh-Hans` and `zh-Hant`, older `zt`. */
const CODES: Readonly<Record<ChineseScript, readonly string[]>> = {
  simplified: ['zh-Hans', 'zh'],
  traditional: ['zh-Hant', 'zt', 'zh-Hans', 'zh'],
}

type Reply = { status: number; body: unknown }

/** Asks a LibreTranslate server. Throws OperatorError when it is not there, or has no Chinese. */
export async function openLibreTranslate(url: URL): Promise<Translator> {
  const languages = languageCodes((await asked(url, 'languages', null)).body)
  const codeOf = (script: ChineseScript): string => {
    const code = CODES[script].find((candidate) => languages.has(candidate))
    if (code !== undefined && languages.has('en')) return code
    throw new OperatorError(`The server at ${url.origin} does not translate Chinese into English.`, {
      hint: 'Load its models for zh and en, and run the command again.',
    })
  }
  codeOf('simplified')
  return {
    name: `libretranslate ${url.origin}`,
    batch: TEXTS_PER_REQUEST,
    translate: (texts, script) => translateAll(url, texts, codeOf(script)),
  }
}

function languageCodes(body: unknown): ReadonlySet<string> {
  const list: unknown[] = Array.isArray(body) ? body : []
  return new Set(list.flatMap((language) => (hasCode(language) ? [language.code] : [])))
}

const hasCode = (value: unknown): value is { code: string } =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'

/** All texts in one request; when that is refused each by itself, so that one bad text does not cost the others. */
async function translateAll(url: URL, texts: readonly string[], source: string): Promise<readonly Attempt[]> {
  const whole = attemptsIn(await asked(url, 'translate', { q: texts, source, target: 'en', format: 'text' }), texts)
  if (whole !== null) return whole
  const attempts: Attempt[] = []
  for (const q of texts) {
    const reply = await asked(url, 'translate', { q: [q], source, target: 'en', format: 'text' })
    attempts.push(attemptsIn(reply, [q])?.[0] ?? { failure: `the server answered ${reply.status}` })
  }
  return attempts
}

function attemptsIn({ status, body }: Reply, texts: readonly string[]): readonly Attempt[] | null {
  if (status !== 200 || typeof body !== 'object' || body === null || !('translatedText' in body)) return null
  const english: unknown[] = [body.translatedText].flat()
  if (english.length !== texts.length || !english.every((one) => typeof one === 'string')) return null
  return english.map((one) => ({ english: one }))
}

/** One request. A server that cannot be reached ends the run: what is translated by then is kept. */
async function asked(url: URL, path: string, body: object | null): Promise<Reply> {
  try {
    const response = await fetch(new URL(path, url.href.endsWith('/') ? url : `${url.href}/`), {
      ...(body === null
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: response.status, body: await jsonIn(response) }
  } catch (error) {
    throw new OperatorError(`The translation server at ${url.origin} does not answer.`, {
      hint: 'Start it and run the same command again: it goes on where it stopped.',
      cause: error,
    })
  }
}

/** The answer as JSON; null when it is something else, or too long. */
async function jsonIn(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length
    if (sizeBytes > MOST_ANSWER_BYTES) return null
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
