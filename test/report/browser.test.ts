import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EMPTY, REPLICA } from './fixture.ts'
import { rendered } from './rendered.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function violations(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] }).then(
    (result) => result.violations.map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')))`)
  return Array.isArray(found) ? found.map(String) : ['axe did not answer']
}

const missing = existsSync(CHROMIUM) ? '' : ` (skipped: there is no ${CHROMIUM})`

describe.skipIf(missing !== '')(`the report in a browser${missing}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'breachlight-report-'))
  const pages = { replica: join(dir, 'replica.html'), empty: join(dir, 'empty.html') }
  let browser: Browser

  beforeAll(async () => {
    writeFileSync(pages.replica, rendered({ ...REPLICA, revealed: true }).html)
    writeFileSync(pages.empty, rendered(EMPTY).html)
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  /** Opens a page and keeps what it asked for and what the browser complained about. */
  async function open(path: string, colorScheme: 'light' | 'dark', viewport = { width: 1280, height: 900 }) {
    const context = await browser.newContext({ colorScheme, viewport, bypassCSP: false })
    const page = await context.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    const blocked: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('requestfailed', (request) => blocked.push(request.failure()?.errorText ?? ''))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(pathToFileURL(path).href, { waitUntil: 'load' })
    return { page, requests, complaints, blocked }
  }

  test.each([
    ['replica', 'light'],
    ['replica', 'dark'],
    ['empty', 'light'],
  ] as const)('%s, %s: loads nothing, complains of nothing, axe finds nothing', async (name, scheme) => {
    const { page, requests, complaints } = await open(pages[name], scheme)
    expect(requests).toEqual([pathToFileURL(pages[name]).href])
    expect(complaints).toEqual([])
    const paper: unknown = await page.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(paper).toBe(scheme === 'light' ? 'rgb(253, 253, 251)' : 'rgb(20, 23, 27)')
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('the policy lets no script run and nothing load', async () => {
    const { page, blocked } = await open(pages.replica, 'light')
    const ran: unknown = await page.evaluate(`new Promise((done) => {
      document.body.insertAdjacentHTML('beforeend', '<img src=x:1 onerror="window.pwned = 1"><link rel=stylesheet href="file:///x.css">')
      const script = document.createElement('script')
      script.textContent = 'window.pwned = 2'
      document.body.append(script)
      setTimeout(() => done(window.pwned ?? 'nothing ran'), 200)
    })`)
    expect(ran).toBe('nothing ran')
    expect(blocked).toEqual(['csp', 'csp'])
    await page.context().close()
  })

  test('a telephone scrolls tables, not the page', async () => {
    const { page } = await open(pages.replica, 'light', { width: 360, height: 740 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.context().close()
  })

  test('prints as a PDF without actions', async () => {
    const { page } = await open(pages.replica, 'dark')
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const text = pdf.toString('latin1')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(text.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(2)
    expect(text).not.toMatch(/\/(JavaScript|JS|Launch|URI|EmbeddedFile|OpenAction)\b/)
    await page.context().close()
  })
})
