import { connect } from 'node:net'
import { once } from 'node:events'
import { beforeAll, describe, expect, test } from 'vitest'
import { LAUNCH_MS } from '../../src/serve/sessions.ts'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from './served.ts'

const dir = scratch('guard')
let at: Served
let nowUtcMs = Date.UTC(2026, 0, 1)
beforeAll(async () => {
  at = await served((await smallCase(dir)).caseDir, () => nowUtcMs)
})

/** Every route of the application as it is, with something for each parameter; routes that guard stand for all paths. */
const routesOf = ({ app }: Served): { method: string; path: string }[] => {
  const all = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
  const named = all.map(({ method, path }) => ({ method, path: path.replace(/:\w+(?:\{[^}]*\})?/g, 'counts') }))
  return [...new Map(named.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

const own = () => ({ 'Sec-Fetch-Site': 'same-origin', Origin: at.origin })

/** Names that lead to the loopback interface and are not ours: what a rebinding page, a proxy or a typing error sends. */
const wrongHosts = (port: number): readonly (readonly string[])[] => [
  [`evil.com`],
  [`evil.com:${port}`],
  [`127.0.0.1.evil.com:${port}`],
  [`localhost.evil.com:${port}`],
  [`localhost.:${port}`],
  [`LOCALHOST:${port}`],
  [`Localhost:${port}`],
  ['127.0.0.1'],
  ['localhost'],
  [`127.0.0.1:${port + 1}`],
  [`127.0.0.1:0${port}`],
  [`127.0.0.1:${port}.`],
  [`127.0.0.2:${port}`],
  [`127.1:${port}`],
  [`0.0.0.0:${port}`],
  [`2130706433:${port}`],
  [`0x7f000001:${port}`],
  [`0177.0.0.1:${port}`],
  [`[::ffff:127.0.0.1]:${port}`],
  [`[0:0:0:0:0:0:0:1]:${port}`],
  [`::1:${port}`],
  [`user@127.0.0.1:${port}`],
  [`127.0.0.1:${port}@evil.com`],
  [`127.0.0.1:${port},evil.com`],
  [`127.0.0.1:${port} evil.com`],
  ['*'],
  [''],
  [`http://127.0.0.1:${port}`],
]

/** What goes over the wire, byte for byte; the first line of the answer. */
async function raw(text: string): Promise<string> {
  const socket = connect(at.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(text)
  let heard = ''
  for await (const chunk of socket.setEncoding('utf8')) {
    heard += chunk
    if (heard.includes('\r\n\r\n')) break
  }
  socket.destroy()
  return heard
}

test('a request for any other host gets an empty 421, whatever it asks for and whatever it brings', async () => {
  const bearer = at.enter()
  for (const { method, path } of [...routesOf(at), { method: 'GET', path: '/' }, { method: 'GET', path: '/look.css' }])
    for (const [host = ''] of wrongHosts(at.port)) {
      const headers = { ...own(), Host: host, Authorization: `Bearer ${bearer}` }
      const { status, text } = await at.send(method, path, { headers, ...(method === 'POST' ? { json: {} } : {}) })
      expect([method, path, host, status, text]).toEqual([method, path, host, 421, ''])
    }
})

test('two Host headers, another host in the first line, and none at all', async () => {
  const name = `127.0.0.1:${at.port}`
  for (const request of [
    `GET /api/case HTTP/1.1\r\nHost: ${name}\r\nHost: evil.com\r\n\r\n`,
    `GET /api/case HTTP/1.1\r\nHost: evil.com\r\nHost: ${name}\r\n\r\n`,
    `GET /api/case HTTP/1.1\r\nHost: ${name}\r\nHost: ${name}\r\n\r\n`,
    `GET http://evil.com/api/case HTTP/1.1\r\nHost: ${name}\r\n\r\n`,
    `GET http://${name}/api/case HTTP/1.1\r\nHost: ${name}\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\nHost: ${name}\r\n\r\n`,
  ])
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 421 /)
  expect(await raw('GET /api/case HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect(await raw('GET /api/case HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.[01] 4/)
})

test('our own names are answered: 401 without a session, on every route but the door', async () => {
  for (const { method, path } of routesOf(at))
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const name = `${host}:${at.port}`
      const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: `http://${name}`, Host: name }
      const json = path === '/api/session' ? { launch: 'wrong' } : {}
      const { status } = await at.send(method, path, { headers, ...(method === 'POST' ? { json } : {}) })
      expect([method, path, status]).toEqual([method, path, 401])
    }
})

/** What stands in a header instead of the secret. */
const wrongTokens = [
  '',
  'Bearer',
  'Bearer ',
  'Bearer x',
  `Bearer ${'A'.repeat(43)}`,
  `Bearer ${'A'.repeat(4000)}`,
  'Basic YTpi',
]

test('no session for anything but its secret, on every route', async () => {
  const bearer = at.enter()
  for (const { method, path } of routesOf(at).filter((route) => route.path !== '/api/session'))
    for (const token of [
      ...wrongTokens,
      `bearer ${bearer}`,
      bearer,
      `Bearer ${bearer}x`,
      `Bearer ${bearer.slice(1)}`,
    ]) {
      const headers = { ...own(), Authorization: token }
      const { status } = await at.send(method, path, { headers, ...(method === 'POST' ? { json: {} } : {}) })
      expect([method, path, token, status]).toEqual([method, path, token, 401])
    }
  for (const where of ['cookie', 'query']) {
    const path = where === 'query' ? `/api/case?bearer=${bearer}&token=${bearer}` : '/api/case'
    const headers = { ...own(), ...(where === 'cookie' ? { Cookie: `session=${bearer}; bearer=${bearer}` } : {}) }
    expect((await at.send('GET', path, { headers })).status).toBe(401)
  }
})

describe('what another page can send', () => {
  const others = ['cross-site', 'same-site', 'none', '']
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', '']

  test('no change without our own origin, a same-origin request and JSON, even with the secret', async () => {
    const bearer = at.enter()
    const changes = routesOf(at).filter(({ method }) => method === 'POST')
    expect(changes.length).toBeGreaterThan(4)
    const origins = [
      'http://evil.com',
      'null',
      '',
      `https://127.0.0.1:${at.port}`,
      `http://127.0.0.1:${at.port + 1}`,
      `http://localhost:${at.port}`,
    ]
    for (const { path } of changes) {
      const send = (headers: Record<string, string>, text = '{}') =>
        at.send('POST', path, {
          text,
          headers: { 'Content-Type': 'application/json', ...own(), Authorization: `Bearer ${bearer}`, ...headers },
        })
      for (const origin of origins)
        expect([path, origin, (await send({ Origin: origin })).status]).toEqual([path, origin, 403])
      for (const site of others)
        expect([path, site, (await send({ 'Sec-Fetch-Site': site })).status]).toEqual([path, site, 403])
      for (const type of types)
        expect([path, type, (await send({ 'Content-Type': type })).status]).toEqual([path, type, 415])
    }
  })

  test('nothing is read from elsewhere either, and nobody is told that they may', async () => {
    const headers = { Authorization: `Bearer ${at.enter()}`, Origin: 'http://evil.com', 'Sec-Fetch-Site': 'cross-site' }
    const { status, text, headers: heard } = await at.send('GET', '/api/case', { headers })
    expect([status, text]).toEqual([403, ''])
    const preflight = await at.send('OPTIONS', '/api/case', {
      headers: { Origin: 'http://evil.com', 'Access-Control-Request-Method': 'POST' },
    })
    expect(preflight.status).toBe(403)
    for (const names of [heard, preflight.headers])
      expect(Object.keys(names).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('a body that is too large is refused before it is read', async () => {
    const { status } = await at.send('POST', '/api/session', { headers: own(), json: { launch: 'x'.repeat(2 << 20) } })
    expect(status).toBe(413)
  })
})

test('every answer says what a browser may do with it, and sets no cookie', async () => {
  for (const path of ['/', '/messages', '/look.css', '/icon.svg', '/nothing.js', '/api/case', '/api/nothing']) {
    const { headers } = await at.send('GET', path, { headers: own() })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|http|\*/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['set-cookie']).toBeUndefined()
  }
})

test('paths of files outside the built pages lead nowhere', async () => {
  for (const path of [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../src/main.js',
    '//etc/passwd',
    '/%2e%2e/main.js',
    '/index.html%00.js',
  ])
    expect((await at.send('GET', path, { headers: own() })).text).not.toMatch(/"dependencies"|root:|runCommandLine/)
})

const enter = (launch: string) => at.send('POST', '/api/session', { headers: own(), json: { launch } })

describe('a launch link', () => {
  test('lets one tab in, once', async () => {
    const launch = at.sessions.launch(nowUtcMs)
    const first = await enter(launch)
    expect(first.status).toBe(200)
    expect((await enter(launch)).status).toBe(401)
    const { bearer } = JSON.parse(first.text)
    expect(
      (await at.send('GET', '/api/case', { headers: { ...own(), Authorization: `Bearer ${bearer}` } })).status,
    ).toBe(200)
  })

  test('is dead after its time, and when a new one was asked for', async () => {
    const old = at.sessions.launch(nowUtcMs)
    nowUtcMs += LAUNCH_MS + 1
    expect((await enter(old)).status).toBe(401)
    const replaced = at.sessions.launch(nowUtcMs)
    const fresh = at.sessions.launch(nowUtcMs)
    expect((await enter(replaced)).status).toBe(401)
    expect((await enter(fresh)).status).toBe(200)
  })
})

test('the reference names every route there is', async () => {
  const { paths } = await at.ask<{ paths: Record<string, Record<string, { description?: string }>> }>('/openapi.json')
  const named = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api${path.replace(/\{\w+\}/g, 'counts')}`),
  )
  const others = new Set(['POST /api/session', 'GET /api/openapi.json'])
  const routes = routesOf(at).map(({ method, path }) => `${method} ${path}`)
  expect(named.toSorted()).toEqual(routes.filter((route) => !others.has(route)).toSorted())
  expect(
    Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .every(({ description }) => description !== undefined),
  ).toBe(true)
})
