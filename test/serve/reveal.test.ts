import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { REVEAL_MS } from '../../src/serve/sessions.ts'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from './served.ts'

const dir = scratch('reveal')
let at: Served
let caseDir: string
let nowUtcMs = Date.UTC(2026, 0, 1)
beforeAll(async () => {
  ;({ caseDir } = await smallCase(dir))
  at = await served(caseDir, () => nowUtcMs)
})

const accounts = async (): Promise<string[]> => {
  const { rows } = await at.ask<{ rows: { account: string }[] }>('/answers/identities')
  return rows.map(({ account }) => account)
}
const audit = () => at.ask<{ entries: { reason: string; kind: string }[] }>('/audit')

test('names are covered, shown for ten minutes to the tab that gave a reason, and covered again', async () => {
  expect((await accounts()).every((name) => name.startsWith('account-'))).toBe(true)
  expect((await audit()).entries).toEqual([])
  const { revealedUntilUtcMs } = await at.ask<{ revealedUntilUtcMs: number }>('/reveal', {
    reason: 'asked by the person',
  })
  expect(revealedUntilUtcMs).toBe(nowUtcMs + REVEAL_MS)
  expect((await accounts()).every((name) => name.startsWith('lantern.paper'))).toBe(true)
  expect((await audit()).entries).toMatchObject([{ kind: 'reveal', reason: 'asked by the person' }])

  const other = { Authorization: `Bearer ${at.enter()}` }
  expect((await at.send('GET', '/api/answers/identities', { headers: other })).text).not.toContain('lantern')

  nowUtcMs += REVEAL_MS
  expect((await accounts()).every((name) => name.startsWith('account-'))).toBe(true)
  expect(await at.ask('/case')).toMatchObject({ revealedUntilUtcMs: 0 })
})

test('covering again before the time is up', async () => {
  await at.ask('/reveal', { reason: 'once more' })
  expect((await accounts())[0]).toMatch(/^lantern/)
  await at.ask('/cover', {})
  expect((await accounts())[0]).toMatch(/^account-/)
})

test('without a reason nothing is shown and nothing is written', async () => {
  const before = readFileSync(join(caseDir, 'audit.jsonl'), 'utf8')
  for (const reason of ['', '  ', undefined])
    await expect(at.ask('/reveal', { reason })).rejects.toThrow(/^Error: 400|400/)
  expect(readFileSync(join(caseDir, 'audit.jsonl'), 'utf8')).toBe(before)
})

test('a reason is shown as text, whatever it holds', async () => {
  await at.ask('/reveal', { reason: '<script>\u202egnp.exe\u001b[2J' })
  await at.ask('/cover', {})
  expect((await audit()).entries[0]?.reason).toBe('<script>\\u{202e}gnp.exe\\u{1b}[2J')
})

test('when the reason cannot be written, nothing is shown', async () => {
  const path = join(caseDir, 'audit.jsonl')
  renameSync(path, `${path}.aside`)
  mkdirSync(path)
  await expect(at.ask('/reveal', { reason: 'cannot be kept' })).rejects.toThrow('500')
  expect((await accounts())[0]).toMatch(/^account-/)
})
