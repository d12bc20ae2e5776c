import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { VERDICTS } from '../../src/model/trial.ts'
import { FEATURES } from '../../src/traffic/uploads/score.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'traffic-method.md'), 'utf8')

test('the method note gives every feature with its weight and its reason', () => {
  for (const [feature, { weight, reason }] of Object.entries(FEATURES)) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${feature} | `))
    expect([feature, row?.startsWith(`| ${feature} | ${weight} | `), row?.endsWith(` | ${reason} |`)]).toEqual([
      feature,
      true,
      true,
    ])
  }
})

test('and every verdict', () => {
  for (const verdict of Object.keys(VERDICTS))
    expect([verdict, page.includes(`| \`${verdict}\` | `)]).toEqual([verdict, true])
})
