import { expect, test } from 'vitest'
import { join } from 'node:path'
import { breachlight, scratch } from '../e2e/cli.ts'
import { score, scoreText } from '../../src/cli/demo-score.ts'
import { generateTree } from '../../lab/generate.ts'

const dir = scratch('demo')

test('the demonstration finds all that is true of it', async () => {
  const { code, out, err } = await breachlight('demo', '--dir', join(dir, 'demo'), '--json')
  const { all_match: allMatch, scores } = JSON.parse(out)
  expect(scores.filter((line: { matches: boolean }) => !line.matches)).toEqual([])
  expect([code, allMatch], err).toEqual([0, true])
  expect(scores.length).toBeGreaterThan(15)
})

test('a case that answers nothing matches nothing, and the score says so', async () => {
  const truth = await generateTree({ outDir: join(dir, 'truth'), seed: 7 })
  const scores = score(truth, {})
  expect(scores.filter((line) => line.matches)).toEqual([])
  expect(scoreText(scores)).toMatch(
    new RegExp(`^Against the truth the lab knows: 0 of ${scores.length} findings match\\.\\n {2}≠ `),
  )
})
