import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { smallTree } from '../e2e/evidence.ts'
import { type Served, served } from '../serve/served.ts'
import { missing, violations, withBrowser } from './browser.ts'

const dir = scratch('begin')

describe.skipIf(missing !== '')(`a first visit without a case${missing}`, () => {
  const browser = withBrowser()
  let at: Served
  beforeAll(async () => {
    at = await served(null)
    smallTree(join(dir, 'tree'))
  })

  test('what cannot be read is said in words, and nothing is made', async () => {
    const { page } = await browser.enter(at)
    expect(await violations(page)).toEqual([])
    await page.getByRole('textbox', { name: 'Folder or file with the evidence' }).fill(join(dir, 'nowhere'))
    await page.getByRole('textbox', { name: 'Folder of the case' }).fill(join(dir, 'case'))
    await page.getByRole('button', { name: 'Investigate' }).click()
    await page
      .getByRole('alert')
      .getByText(/no such file or folder/)
      .waitFor()
    expect(existsSync(join(dir, 'case'))).toBe(false)
  })

  test('a folder is investigated while its stages are shown, and the case opens', async () => {
    const { page, complaints } = await browser.enter(at)
    await page.getByRole('textbox', { name: 'Folder or file with the evidence' }).fill(join(dir, 'tree'))
    await page.getByRole('textbox', { name: 'Folder of the case' }).fill(join(dir, 'case'))
    await page.getByLabel('Zone of written times').fill('+08:00')
    await page.getByRole('button', { name: 'Investigate' }).click()
    await page.getByText('sealing').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 60_000 })
    expect(complaints).toEqual([])
  })
})
