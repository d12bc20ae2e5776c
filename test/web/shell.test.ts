import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('shell')

describe.skipIf(missing !== '')(`the workbench in a browser${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    at = await served((await smallCase(dir)).caseDir)
  })

  test.each(['light', 'dark'] as const)(
    'the overview in %s: axe finds nothing, nothing leaves',
    async (colorScheme) => {
      const { page, complaints, elsewhere } = await browser.enter(at, '/', { colorScheme })
      await settled(page)
      expect(await page.locator('.headlines dt').allTextContents()).toContain('Logged messages')
      expect(await violations(page)).toEqual([])
      expect([complaints, elsewhere]).toEqual([[], []])
    },
  )

  test('each part of the overview names its command, gives its own files, and is pinned by itself', async () => {
    const { page, complaints } = await browser.enter(at, '/')
    await settled(page)
    const parts = { waterfall: 'How the messages were counted', servers: 'Servers and kinds of logs' }
    const others = { exposures: 'What lay open, and what stayed shut', timeline: 'Over time, with gaps' }
    for (const [analysis, title] of Object.entries({ ...parts, ...others })) {
      const part = page.locator('section').filter({ has: page.getByRole('heading', { name: title }) })
      expect(await part.locator('code').first().innerText()).toBe(
        `breachlight ask ${analysis} --case ${at.at.caseDir()}`,
      )
      for (const kind of ['CSV', 'JSON']) {
        const button = part.getByRole('button', { name: `${kind}: ${title}` })
        const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
        expect(file.suggestedFilename()).toBe(`${analysis}.${kind.toLowerCase()}`)
        expect(readFileSync(await file.path()).length).toBeGreaterThan(0)
      }
      await part.getByRole('button', { name: `Add to report …: ${title}` }).press('Enter')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await part.getByRole('button', { name: `✓ In the report …: ${title}` }).waitFor()
    }
    const { pins } = await at.ask<{ pins: { what: string }[] }>('/pins')
    const asked = pins.map(({ what }) => JSON.parse(what).analysis)
    expect(asked).toEqual(['waterfall', 'servers', 'exposures', 'timeline'])
    expect(await page.locator('.page-head code').innerText()).toContain('ask counts ')
    await page.getByRole('button', { name: 'Add to report …', exact: true }).waitFor() // the page itself is not pinned
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('the audit list names the command that proves it', async () => {
    const { page } = await browser.enter(at, '/audit')
    expect(await page.locator('.page-head code').innerText()).toBe(`breachlight verify --case ${at.at.caseDir()}`)
  })

  test('the launch link leaves no trace in the address, works once, and its tab stays inside', async () => {
    const { page } = await browser.enter(at)
    expect(page.url()).toBe(`${at.origin}/`)
    expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2)
    await page.reload()
    await page.locator('.headlines').waitFor()
    const other = await page.context().newPage()
    await other.goto(at.origin)
    await other.getByText('This tab was not let in').waitFor()
    expect(await other.locator('.headlines').count()).toBe(0)
  })

  test('names: hold with the keyboard, give a reason, see the banner and the audit list, cover again', async () => {
    const { page } = await browser.enter(at, '/audit')
    await page.getByText('Nobody has looked under the pseudonyms yet.').waitFor()
    await page.getByRole('button', { name: /Show names/ }).press('Enter')
    const hold = page.getByRole('button', { name: 'Hold to show names' })
    expect(await hold.isDisabled()).toBe(true)
    await page.getByLabel('Why you need to see them').fill('asked by the person, 12 May')
    await hold.focus()
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    expect(await page.getByRole('alert').count()).toBe(0) // a short press shows nothing
    await page.keyboard.down('Enter')
    await page.getByText(/Real names are shown in this tab/).waitFor()
    await page.keyboard.up('Enter')
    await page.getByRole('cell', { name: 'asked by the person, 12 May' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Cover names now' }).click()
    await page.getByRole('button', { name: /Show names/ }).waitFor()
  })

  test('Chinese: the whole frame, and the choice is kept', async () => {
    const { page } = await browser.enter(at, '/', { locale: 'zh-CN' })
    await page.getByRole('heading', { name: '概览' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  test('back goes back', async () => {
    const { page } = await browser.enter(at)
    await page.getByRole('link', { name: 'Audit' }).click()
    await page.getByRole('heading', { name: 'Audit' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/audit')
    await page.goBack()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })
})
