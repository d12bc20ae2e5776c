import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Served } from './served.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** When a fresh tab shows anything, and when the first messages stand in it; null without a Chromium. */
export async function paints(
  at: Served,
  rounds: number,
): Promise<{ firstPaintMs: number[]; firstRowMs: number[] } | null> {
  if (!existsSync(CHROMIUM)) return null
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') })
  const [firstPaintMs, firstRowMs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.addInitScript((bearer) => sessionStorage.setItem('breachlight-session', bearer), at.bearer)
    const page = await context.newPage()
    await page.goto(`${at.origin}/messages`)
    await page.locator('.message-list .line .time').first().waitFor()
    firstRowMs.push(Number(await page.evaluate('performance.now()')))
    firstPaintMs.push(
      Number(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")),
    )
    await context.close()
  }
  await browser.close()
  return { firstPaintMs, firstRowMs }
}
