import { once } from 'node:events'
import { createServer } from 'node:http'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from '../serve/served.ts'
import { missing, withBrowser } from './browser.ts'

const dir = scratch('elsewhere')

/** A page of somebody else that is open in the same browser and tries what such pages can; it writes what it learnt into its title. */
const page = (target: string): string => `<!doctype html><meta charset="utf-8"><title>trying</title><body><script>
const learnt = []
const attempt = (name, work) => Promise.race([work(), new Promise((done) => setTimeout(() => done('nothing'), 1500))])
  .then((value) => learnt.push(name + ': ' + value), () => learnt.push(name + ': nothing'))
const element = (tag, name, url) => new Promise((done) => {
  const made = document.createElement(tag)
  made.onload = () => done('loaded'); made.onerror = () => done('nothing')
  made[name] = url; document.body.append(made)
})
const body = (options) => async () => (await (await fetch('${target}/api/case', options)).text()) || 'nothing'
Promise.all([
  attempt('cors', body({})),
  attempt('no-cors', body({ mode: 'no-cors' })),
  attempt('credentials', body({ credentials: 'include' })),
  attempt('bearer', body({ headers: { Authorization: 'Bearer x' } })),
  attempt('post', body({ method: 'POST', mode: 'no-cors', body: '{"launch":"x"}' })),
  attempt('shell', async () => (await (await fetch('${target}/')).text()).length || 'nothing'),
  attempt('script', () => element('script', 'src', '${target}/icon.svg')),
  attempt('image', () => element('img', 'src', '${target}/icon.svg')),
  attempt('frame', async () => {
    await element('iframe', 'src', '${target}/')
    try { return document.querySelector('iframe').contentDocument ? 'readable' : 'nothing' } catch { return 'nothing' }
  }),
  attempt('socket', () => new Promise((done) => {
    const socket = new WebSocket('${target.replace('http', 'ws')}/api/jobs/stream')
    socket.onopen = () => done('open'); socket.onerror = () => done('nothing')
  })),
  attempt('window', () => new Promise((done) => {
    const opened = window.open('${target}/')
    setTimeout(() => { try { done(opened.document.title || 'nothing') } catch { done('nothing') } }, 1000)
  })),
]).then(() => { document.title = JSON.stringify(learnt) })
</script>`

describe.skipIf(missing !== '')(`a page of somebody else in the same browser${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(at.origin))
  })
  beforeAll(async () => {
    at = await served((await smallCase(dir)).caseDir)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => server.close())

  test.each(['127.0.0.1', 'localhost'])('from %s it learns nothing', async (host) => {
    const inside = await browser.enter(at)
    const address = server.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    const other = await inside.page.context().newPage()
    await other.goto(`http://${host}:${port}/`)
    await expect.poll(() => other.title(), { timeout: 20_000 }).toMatch(/^\[/)
    const learnt: string[] = JSON.parse(await other.title())
    expect(learnt).toHaveLength(11)
    expect(learnt.filter((line) => !line.endsWith(': nothing'))).toEqual([])
  })
})
