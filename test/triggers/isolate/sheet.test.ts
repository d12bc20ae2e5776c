import { expect, test } from 'vitest'
import { readSheet } from '../../../src/traffic/trials/sheet.ts'
import { trialSheet } from '../../../src/triggers/isolate/sheet.ts'

test('traffic reads the sheet: trials with the whole combination, and controls', () => {
  const trials = [
    { text: '去月桥看石舟, "好"', triggered: true, masked: '去**看**, "好"', atUtcMs: 1_000 },
    { text: '去月桥', triggered: false, masked: '去月桥', atUtcMs: 2_000 },
    { text: '=1+1', triggered: false, masked: null, atUtcMs: 3_000 },
    { text: '长'.repeat(20_001), triggered: false, masked: null, atUtcMs: 4_000 },
  ]
  const csv = trialSheet(trials, { client: 'box', combinations: [['月桥', '石舟']] })
  const { trials: read } = readSheet('sheet.csv', new TextEncoder().encode(csv))
  expect(read.map(({ text, label, displayed, atUtcMs, client }) => [text, label, displayed, atUtcMs, client])).toEqual([
    ['去月桥看石舟, "好"', '月桥+石舟', 'no', 1_000, 'box'],
    ['去月桥', 'control', 'unknown', 2_000, 'box'],
    ['=1+1', 'control', 'unknown', 3_000, 'box'],
  ])
})
