import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('walk')

describe.skipIf(missing !== '')(`every page, on the demonstration's two cases${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    const { code, err } = await breachlight('demo', '--dir', dir)
    if (code !== 0) throw new Error(err)
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
        expect([to, await violations(page)]).toEqual([to, []])
        expect([to, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([to, true])
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect([complaints, elsewhere]).toEqual([[], []])
    },
  )
})
