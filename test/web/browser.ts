import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Served } from '../serve/served.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Said in the name of tests that are skipped; empty where there is a Chromium. */
export const missing = existsSync(CHROMIUM) ? '' : ` (skipped: there is no ${CHROMIUM})`

/** A page, and everything about it that should not be: complaints of the browser, requests to elsewhere. */
export interface Opened {
  page: Page
  complaints: string[]
  elsewhere: string[]
}

/** A browser for the tests of a file; `enter` opens a tab of the workbench that was let in by a launch link. */
export function withBrowser() {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') })
  })
  afterAll(() => browser?.close())
  return {
    async enter(to: Served, path = '/', options: BrowserContextOptions = {}): Promise<Opened> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options })
      const page = await context.newPage()
      const complaints: string[] = []
      const elsewhere: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('response', async (response) => {
        if (response.status() >= 500)
          complaints.push(`${response.status()} ${response.url()}: ${await response.text()}`)
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(to.origin) && !url.startsWith('blob:')) elsewhere.push(url)
      })
      await page.goto(`${to.origin}${path}#launch=${to.sessions.launch(to.at.nowUtcMs())}`)
      await page.locator('h1').first().waitFor()
      return { page, complaints, elsewhere }
    },
  }
}

/** What axe finds wrong, a line each. Script of the test, so the page's own policy does not hold for it. */
export async function violations(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] }).then(
    (result) => result.violations.map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')))`)
  return Array.isArray(found) ? found.map(String) : ['axe did not answer']
}

/** Waits until nothing on the page is still being read. */
export async function settled(page: Page): Promise<void> {
  const waiting = page.locator('.state.loading, [aria-busy="true"]')
  await expect.poll(() => waiting.count(), { timeout: 30_000 }).toBe(0)
}
