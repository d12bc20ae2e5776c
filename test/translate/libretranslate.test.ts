import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { openLibreTranslate } from '../../src/translate/index.ts'
import { libreServer, type Request } from './server.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function server(answer: (request: Request, response: ServerResponse) => unknown, languages?: unknown) {
  const made = await libreServer({ answer, languages })
  open.push(made.close)
  return made
}

const upper = ({ q }: Request) => q.map((text) => `EN ${text}`)

test('texts go in one request, in the code of their script', async () => {
  const { url, requests } = await server(upper)
  const translator = await openLibreTranslate(url)
  expect(translator.name).toBe(`libretranslate ${url.origin}`)
  expect(await translator.translate(['谢谢', '你好'], 'simplified')).toEqual([
    { english: 'EN 谢谢' },
    { english: 'EN 你好' },
  ])
  await translator.translate(['謝謝'], 'traditional')
  expect(requests).toEqual([
    { q: ['谢谢', '你好'], source: 'zh-Hans', target: 'en', format: 'text' },
    { q: ['謝謝'], source: 'zh-Hant', target: 'en', format: 'text' },
  ])
})

test.each([
  [['en', 'zh', 'zt'], 'zh', 'zt'],
  [['en', 'zh'], 'zh', 'zh'],
  [['en', 'zh-Hans'], 'zh-Hans', 'zh-Hans'],
])('a server that knows %o is asked for what it knows', async (codes, simplified, traditional) => {
  const { url, requests } = await server(
    upper,
    codes.map((code) => ({ code })),
  )
  const translator = await openLibreTranslate(url)
  await translator.translate(['谢'], 'simplified')
  await translator.translate(['謝'], 'traditional')
  expect(requests.map(({ source }) => source)).toEqual([simplified, traditional])
})

test.each([[[{ code: 'zh' }]], [[{ code: 'en' }]], [{}], [[null, 3]]])(
  'a server with %j is refused',
  async (languages) => {
    const { url } = await server(upper, languages)
    await expect(openLibreTranslate(url)).rejects.toThrow('does not translate Chinese into English')
  },
)

test('when a batch is refused, each text is asked for by itself, and only the bad one fails', async () => {
  const { url } = await server(({ q }, response) => {
    if (!q.includes('坏')) return upper({ q, source: '' })
    response.statusCode = 500
    return response.end('{"error":"no"}')
  })
  const translator = await openLibreTranslate(url)
  expect(await translator.translate(['谢谢', '坏', '你好'], 'simplified')).toEqual([
    { english: 'EN 谢谢' },
    { failure: 'the server answered 500' },
    { english: 'EN 你好' },
  ])
})

test.each<[string, (request: Request, response: ServerResponse) => unknown]>([
  ['too few', () => []],
  ['a number', () => [1]],
  ['no JSON', (_, response) => response.end('<html>')],
  ['far too much', (_, response) => response.end(JSON.stringify({ translatedText: ['x'.repeat(5 << 20)] }))],
])('an answer of %s is a failure', async (_, answer) => {
  const { url } = await server(answer)
  const translator = await openLibreTranslate(url)
  expect(await translator.translate(['谢谢'], 'simplified')).toEqual([{ failure: 'the server answered 200' }])
})

test('a server that is not there, or sends elsewhere, ends the run with a sentence', async () => {
  const { url, close } = await server((_, response) => {
    response.writeHead(302, { location: 'http://192.0.2.1/' })
    response.end()
  })
  const translator = await openLibreTranslate(url)
  const gone = expect.objectContaining({ message: `The translation server at ${url.origin} does not answer.` })
  await expect(translator.translate(['谢谢'], 'simplified')).rejects.toThrow(gone)
  await close()
  await expect(openLibreTranslate(url)).rejects.toThrow(gone)
})
