import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { joined, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, type Opened, settled, withBrowser } from './browser.ts'
import { PAYLOADS } from './payloads.ts'

const dir = scratch('hostile-pages')

const inField = (text: string): string => text.replace(/[\t\r\n]/g, ' ')

/** A log whose every field is a payload in turn, file and folder names that are payloads, and a list of payloads. */
function hostileTree(root: string): { evidence: string; list: string } {
  const ordinary = lines(600, 7)
  const hostile = PAYLOADS.flatMap((payload, at) => {
    const line = ordinary[at % ordinary.length]
    const text = inField(payload)
    return line === undefined
      ? []
      : [
          { ...line, text },
          { ...line, account: text.slice(0, 60) },
        ]
  })
  const names = PAYLOADS.filter((name) => !/[/\0]/.test(name) && Buffer.byteLength(name) < 120).slice(0, 80)
  put(join(root, 'tree'), {
    'fs01/log/chat0901.txt': joined([...ordinary, ...hostile].map(plain)),
    'fs02<img src=x onerror=window.ran=1>/log/chat0901.txt': joined(ordinary.map(plain)),
    ...Object.fromEntries(names.map((name) => [`fs01/files/${name}`, `${name}\n`])),
  })
  put(root, { 'list.txt': joined(PAYLOADS.map(inField)) })
  return { evidence: join(root, 'tree'), list: join(root, 'list.txt') }
}

/** What ran, what was asked of anybody else, what the browser complains of, what sticks out: nothing should. */
async function faults({ page, complaints, elsewhere }: Opened): Promise<string[]> {
  const ran = await page.evaluate('window.ran ?? null')
  const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  const foreign = await page.locator('script:not([src^="/assets/"]), iframe, object, embed, base, form[action]').count()
  return [
    ...complaints,
    ...elsewhere,
    ...(ran === null ? [] : ['a payload ran']),
    ...(isWide === true ? [`wider than the window: ${page.url()}`] : []),
    ...(foreign === 0 ? [] : [`${foreign} foreign elements`]),
  ]
}

describe.skipIf(missing !== '')(`hostile names and texts in every field${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    const { evidence, list } = hostileTree(dir)
    await investigated(evidence, join(dir, 'case'), '--list', list)
    at = await served(join(dir, 'case'))
  })

  test('there are 300 of them', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(300)
  })

  test.each([
    ['covered', 1280],
    ['revealed', 1280],
    ['revealed', 390],
  ] as const)('%s, %i pixels wide: every page stays what it is', async (names, width) => {
    const opened = await browser.enter(at, '/', { viewport: { width, height: 900 } })
    const { page } = opened
    if (names === 'revealed') {
      await page.getByRole('button', { name: /Show names/ }).click()
      await page.getByLabel('Why you need to see them').fill('test')
      await page.getByRole('button', { name: 'Hold to show names' }).focus()
      await page.keyboard.down('Enter')
      await page.getByText(/Real names are shown/).waitFor()
    }
    const menu = page.locator('nav.menu a')
    for (let place = 0; place < (await menu.count()); place++) {
      await menu.nth(place).click()
      await settled(page)
      expect([...(await faults(opened)), ...at.failures]).toEqual([])
    }
  })

  test('in the picture of somebody’s surroundings, and beside it', async () => {
    const opened = await browser.enter(at, '/people?offset=130')
    const { page } = opened
    await page.getByRole('button', { name: /Show names/ }).click()
    await page.getByLabel('Why you need to see them').fill('test')
    await page.getByRole('button', { name: 'Hold to show names' }).focus()
    await page.keyboard.down('Enter')
    await page.getByText(/Real names are shown/).waitFor()
    await settled(page)
    const links = await page
      .locator('td a')
      .evaluateAll((found) => found.map((one) => [one.textContent, one.getAttribute('href')]))
    const hostile = links.filter(([name]) => name?.startsWith('lantern') !== true).slice(0, 5)
    expect(hostile.length).toBeGreaterThan(2)
    for (const [name, to] of hostile) {
      await page.evaluate(
        `history.pushState(null, '', ${JSON.stringify(to)}); dispatchEvent(new PopStateEvent('popstate'))`,
      )
      await settled(page)
      await page.getByRole('application').press('ArrowUp')
      await page.getByRole('application').press('Enter')
      await settled(page)
      expect([name, ...(await faults(opened)), ...at.failures]).toEqual([name])
    }
  })
})
