import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import type { Served } from './served.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

const launched = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') })

/** A tab that was let in already. */
async function tabOf(browser: Awaited<ReturnType<typeof launched>>, at: Served): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.addInitScript((bearer) => sessionStorage.setItem('breachlight-session', bearer), at.bearer)
  return context.newPage()
}

/** When a fresh tab shows anything, and when the first messages stand in it; null without a Chromium. */
export async function paints(
  at: Served,
  rounds: number,
): Promise<{ firstPaintMs: number[]; firstRowMs: number[] } | null> {
  if (!existsSync(CHROMIUM)) return null
  const browser = await launched()
  const [firstPaintMs, firstRowMs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const page = await tabOf(browser, at)
    await page.goto(`${at.origin}/messages`)
    await page.locator('.message-list .line .time').first().waitFor()
    firstRowMs.push(Number(await page.evaluate('performance.now()')))
    firstPaintMs.push(
      Number(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")),
    )
    await page.context().close()
  }
  await browser.close()
  return { firstPaintMs, firstRowMs }
}

/** From choosing two hops and 2,000 nodes until the picture of so many has been painted; counts the nodes it shows. */
const DRAW = `(async () => {
  const choose = (at, value) => {
    const select = document.querySelectorAll('.choices select')[at]
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const shown = () => {
    const status = document.querySelector('main p[role="status"]')?.textContent ?? ''
    const [accounts = 0, addresses = 0] = (status.match(/[\\d,]+/g) ?? []).map((number) => Number(number.replaceAll(',', '')))
    return document.querySelector('.stage svg') === null ? 0 : accounts + addresses
  }
  const before = shown()
  const began = performance.now()
  choose(0, '2')
  choose(1, '2000')
  while (shown() <= before) await painted()
  await painted()
  return { ms: performance.now() - began, nodes: shown() }
})()`

/** Networks of two hops in the browser, with asking for them; null without a Chromium. */
export async function draws(at: Served, codes: readonly string[]): Promise<{ ms: number; nodes: number }[] | null> {
  if (!existsSync(CHROMIUM)) return null
  const browser = await launched()
  const page = await tabOf(browser, at)
  const drawn: { ms: number; nodes: number }[] = []
  for (const code of codes) {
    await page.goto(`${at.origin}/people/${code}?hops=1&most=60`)
    await page.locator('.stage svg').waitFor()
    drawn.push(await page.evaluate<{ ms: number; nodes: number }>(DRAW))
  }
  await browser.close()
  return drawn
}
