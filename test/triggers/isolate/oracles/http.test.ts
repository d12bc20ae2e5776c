import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpointOf, openHttp } from '../../../../src/triggers/isolate/oracles/http.ts'

let base = ''
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { id, text } = JSON.parse(Buffer.concat(chunks).toString())
    if (request.url === '/slow') return
    if (request.url === '/moved') return void response.writeHead(302, { location: '/box' }).end()
    if (request.url === '/long') return void response.end('x'.repeat(2_000_000))
    response.writeHead(request.url === '/box' ? 200 : 500)
    response.end(JSON.stringify({ id, triggered: text.includes('月桥') }))
  })
})
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
        resolve()
      })
    }),
)
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (path: string, timeoutMs = 5000) => openHttp(new URL(path, base), { timeoutMs }).ask('去月桥')

test('posts a question and reads the answer', async () => {
  const box = openHttp(new URL('/box', base), { timeoutMs: 5000 })
  expect(await box.ask('去月桥')).toEqual({ triggered: true, masked: null })
  expect(await box.ask('去')).toEqual({ triggered: false, masked: null })
  await box.close()
})

test.each([
  ['/gone', 'HTTP status 500'],
  ['/moved', 'cannot be reached'],
  ['/long', 'more than an answer can hold'],
])('%s is told of in one sentence', async (path, sentence) => {
  await expect(ask(path)).rejects.toThrow(sentence)
})

test('late is late', async () => {
  await expect(ask('/slow', 100)).rejects.toThrow('within 0.1 seconds')
})

test.each(['http://127.0.0.1:1/', 'http://[::1]:1/', 'http://localhost/', 'http://127.9.9.9/'])('%s is here', (url) => {
  expect(endpointOf(url, null).href).toBe(url)
})

test.each(['http://example.com/', 'http://127.0.0.1.example.com/', 'http://10.0.0.1/', 'http://0.0.0.0/'])(
  '%s is elsewhere, unless it is named',
  (url) => {
    expect(() => endpointOf(url, null)).toThrow('is not this machine')
    expect(() => endpointOf(url, '127.0.0.1')).toThrow('is not this machine')
    expect(endpointOf(url, new URL(url).hostname).href).toBe(url)
  },
)

test.each(['file:///etc/passwd', 'nonsense', 'http://user:word@127.0.0.1/'])('%s is no URL to ask', (url) => {
  expect(() => endpointOf(url, null)).toThrow('is no URL to ask')
})
