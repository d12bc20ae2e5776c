import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { combinationsOf, openLog } from '../../../src/triggers/isolate/log.ts'
import { scratch } from '../../e2e/cli.ts'

const dir = scratch('isolate-log')
const SETTINGS = { text_sha256: 'abc', noise: 0 }
const trial = (text: string, triggered: boolean) => ({ text, triggered, masked: null, atUtcMs: 5 })

test('what was kept comes back, a line cut short does not, and writing goes on behind it', () => {
  const path = join(dir, 'a.jsonl')
  const log = openLog(path, SETTINGS)
  expect(log.trials).toEqual([])
  log.keep(trial('月\u202e桥', true))
  appendFileSync(path, '{"text":"half')
  const again = openLog(path, SETTINGS)
  expect(again.trials).toEqual([trial('月\u202e桥', true)])
  again.keep(trial('石舟', false))
  again.end('combination', [['月桥', '石舟']])
  expect(openLog(path, SETTINGS).trials).toEqual([trial('月\u202e桥', true), trial('石舟', false)])
  expect(combinationsOf(path)).toEqual([['月桥', '石舟']])
  expect(readFileSync(path, 'utf8')).not.toMatch(/[\u202e]/u)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('another text or another setting is refused, and so is another file', () => {
  const path = join(dir, 'b.jsonl')
  openLog(path, SETTINGS)
  expect(() => openLog(path, { ...SETTINGS, text_sha256: 'abd' })).toThrow(/another text_sha256/)
  writeFileSync(path, 'month,total\n')
  expect(() => openLog(path, SETTINGS)).toThrow(/line 1, is not of a log/)
  openLog(join(dir, 'c.jsonl'), SETTINGS)
  appendFileSync(join(dir, 'c.jsonl'), '{"text":1}\n')
  expect(() => openLog(join(dir, 'c.jsonl'), SETTINGS)).toThrow(/line 2, is not of a log/)
})
