import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { joined, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('web-queries')

/** One statement that the case speaks against, and two that it says nothing of. */
const LEDGER = ['sealed', 'silent', 'open']
  .map(
    (id) =>
      `  - { id: ${id}, quote: "We are ${id}.", speaker: Somebody, date: 2006, how_to_test: Ask., tests: [${id === 'sealed' ? '{ against: counts message_records > 0, because: It is logged. }' : ''}] }`,
  )
  .join('\n')
  .replace(/^/, 'claims:\n')

describe.skipIf(missing !== '')(`the Queries and Claims pages${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    const written = lines(120, 7).map((line, n) => ({ ...line, text: n % 4 === 0 ? `法轮功 ${n} VOA` : line.text }))
    put(join(dir, 'tree'), { 'fs01/log/contentfilter20080901.log': joined(written.map(plain)) })
    put(dir, { 'said.yaml': LEDGER })
    await investigated(join(dir, 'tree'), join(dir, 'case'), '--claims', join(dir, 'said.yaml'))
    at = await served(join(dir, 'case'))
  })

  test('the 25 subjects stand with their intervals, and lead to their messages', async () => {
    const { page, complaints } = await browser.enter(at, '/queries')
    await settled(page)
    expect(await page.locator('figure svg').count()).toBe(1)
    const row = page.getByRole('row').filter({ hasText: 'falun*' })
    expect((await row.innerText()).split('\t').slice(0, 3)).toEqual(['Falun', '30', '25.0 %'])
    expect(await row.getByRole('link').getAttribute('href')).toBe('/messages?list=query&keyword=falun')
    expect(await violations(page)).toEqual([])
    await page.getByRole('tab', { name: 'Source and translation' }).click()
    await page.getByText('The texts of this case were not translated.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('one’s own query stands in the address, so that it can be gone back to', async () => {
    const { page, complaints } = await browser.enter(at, '/queries?view=own')
    await settled(page)
    await page.getByLabel('Terms, with commas or line breaks between them').fill('法轮, savoane')
    await page.getByRole('button', { name: 'Count' }).click()
    const cells = page.getByRole('row').nth(1).getByRole('cell')
    await expect.poll(() => cells.first().innerText()).toBe('any of them')
    expect(await cells.nth(1).innerText()).toBe('30')
    await page.getByText('120 unique messages · Counted as the built-in queries are.').waitFor()
    expect(new URL(page.url()).searchParams.get('terms')).toBe('法轮, savoane')
    expect(await violations(page)).toEqual([])
    await page.reload()
    await expect.poll(() => cells.nth(1).innerText()).toBe('30')
    await page.getByLabel('Terms, with commas or line breaks between them').fill(' , ')
    await page.getByRole('button', { name: 'Count' }).click()
    await page.getByText('A query has one to 50 terms').waitFor()
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([])
  })

  test('one’s own query names its command, is taken as files, and is pinned; nothing is while nothing is asked', async () => {
    const { page, complaints } = await browser.enter(at, '/queries?view=own')
    await settled(page)
    const head = page.locator('.page-head')
    expect([await head.locator('code').count(), await head.getByRole('button').count()]).toEqual([0, 0])
    await page.getByLabel('Terms, with commas or line breaks between them').fill('VOA, savoane*')
    await page.getByLabel('English: whole words').check()
    await page.getByRole('button', { name: 'Count' }).click()
    await expect
      .poll(() => head.locator('code').innerText())
      .toBe(`breachlight query voa 'savoane*' --language en --case ${join(dir, 'case')}`)
    const taken = async (name: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), head.getByRole('button', { name }).click()])
      expect(file.suggestedFilename()).toBe(name)
      return readFileSync(await file.path(), 'utf8')
    }
    expect(await taken('own-query.csv')).toMatch(/^term,messages,.*\r\nany,30,.*\r\nvoa,30,.*\r\nsavoane\*,0,/)
    expect(JSON.parse(await taken('own-query.json'))).toMatchObject({
      denominator: '120 unique messages',
      rows: [{ messages: 30 }, { term: 'voa' }, { term: 'savoane*' }],
    })
    await head.getByRole('button', { name: 'Add to report …' }).click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await head.getByRole('button', { name: '✓ In the report …' }).waitFor()
    expect(JSON.parse(readFileSync(join(dir, 'case', 'pins.json'), 'utf8')).pins).toMatchObject([
      { title: 'voa, savoane*', what: { kind: 'terms', terms: ['voa', 'savoane*'], language: 'en' } },
    ])
    expect(await violations(page)).toEqual([])
    await page.getByRole('tab', { name: 'The 25 subjects' }).click()
    await head.getByRole('button', { name: 'Add to report …' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('two people code a sample by keyboard, apart from each other, and the agreement stands there', async () => {
    const { page } = await browser.enter(at, '/queries?view=coding')
    await settled(page)
    const reader = page.getByRole('group', { name: 'Message to read; keys Y, N, U' })
    for (const [coder, keys] of [
      ['ann', 'yyyyyn'],
      ['bo', 'yyyyun'],
    ] as const) {
      await page.getByLabel('Messages in the sample').fill('6')
      await page.getByLabel('Who is reading').fill(coder)
      await page.getByRole('button', { name: 'Draw the sample' }).click()
      await reader.getByText('Message 1 of 6 · 0 of 6 read').waitFor()
      await expect.poll(() => page.evaluate('document.activeElement?.ariaLabel')).toBe('Message to read; keys Y, N, U')
      await page.keyboard.press('n')
      await page.keyboard.press('ArrowLeft')
      await reader.getByText('You said: No').waitFor()
      await page.keyboard.press('Backspace')
      await reader.getByText('Message 1 of 6 · 0 of 6 read').waitFor()
      for (const key of keys) await page.keyboard.press(key)
      await reader.getByText('6 of 6 read').waitFor()
    }
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Who has read this sample?' }).click()
    await page.getByLabel('ann: 6 labels').check()
    await page.getByLabel('bo: 6 labels').check()
    await page.getByRole('button', { name: 'Keep as the coding of this query' }).click()
    await page.getByText(/falun: two people read 6 messages and disagreed on 1\./).waitFor()
    expect(readdirSync(join(dir, 'case', 'coding'))).toEqual(['falun.1.csv', 'falun.2.csv'])
    expect(await violations(page)).toEqual([])
  })

  test('each public statement stands with its verdict, what speaks for and against it, and where that is seen', async () => {
    const { page, complaints } = await browser.enter(at, '/claims')
    await settled(page)
    const buttons = page.getByRole('group', { name: 'Show statements by verdict' }).getByRole('button')
    expect((await buttons.allInnerTexts()).map((text) => Number.parseInt(text, 10))).toEqual([3, 1, 0, 2])
    const against = page.locator('.claim').filter({ hasText: 'We are sealed.' })
    await against.getByText('counts message_records is 120, more than 0: It is logged.').waitFor()
    expect(await against.getByRole('link', { name: 'see Overview' }).getAttribute('href')).toBe('/')
    await page.getByRole('button', { name: 'untested' }).click()
    expect(await page.locator('.claim').count()).toBe(2)
    expect(new URL(page.url()).search).toBe('?verdict=untested')
    expect(await page.getByRole('heading', { name: 'What would be needed' }).count()).toBe(2)
    await page.goBack()
    await expect.poll(() => page.locator('.claim').count()).toBe(3)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
