import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('web-report')

const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).first()

describe.skipIf(missing !== '')(`the Report page${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  let caseDir: string
  beforeAll(async () => {
    ;({ caseDir } = await smallCase(dir))
    at = await served(caseDir)
  })

  test('a text is written with a bound number, checked while it is typed, kept and previewed', async () => {
    const { page, complaints, elsewhere } = await browser.enter(at, '/report?chapter=people')
    await settled(page)
    const text = page.getByLabel('Your text for “People in the logs”')
    await text.fill('Some 17 of them.\n')
    await page.getByText('Line 1: the number 17 is bound to no finding.').waitFor()
    await text.fill('Counted: ')
    await page.getByLabel('Search all findings').fill('counts accounts')
    await page
      .getByRole('button', { name: /^Insert \d+: accounts/ })
      .first()
      .click()
    expect(await text.inputValue()).toBe('Counted: {{counts accounts}}')
    await page.getByText('Every number is bound to a finding.').waitFor()
    await expect.poll(() => page.locator('.workplace .paper').innerText()).toMatch(/^Counted: \d+$/)
    await page.getByRole('link', { name: 'Summary', exact: true }).click()
    await page.getByRole('link', { name: 'People in the logs' }).click()
    expect(await text.inputValue(), 'what is not saved waits').toBe('Counted: {{counts accounts}}')
    expect(await page.getByText('not saved', { exact: true }).count()).toBe(1)
    await text.focus()
    await page.keyboard.press('Control+s')
    await status(page, 'Saved in the case.').waitFor()
    expect(readFileSync(join(caseDir, 'prose', 'people.md'), 'utf8')).toBe('Counted: {{counts accounts}}')
    await tab(page, 'Write').focus()
    await page.keyboard.press('ArrowRight')
    await settled(page)
    await page.getByText(/^Counted: \d+$/).waitFor()
    expect(new URL(page.url()).search).toBe('?chapter=people&view=preview')
    expect(await violations(page)).toEqual([])
    expect([complaints, elsewhere]).toEqual([[], []])
  })

  test('a view is pinned from its page, worded and ordered by keyboard, and taken out again', async () => {
    const { page, complaints } = await browser.enter(at, '/claims')
    await settled(page)
    const add = page.getByRole('button', { name: 'Add to report …' }).first()
    await add.focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Title').fill('What was said')
    await page.getByLabel(/What it shows/).fill('They said 3 things.')
    await page.getByText('the number 3 is bound to no finding').waitFor()
    await page.getByLabel(/What it shows/).fill('They said things.')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Added to the report.').waitFor()
    await page.getByRole('button', { name: '✓ In the report …' }).first().waitFor()
    await at.ask('/pins', { title: 'Counts', note: '', what: { kind: 'answer', analysis: 'counts' } })
    await page.getByRole('button', { name: 'Open the report' }).click()
    await page.reload()
    await settled(page)
    await page.getByRole('link', { name: 'Findings chosen by the author' }).click()
    const shown = async () => Promise.all((await page.getByLabel('Title').all()).map((one) => one.inputValue()))
    await expect.poll(shown).toEqual(['What was said', 'Counts'])
    await page.getByRole('button', { name: 'Move “Counts” up' }).focus()
    await page.keyboard.press('Enter')
    await status(page, '“Counts” is now number 1.').waitFor()
    await expect.poll(shown).toEqual(['Counts', 'What was said'])
    await page.getByLabel('Title').first().fill('How much there is')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await status(page, 'Saved.').waitFor()
    await page.getByRole('button', { name: 'Remove “What was said” from the report' }).click()
    await expect.poll(shown).toEqual(['How much there is'])
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('chapters are left out by their tick; a build tells how far it is and hands the files out', async () => {
    const { page, complaints } = await browser.enter(at, '/report')
    await settled(page)
    const fields = page.getByLabel('In the report: Columns of the logs')
    await fields.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => fields.isChecked()).toBe(false)
    expect(await page.getByLabel('In the report: Method').isDisabled()).toBe(true)
    await page.getByText('You chose or wrote something since the report was built.').waitFor()
    await page.getByRole('button', { name: 'Build the report' }).click()
    await page.getByText('The report holds what you chose and wrote.').waitFor({ timeout: 60_000 })
    await at.at.jobs.idle()
    const written = readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')
    expect(written).toContain('Left out by the author: Columns of the logs.')
    expect(written).toContain('### How much there is')
    expect(written).toMatch(/Counted: \d+/)
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: /^report\.md \(/ }).click()
    const download = await waiting
    expect(readFileSync((await download.path()) ?? '', 'utf8')).toBe(written)
    expect(await page.locator('.build code').first().innerText()).toBe(join(caseDir, 'report'))
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test.each([
    ['Chinese and dark', { colorScheme: 'dark', locale: 'zh-CN' }],
    ['a telephone', { viewport: { width: 360, height: 740 } }],
  ] as const)('%s: every view of it stays in its place', async (_, look) => {
    const { page, complaints } = await browser.enter(at, '/report?chapter=pinned', look)
    for (const place of [0, 1, 2]) {
      await page.getByRole('tab').nth(place).click()
      await settled(page)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
    expect(complaints).toEqual([])
  })
})
