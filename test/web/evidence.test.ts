import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { KEY, smallTree } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, type Opened, settled, violations, withBrowser } from './browser.ts'

const dir = scratch('web-evidence')

/** Presses the focused button for as long as it takes. */
async function hold(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).focus()
  await page.keyboard.down('Enter')
  await page.waitForTimeout(1400)
  await page.keyboard.up('Enter')
}

const sound = async ({ page, complaints, elsewhere }: Opened): Promise<void> => {
  await settled(page)
  expect([page.url(), await violations(page)]).toEqual([page.url(), []])
  expect([complaints, elsewhere]).toEqual([[], []])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
}

describe.skipIf(missing !== '')(`evidence, lists and traffic${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    smallTree(join(dir, 'tree'))
    const lists = join(dir, 'lists')
    mkdirSync(lists)
    const versions = { '2008-09-01': ['公园'], '2008-10-01': ['公园', '电影'], '2008-11-01': ['电影', '手机', '下雨'] }
    for (const [day, words] of Object.entries(versions))
      writeFileSync(join(lists, `keyfile.${day}.txt`), `${words.join('\n')}\n`)
    const files = Object.keys(versions).map((day) => join(lists, `keyfile.${day}.txt`))
    await investigated(join(dir, 'tree'), join(dir, 'case'), '--list', ...files)
    at = await served(join(dir, 'case'))
  }, 180_000)

  test('every tab has its address, is walked with arrow keys, and axe finds nothing, in English and Chinese', async () => {
    for (const look of [{}, { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 360, height: 740 } } as const])
      for (const start of ['/evidence', '/lists']) {
        const opened = await browser.enter(at, start, look)
        const tabs = opened.page.getByRole('tab')
        await tabs.first().focus()
        const count = await tabs.count()
        const addresses = new Set<string>()
        for (let n = 0; n < count; n++) {
          await sound(opened)
          addresses.add(new URL(opened.page.url()).pathname)
          await opened.page.keyboard.press('ArrowRight')
        }
        expect(addresses.size).toBe(count)
        await opened.page.goBack()
        await settled(opened.page)
        expect(await opened.page.locator('[role=tab][aria-selected=true]').count()).toBe(1)
        await opened.page.context().close()
      }
  })

  test('bytes of a reject: their kinds while names are covered, the bytes with a reason; so with the key', async () => {
    const opened = await browser.enter(at, '/evidence/rejects?reason=bad-syntax')
    const { page } = opened
    await page.getByRole('button', { name: 'Look at the bytes' }).nth(1).click()
    const panel = page.getByRole('region', { name: 'The bytes of one reject' })
    await panel.getByText('aa aaaaaaa aaaa').first().waitFor()
    await sound(opened)
    await page.getByRole('button', { name: /Show names/ }).click()
    await page.getByRole('textbox', { name: 'Why you need to see them' }).fill('a test')
    await hold(page, /Hold to show names/)
    await panel.getByText('no columns here').first().waitFor()
    await sound(opened)
    await panel.focus()
    await page.keyboard.press('Escape')
    expect(new URL(page.url()).search).not.toContain('stream')
    await page.getByRole('tab', { name: 'Keys' }).click()
    await page.getByText(Buffer.from(KEY).toString('hex')).waitFor()
    await page.getByRole('button', { name: 'Cover names now' }).click()
    await expect.poll(() => page.getByText(Buffer.from(KEY).toString('hex')).count()).toBe(0)
    await page.context().close()
  })

  test('a column’s role is corrected after its effect was seen, the pages follow, and it is taken back', async () => {
    const opened = await browser.enter(at, '/evidence/formats')
    const { page } = opened
    const row = page.getByRole('row', { name: /fs02/ })
    await row.getByRole('button', { name: /Columns/ }).click()
    const role = page.getByRole('combobox', { name: 'Column 3: Role' })
    await role.focus()
    expect(await page.getByRole('button', { name: 'See the effect' }).isDisabled()).toBe(true)
    await role.selectOption('unknown')
    await page.getByRole('button', { name: 'See the effect' }).click()
    await page.getByRole('row', { name: /^Messages 800 0 differs/ }).waitFor({ timeout: 60_000 })
    await sound(opened)
    expect(await page.locator('main').innerText()).not.toMatch(/lantern|58\.30/)
    await role.selectOption('text')
    expect(await page.getByRole('button', { name: /Hold to apply/ }).count()).toBe(0) // another effect was looked at
    await role.selectOption('unknown')
    await hold(page, /Hold to apply/)
    await page.getByRole('heading', { name: 'Applying the correction' }).waitFor()
    await at.at.jobs.idle()
    await expect.poll(() => row.innerText(), { timeout: 90_000 }).toContain('corrected')
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('400').first().waitFor()
    await page.goBack()
    await row.getByRole('button', { name: /Columns/ }).click()
    await hold(page, /Hold to take the correction back/)
    await at.at.jobs.idle()
    await expect.poll(() => row.innerText(), { timeout: 90_000 }).not.toContain('corrected')
    await page.context().close()
  }, 240_000)

  test('lists are drawn, words lead to their messages, and a case without captures says what to hand in', async () => {
    const opened = await browser.enter(at, '/lists')
    const { page } = opened
    await page.getByRole('figure').getByText('Words of each list over time').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(3)
    await page.getByRole('checkbox', { name: 'Only changes that stood' }).check()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
    await page.getByRole('tab', { name: 'In the messages' }).click()
    await page.getByRole('link', { name: '公园' }).first().click()
    expect(decodeURIComponent(new URL(page.url()).search)).toContain('keyword=公园')
    await page.getByRole('link', { name: 'Traffic' }).click()
    await page.getByText('breachlight traffic plan').waitFor()
    await sound(opened)
    await page.context().close()
  })
})

describe.skipIf(missing !== '')(`the first visit${missing}`, () => {
  const browser = withBrowser()

  test('a folder is chosen with the keyboard alone', async () => {
    const root = join(dir, 'chosen')
    for (const name of ['alpha', 'beta/inner']) mkdirSync(join(root, name), { recursive: true })
    const at = await served(null)
    const opened = await browser.enter(at)
    const { page } = opened
    const field = page.getByRole('textbox', { name: 'Folder or file with the evidence' })
    await field.fill(root)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^beta/ }).waitFor()
    await sound(opened)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^inner/ }).waitFor()
    await page.keyboard.press('Backspace')
    await page.getByRole('button', { name: /^alpha/ }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^inner/ }).waitFor()
    await page.getByRole('button', { name: 'Take this folder' }).focus()
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe(join(root, 'beta'))
    await page.getByRole('button', { name: /Choose … Folder of the case/ }).click()
    await page.getByRole('button', { name: 'Take this folder' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })
})
