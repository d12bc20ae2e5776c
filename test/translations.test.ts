import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { OperatorError } from '../src/model/errors.ts'
import type { Translator } from '../src/translate/index.ts'
import { fillTranslations, translateTexts, translationsDigest } from '../src/translations.ts'
import { load } from './analyse/dataset.ts'
import { caseIn, scratch } from './e2e/cli.ts'

const folder = caseIn(join(scratch('translations'), 'case'))
let loaded: Awaited<ReturnType<typeof load>>
beforeAll(async () => {
  const records = ['法轮', '謝謝', 'falun ok', '谢谢', '坏'].map((text) => ({ account: 'ann', text }))
  loaded = await load({ records })
})
afterAll(() => loaded.close())
beforeEach(() => rmSync(folder.translationsPath, { force: true }))

/** An engine that keeps what it was asked; `坏` fails, until it is mended. */
function engine(batch: number, asked: string[], mended = false): Translator {
  return {
    name: 'test',
    batch,
    translate: async (texts, script) => {
      asked.push(`${script}: ${texts.join(' ')}`)
      return texts.map((text) => (text === '坏' && !mended ? { failure: 'bad' } : { english: `Falun of ${batch}` }))
    },
  }
}

const lines = () => readFileSync(folder.translationsPath, 'utf8').trimEnd().split('\n')
const run = (translator: Translator) => translateTexts(loaded.store, folder, { translator, advance: () => undefined })
const stored = async () =>
  (await loaded.store.rows('SELECT text_id, outcome, english FROM translations ORDER BY text_id')).map((row) =>
    Object.values(row),
  )

test('texts go by script in batches; what is not Chinese is not sent; a second run asks for the failures only', async () => {
  const asked: string[] = []
  await run(engine(2, asked))
  expect(asked).toEqual(['simplified: 法轮 谢谢', 'simplified: 坏', 'traditional: 謝謝'])
  const again: string[] = []
  await run(engine(3, again, true))
  expect(again).toEqual(['simplified: 坏'])
  expect(lines()).toHaveLength(6)
})

test('another engine is asked for everything, and the last line about a text counts', async () => {
  await run(engine(2, []))
  const asked: string[] = []
  await run({ ...engine(9, asked), name: 'other' })
  expect(asked).toHaveLength(2)
  await fillTranslations(loaded.store, folder)
  expect(await stored()).toEqual([
    ['text-00000000000', 'translated', 'Falun of 9'],
    ['text-00000000001', 'translated', 'Falun of 9'],
    ['text-00000000002', 'not-chinese', 'falun ok'],
    ['text-00000000003', 'translated', 'Falun of 9'],
    ['text-00000000004', 'failed', ''],
  ])
  const matches = await loaded.store.rows('SELECT text_id, query FROM translated_matches ORDER BY text_id')
  expect(matches.map(({ query }) => query)).toEqual(['falun', 'falun', 'falun', 'falun'])
  await fillTranslations(loaded.store, folder)
  expect(await stored()).toHaveLength(5)
})

test('a run that the engine’s end broke off goes on; half a line is cut off', async () => {
  let left = 1
  const failing: Translator = {
    ...engine(1, []),
    translate: (texts, script) => {
      if ((left -= 1) < 0) throw new OperatorError('gone', { hint: '' })
      return engine(1, []).translate(texts, script)
    },
  }
  await expect(run(failing)).rejects.toThrow('gone')
  const before = lines().length
  appendFileSync(folder.translationsPath, '{"line":7,"text_id":"74')
  const asked: string[] = []
  await run(engine(1, asked))
  expect(asked).toHaveLength(3)
  expect(lines().map((line): unknown => JSON.parse(line).line)).toEqual([0, 1, 2, 3, 4])
  expect(before).toBeLessThan(5)
})

test('a case without translations has empty tables and an empty digest; an empty file is no translation', async () => {
  expect(translationsDigest(folder)).toBe('')
  await fillTranslations(loaded.store, folder)
  expect(await stored()).toEqual([])
  writeFileSync(folder.translationsPath, '{"line":0')
  await fillTranslations(loaded.store, folder)
  expect(await stored()).toEqual([])
  await run(engine(2, []))
  expect(translationsDigest(folder)).toMatch(/^[0-9a-f]{64}$/)
  expect(existsSync(join(folder.tmpDir, 'translated_matches.jsonl'))).toBe(false)
})
