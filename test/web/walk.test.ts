import type { Page } from 'playwright-core'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

/** A folder with `case` and `live-case` in it, such as `demo --scale report` makes; without it the small ones are made. */
const made = process.env['WALK_DEMO']

const dir = made ?? scratch('walk')

/** What is wrong with the page as it stands. */
async function wrong(page: Page): Promise<string[]> {
  await settled(page)
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  return [...(await violations(page)), ...(isTooWide === true ? ['wider than the window'] : [])]
}

/** Every tab of a page, by arrow keys; gives what is wrong, by address. */
async function wrongInTabs(page: Page): Promise<string[]> {
  const found: string[] = []
  const tabs = page.locator('main [role="tab"]')
  for (let place = 1; place < (await tabs.count()); place++) {
    await page.locator('main [role="tab"][aria-selected="true"]').press('ArrowRight')
    found.push(...(await wrong(page)).map((what) => `${page.url()}: ${what}`))
  }
  return found
}

describe.skipIf(missing !== '')(`every page, on the demonstration's two cases${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    if (made === undefined) {
      const { code, err } = await breachlight('demo', '--dir', dir)
      if (code !== 0) throw new Error(err)
    }
    at = await served(join(dir, 'case'))
  }, 240_000)

  test.each([
    ['case', { colorScheme: 'light' }],
    ['case', { colorScheme: 'dark', locale: 'zh-CN' }],
    ['case', { colorScheme: 'light', viewport: { width: 390, height: 800 } }],
    ['live-case', { colorScheme: 'light' }],
  ] as const)(
    '%s, %j: axe finds nothing, the browser complains of nothing, nothing leaves, nothing sticks out',
    async (name, look) => {
      if (at.at.caseDir() !== join(dir, name)) await at.at.open(join(dir, name)) // the engine serves one case at a time
      const { page, complaints, elsewhere } = await browser.enter(at, '/', look)
      const menu = page.locator('nav.menu a')
      const seen: string[] = []
      for (let place = 0; place < (await menu.count()); place++) {
        const link = menu.nth(place)
        const to = await link.getAttribute('href')
        await link.focus()
        await page.keyboard.press('Enter')
        await settled(page)
        expect(new URL(page.url()).pathname).toBe(to)
        seen.push(await page.locator('main h1').innerText())
        expect([to, await wrong(page)]).toEqual([to, []])
        expect(await wrongInTabs(page)).toEqual([])
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect([complaints, elsewhere]).toEqual([[], []])
    },
    300_000,
  )

  test('a record, and the surroundings of the busiest account, by keys alone', async () => {
    if (at.at.caseDir() !== join(dir, 'case')) await at.at.open(join(dir, 'case'))
    const { page, complaints, elsewhere } = await browser.enter(at, '/messages')
    await page.locator('.message-list .line .time').first().waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Record' }).locator('.hex').first().waitFor()
    expect(await wrong(page)).toEqual([])
    await page.goto(`${at.origin}/people`)
    await page.locator('main tbody a').first().press('Enter')
    await page.getByRole('heading', { name: /^Surroundings of account-/ }).waitFor()
    expect(await wrong(page)).toEqual([])
    expect([complaints, elsewhere]).toEqual([[], []])
  })
})
