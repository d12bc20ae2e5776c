import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { joined, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('web-figures')

/** Two lists with two versions each, so that the chapter on lists draws growth, likeness and containment. */
const LISTS = {
  'keyfile.2008-09-01.txt': ['公园', '电影'],
  'keyfile.2008-10-01.txt': ['公园', '电影', '手机'],
  'other.2008-09-01.txt': ['公园', '下雨'],
  'other.2008-10-01.txt': ['公园', '下雨', '手机', '电影'],
}

const GROWTH = 'Words of each list over time'
const HOLDS = 'How much of one list another holds'
const QUERIES = 'Share of unique messages each query matches'

/** Presses a button that hands out a file. */
async function taken(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** The marks of a figure on the page. */
const marksOf = (page: Page, title: string) =>
  page.locator('figure').filter({ hasText: title }).locator('svg').first().innerHTML()

/** A file of SVG in a tab of its own, as a browser reads it; what is not well formed gets a `parsererror` there. */
async function opened(page: Page, svg: Buffer): Promise<Page> {
  const tab = await page.context().newPage()
  await tab.goto(`data:image/svg+xml;base64,${svg.toString('base64')}`)
  return tab
}

describe.skipIf(missing !== '')(`pictures of the report on other pages${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    const written = lines(120, 7).map((line, n) => ({ ...line, text: n % 4 === 0 ? `法轮功 ${n} VOA` : line.text }))
    put(join(dir, 'tree'), { 'fs01/log/contentfilter20080901.log': joined(written.map(plain)) })
    const files = Object.entries(LISTS).map(([name, words]) => {
      put(join(dir, 'lists'), { [name]: `${words.join('\n')}\n` })
      return join(dir, 'lists', name)
    })
    await investigated(join(dir, 'tree'), join(dir, 'case'), '--list', ...files)
    at = await served(join(dir, 'case'))
  }, 120_000)

  test('a picture is taken as SVG with all its marks in their colours, and as PNG', async () => {
    const { page, complaints, elsewhere } = await browser.enter(at, '/queries')
    await settled(page)
    const svg = await taken(page, `SVG: ${QUERIES}`)
    expect(svg.name).toBe('queries-1.svg')
    const shown = page.locator('figure svg')
    const file = await opened(page, svg.bytes)
    expect(await file.locator('parsererror').count()).toBe(0)
    expect(await file.locator('svg *').count()).toBe(await shown.locator('*').count())
    expect(await file.locator('text').allTextContents()).toEqual(await shown.locator('text').allTextContents())
    expect(await file.locator('text').allTextContents()).toContain('Falun')
    const colour = "getComputedStyle(document.querySelector('svg.plot .bar')).fill"
    expect(await file.evaluate(colour)).toBe(await page.evaluate(colour))
    const png = await taken(page, `PNG: ${QUERIES}`)
    expect(png.name).toBe('queries-1.png')
    expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.bytes.readUInt32BE(16), 'width in points').toBeGreaterThan(1000)
    expect([complaints, elsewhere]).toEqual([[], []])
  })

  test.each([
    ['/queries', QUERIES, { section: 'queries', index: 0 }],
    ['/lists', GROWTH, { section: 'history', index: 0 }],
    ['/lists/overlap', HOLDS, { section: 'history', index: 2 }],
  ])('from %s, “%s” is pinned as the figure it is', async (path, title, place) => {
    const { page, complaints } = await browser.enter(at, path)
    await settled(page)
    const marks = await marksOf(page, title)
    expect(marks.length).toBeGreaterThan(100)
    await page.getByRole('button', { name: `Add to report …: ${title}` }).press('Enter')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: `✓ In the report …: ${title}` }).waitFor()
    expect(await page.locator('.figure').getByRole('button', { name: /^✓/ }).count()).toBe(1)
    expect(await violations(page)).toEqual([])
    const { pins } = await at.ask<{ pins: { title: string; what: string }[] }>('/pins')
    const pin = pins.find((one) => one.title === title)
    expect(JSON.parse(pin?.what ?? '')).toEqual({ kind: 'figure', ...place })
    await page.getByRole('button', { name: 'Open the report' }).click()
    await page.getByRole('link', { name: 'Findings chosen by the author' }).click()
    await page.getByRole('tab', { name: 'Preview' }).click()
    await page.locator('.paper figure').filter({ hasText: title }).waitFor()
    expect(await marksOf(page, title)).toBe(marks)
    expect((await taken(page, `SVG: ${title}`)).name).toBe(`pinned-${pins.length}.svg`)
    expect(await page.locator('.figure').getByRole('button', { name: 'Add to report …' }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('on paper nothing of the row of a picture is seen', async () => {
    const { page } = await browser.enter(at, '/lists/overlap')
    await settled(page)
    const rows = page.locator('.figure > .tools')
    expect(await rows.count()).toBe(2)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => rows.filter({ visible: true }).count()).toBe(0)
  })
})
