import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { joined, type Line, numbers, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('web-triggers')

const said = (place: number, account: string, text: string): Line => ({
  time: new Date(Date.UTC(2008, 8, 1) + place * 61_000).toISOString().slice(0, 19).replace('T', ' '),
  address: `58.30.${place % 40}.7`,
  account,
  text,
})

/** Every message holds a word of the list, but for those of one account, which are logged whatever they say. */
function watched(): Line[] {
  const next = numbers(3)
  const anything = (): string => Array.from({ length: 6 }, () => String.fromCharCode(0x4e00 + next(6000))).join('')
  return Array.from({ length: 900 }, (_, place) =>
    place % 15 === 0
      ? said(place, 'lantern.watched', anything())
      : said(place, `lantern.paper${place % 60}`, `关于 纸鹤灯 的 第 ${place} 句话`),
  )
}

describe.skipIf(missing !== '')(`words and accounts that explain the logging${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    put(dir, { 'tree/fs01/log/contentfilter20080901.log': joined(watched().map(plain)), 'list.txt': '纸鹤灯\n' })
    await investigated(join(dir, 'tree'), join(dir, 'case'), '--list', join(dir, 'list.txt'))
    at = await served(join(dir, 'case'))
  })

  test('a word: what speaks for it, against it, and what cannot be told', async () => {
    const { page, complaints } = await browser.enter(at, '/triggers')
    await page.getByText(/unique messages: 93\.\d %/).waitFor()
    await page.getByRole('button', { name: '纸鹤灯' }).press('Enter')
    expect(new URL(page.url()).searchParams.get('word')).toBe('0')
    await page.getByText('It stands on a list: list.txt.').waitFor()
    await page.getByText(/cannot be seen: the evidence holds logged messages only/).waitFor()
    const link = page.getByRole('link', { name: 'Messages with this word' })
    expect(new URL((await link.getAttribute('href')) ?? '', at.origin).searchParams.get('search')).toBe('"纸鹤灯"')
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.goBack()
    await page.getByText(/^Choose a word in the table/).waitFor()
    expect(complaints).toEqual([])
  })

  test('an account: expected against unexplained, walked by keys, with a way to its surroundings', async () => {
    const { page, complaints } = await browser.enter(at, '/triggers?part=accounts')
    await settled(page)
    await page.getByRole('application').press('ArrowRight')
    await page.getByText(/of \d+ distinct messages are unexplained, where .+ are expected/).waitFor()
    const code = new URL(page.url()).searchParams.get('account') ?? ''
    expect(code).toMatch(/^account-[a-z2-7]{16}$/)
    const link = page.getByRole('link', { name: 'Surroundings of this account' })
    expect(await link.getAttribute('href')).toBe(`/people/${code}`)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
