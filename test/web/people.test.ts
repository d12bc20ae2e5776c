import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { type Served, served } from '../serve/served.ts'
import { GUEST, streetCase, TRAVELLER } from '../serve/street-case.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('web-people')

const stage = (page: Page) => page.getByRole('application')
const value = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

describe.skipIf(missing !== '')(`people, places and times in a browser${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  let codes: ReadonlyMap<string, string>
  beforeAll(async () => {
    at = await served(await streetCase(dir))
    await at.ask('/reveal', { reason: 'a test' })
    const { people } = await at.ask<{ people: { code: string; name: string }[] }>('/people?limit=200')
    await at.ask('/cover', {})
    codes = new Map(people.map(({ code, name }) => [name, code]))
  })
  const codeOf = (name: string): string => codes.get(name) ?? ''

  test('from the list to a person, from mark to mark, to the evidence of a line, by keys alone', async () => {
    const { page, complaints, elsewhere } = await browser.enter(at, '/people')
    await page.getByLabel('Begins with').fill(codeOf(GUEST).slice('account-'.length))
    await page.getByText(/^1 of \d+ accounts$/).waitFor()
    await page.getByRole('link', { name: codeOf(GUEST) }).press('Enter')
    await page.getByRole('heading', { name: `Surroundings of ${codeOf(GUEST)}` }).waitFor()
    await page.getByText('Shown: 2 accounts and 1 addresses. That is everything within reach.').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await stage(page).focus()
    await page.keyboard.press('ArrowUp')
    await page.getByRole('heading', { name: /^Address: address-/ }).waitFor()
    const address = value(page, 'at') ?? ''
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^What speaks for / }).waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    expect(await page.getByRole('cell', { name: 'fs02' }).count()).toBe(1)
    const link = page.getByRole('link', { name: 'Messages of this account at this address' })
    expect(await link.getAttribute('href')).toBe(`/messages?account=${codeOf(GUEST)}&address=${address}`)
    await page.goBack()
    expect(value(page, 'edge')).toBeNull()
    expect([complaints, elsewhere]).toEqual([[], []])
  })

  test('the table holds every line of the picture, and files can be taken', async () => {
    const { page } = await browser.enter(at, `/people/${codeOf(GUEST)}`)
    await settled(page)
    const table = page.getByRole('region', { name: 'Lines as a table' })
    expect(await table.locator('tbody tr').count()).toBe(2)
    const names: string[] = []
    for (const label of ['CSV', 'JSON', 'SVG', 'PNG', 'GEXF']) {
      const button = page.getByRole('button', { name: label, exact: true })
      if (!(await button.isVisible())) await page.getByText('Export', { exact: true }).click()
      const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
      names.push(file.suggestedFilename())
      expect((await file.createReadStream()).readableLength).toBeGreaterThanOrEqual(0)
    }
    expect(names.map((name) => name.replace(`${codeOf(GUEST)}-1`, ''))).toEqual([
      '.csv',
      '.json',
      '.svg',
      '.png',
      '.gexf',
    ])
  })

  test('the map: countries by key, said in words, the same in its table; shown closer and whole again', async () => {
    const { page, complaints } = await browser.enter(at, '/map')
    await settled(page)
    const box = () => stage(page).getAttribute('viewBox')
    const whole = await box()
    await stage(page).focus()
    await page.keyboard.press('ArrowLeft') // to the first
    await page.getByText(/^China: /).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByText(/^United States: 3 records/).waitFor()
    await page.keyboard.press('+')
    expect(await box()).not.toBe(whole)
    await page.keyboard.press('0')
    expect(await box()).toBe(whole)
    const cells = await page
      .getByRole('row', { name: /United States/ })
      .getByRole('cell')
      .allTextContents()
    expect(cells[1]).toBe('3')
    expect(await page.getByRole('link', { name: 'Messages from there' }).getAttribute('href')).toBe(
      '/messages?country=US',
    )
    expect(await page.getByText(/DB-IP/).count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('the timeline: a time chosen by keys leads closer, and to its messages; back leads back', async () => {
    const { page, complaints } = await browser.enter(at, '/timeline')
    await settled(page)
    await page.getByRole('cell', { name: '2008-09-06' }).waitFor()
    await page.getByRole('slider', { name: 'From' }).press('End')
    await page.getByText(/^2008-09-12 .+: 3 records\.$/).waitFor()
    const messages = await page.getByRole('link', { name: 'Messages of this time' }).getAttribute('href')
    expect(messages).toMatch(/^\/messages\?from=\d+&to=\d+$/)
    await page.getByRole('button', { name: 'Look closer' }).press('Enter')
    await settled(page)
    expect(Number(value(page, 'from'))).toBeGreaterThan(Date.UTC(2008, 8, 11))
    await page.getByText(/^Each step is \d+ min/).waitFor()
    await page.goBack()
    await settled(page)
    expect(value(page, 'from')).toBeNull()
    expect(complaints).toEqual([])
  })

  test('names that are shown stand in the picture and never in the address', async () => {
    const { page } = await browser.enter(at, `/people/${codeOf(TRAVELLER)}`)
    await page.getByRole('button', { name: /Show names/ }).click()
    await page.getByLabel('Why you need to see them').fill('test')
    await page.getByRole('button', { name: 'Hold to show names' }).focus()
    await page.keyboard.down('Enter')
    await page.getByRole('heading', { name: `Surroundings of ${TRAVELLER}` }).waitFor()
    expect(page.url()).not.toContain('lantern')
    await stage(page).focus()
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key)
    expect(page.url()).not.toMatch(/lantern|8\.8\.8\.8/)
    await page.getByRole('button', { name: 'Cover names now' }).click()
  })
})
