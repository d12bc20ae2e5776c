import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { lines } from '../e2e/evidence.ts'
import { type Served, served, smallCase } from '../serve/served.ts'
import { missing, type Opened, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('messages-page')
const ALL = [1, 2, 3].flatMap((seed) => lines(400, seed))

const listOf = ({ page }: Opened) => page.getByRole('grid')
const total = ({ page }: Opened) => page.locator('.found-head [role="status"]').innerText()
const activeRow = ({ page }: Opened) => page.locator('.line.at')

describe.skipIf(missing !== '')(`the page about messages${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    await smallCase(dir)
    at = await served(join(dir, 'case'))
  })

  const opened = async (path = '/messages'): Promise<Opened> => {
    const now = await browser.enter(at, path)
    await listOf(now).locator('.line .time').first().waitFor()
    await settled(now.page)
    return now
  }

  test('search, facets and chips narrow the list; the address holds it and the back button takes it back', async () => {
    const now = await opened()
    const { page } = now
    expect(await total(now)).toBe('1,200 records')
    await page.getByLabel('Search the texts').fill('天气')
    await page.keyboard.press('Enter')
    const hits = ALL.filter(({ text }) => text.includes('天气')).length
    await expect.poll(() => total(now)).toBe(`${hits} records`)
    await expect.poll(() => listOf(now).locator('mark').first().innerText()).toMatch(/^(天气)+$/)
    await page.getByRole('checkbox', { name: /^fs01/ }).check()
    const sealed = lines(400, 1).filter(({ text }) => text.includes('天气')).length
    await expect.poll(() => total(now)).toBe(`${sealed} records`)
    expect(await page.locator('.facet', { hasText: 'Server' }).innerText()).toContain(String(hits - sealed))
    expect(new URL(page.url()).searchParams.getAll('server')).toEqual(['fs01'])
    expect(await page.locator('.command code').innerText()).toContain("messages --search '天气' --server fs01")
    await page.goBack()
    await expect.poll(() => total(now)).toBe(`${hits} records`)
    await page.getByRole('button', { name: 'Remove: Text: 天气' }).click()
    await expect.poll(() => total(now)).toBe('1,200 records')
    expect([now.complaints, now.elsewhere]).toEqual([[], []])
  })

  test('by keyboard through the whole list, into a record and back', async () => {
    const now = await opened('/messages?server=fs01')
    const { page } = now
    await listOf(now).focus()
    await page.keyboard.press('End')
    await expect.poll(() => activeRow(now).getAttribute('aria-rowindex')).toBe('400')
    await expect.poll(() => activeRow(now).innerText()).toContain(lines(400, 1)[399]?.text)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => activeRow(now).innerText()).toContain(lines(400, 1)[1]?.text)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Record' })
    await expect.poll(() => panel.innerText()).toContain('DES-ECB opened')
    expect(await panel.locator('blockquote').innerText()).toBe(lines(400, 1)[1]?.text)
    expect(await panel.locator('.hex mark').count()).toBeGreaterThan(4)
    expect(new URL(page.url()).searchParams.get('record')).toMatch(/^[0-9a-f]{16}-\d+$/)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
    await page.goBack()
    await panel.locator('.facts').waitFor()
    expect(now.complaints).toEqual([])
  })

  test('on paper a table stands for the list: the records in view with those fetched beside them', async () => {
    const now = await opened('/messages?server=fs01')
    const { page } = now
    await listOf(now).focus()
    await page.keyboard.press('End')
    await expect.poll(() => activeRow(now).innerText()).toContain(lines(400, 1)[399]?.text)
    await page.emulateMedia({ media: 'print' })
    const printed = page.getByRole('table', { name: 'Records 301 to 400 of 400; an export holds the others.' })
    await printed.waitFor()
    expect(await printed.locator('tbody tr').count()).toBe(100)
    expect(await printed.locator('tbody tr').last().innerText()).toContain(lines(400, 1)[399]?.text)
    expect(await listOf(now).isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await expect.poll(() => printed.count()).toBe(0)
    expect(now.complaints).toEqual([])
  })

  test('a record shows no name without a reason, and the bytes that lie open stay covered', async () => {
    const now = await opened('/messages?server=fs02')
    await listOf(now).locator('.line').first().click()
    const panel = now.page.getByRole('complementary', { name: 'Record' })
    await panel.getByText(/These bytes show names and words/).waitFor()
    expect(await now.page.content()).not.toContain('lantern')
  })

  test('a period is chosen with the sliders, by keyboard', async () => {
    const now = await opened()
    const slider = now.page.getByLabel(/Period begins/)
    await slider.focus()
    for (let step = 0; step < 10; step++) await now.page.keyboard.press('ArrowRight')
    await expect.poll(() => now.page.url()).toContain('from=')
    await expect.poll(() => total(now)).not.toBe('1,200 records')
    const from = Number(new URL(now.page.url()).searchParams.get('from'))
    const after = ALL.filter(({ time }) => Date.parse(`${time.replace(' ', 'T')}Z`) >= from).length
    await expect.poll(() => total(now)).toBe(`${new Intl.NumberFormat('en').format(after)} records`)
  })

  test('nothing found says what to do; a filter of costly values opens on demand', async () => {
    const now = await opened()
    await now.page.locator('summary', { hasText: /^Account$/ }).click()
    const top = now.page.locator('.tops button').first()
    await top.click()
    await expect.poll(() => now.page.url()).toMatch(/account=account-[a-z2-7]{16}/)
    await now.page.getByLabel('Search the texts').fill('no such words')
    await now.page.keyboard.press('Enter')
    await now.page.getByText('No message is like that.').waitFor()
    await now.page.locator('.state').getByRole('button').click()
    await expect.poll(() => total(now)).toBe('1,200 records')
  })

  test('what is shown can be taken away: rows, counts and the bars', async () => {
    const now = await opened('/messages?server=fs01&client_version=(none)')
    const taken = async (name: string): Promise<string> => {
      await now.page.locator('.exports details').evaluate((folded) => folded.setAttribute('open', ''))
      const [file] = await Promise.all([
        now.page.waitForEvent('download'),
        now.page.getByRole('group', { name: 'Export' }).getByRole('button', { name, exact: true }).click(),
      ])
      return readFileSync(await file.path(), 'utf8')
    }
    expect((await taken('CSV')).trim().split('\r\n').length).toBe(401)
    expect(JSON.parse(await taken('JSON')).rows.length).toBe(400)
    expect(JSON.parse(await taken('counts.json')).records).toBe(400)
    expect(await taken('SVG')).toMatch(/^<svg .*<rect /s)
    expect(now.complaints).toEqual([])
  })
})
