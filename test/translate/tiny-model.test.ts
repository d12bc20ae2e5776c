import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openBergamot } from '../../src/translate/index.ts'
import { writeTinyModel } from './tiny-model.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-tiny-model-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('the engine translates batch after batch, each text in its place', async () => {
  writeTinyModel(dir)
  const translator = await openBergamot(dir)
  expect(translator.name).toBe('bergamot model.zhen.bin')
  const texts = ['月桥的事你听说了吗', '我在中国', '红灯笼好不好']
  const attempts = await translator.translate(texts, 'simplified')
  expect(new Set(attempts.map((one) => JSON.stringify(one))).size).toBe(3)
  expect(await translator.translate(texts.toReversed(), 'simplified')).toEqual(attempts.toReversed())
  expect(await translator.translate(['好'], 'simplified')).toHaveLength(1)
})
