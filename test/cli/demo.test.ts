import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scoreText } from '../../src/cli/demo-score.ts'
import { holds, type Score } from '../../src/model/scorecard.ts'
import { breachlight, scratch } from '../e2e/cli.ts'

const dir = join(scratch('demo'), 'demo')
const inDemo = (...names: readonly string[]): string => join(dir, ...names)
const report = (name: string): string => readFileSync(inDemo('case', 'report', name), 'utf8')

describe('the demonstration', () => {
  let first = { code: -1, out: '', err: '' }
  beforeAll(async () => {
    first = await breachlight('demo', '--dir', dir, '--json')
  })

  test('finds all that is true of it, and of what the live servers logged', () => {
    const { schema, scale, all_match: allMatch, scores, live_scores: liveScores } = JSON.parse(first.out)
    expect([...scores, ...liveScores].filter((score: Score) => !holds(score))).toEqual([])
    expect([schema, scale, first.code, allMatch], first.err).toEqual(['breachlight/demo/2', 'small', 0, true])
    expect(scores.filter(({ test: kind }: Score) => kind === 'exact').length).toBeGreaterThan(25)
    expect(liveScores).toHaveLength(4)
    expect(liveScores[0].compared).toBeGreaterThan(5)
  })

  test('its report holds the scorecard, written again and proven, too', async () => {
    const { scores } = JSON.parse(first.out)
    const before = report('findings.json')
    expect(JSON.parse(before).scorecard).toEqual(scores)
    expect(report('report.md')).toContain('Scorecard: the findings beside the truth')
    rmSync(inDemo('case', 'report'), { recursive: true })
    expect((await breachlight('report', '--case', inDemo('case'))).code).toBe(0)
    expect(report('findings.json')).toBe(before)
    expect((await breachlight('verify', '--case', inDemo('case'))).code).toBe(0)
  })

  test('another truth shows in the report, and verify notices that it is another', async () => {
    const path = inDemo('case', 'lab', 'truth.json')
    const truth = readFileSync(path, 'utf8')
    writeFileSync(path, truth.replace('"message_records":10458', '"message_records":10459'))
    const { code, out } = await breachlight('verify', '--case', inDemo('case'))
    writeFileSync(path, truth)
    expect([code, out]).toEqual([7, expect.stringMatching(/^BROKEN {2}report/m)])
  })

  test('again, it adds nothing and says the same', async () => {
    const again = await breachlight('demo', '--dir', dir, '--json')
    expect([again.code, again.out]).toEqual([first.code, first.out])
    expect(again.err).not.toMatch(/inventing|playing/)
  })

  test('a folder with a case of another scale is refused before anything in it is changed', async () => {
    const { code, err } = await breachlight('demo', '--dir', dir, '--scale', 'medium')
    expect([code, err]).toEqual([4, expect.stringContaining('is about other evidence than this demonstration’s.')])
    expect(JSON.parse(readFileSync(inDemo('replica', 'truth.json'), 'utf8')).scale).toBe('small')
  })
})

test('a folder of somebody else’s is left alone', async () => {
  const other = join(scratch('other'), 'other')
  mkdirSync(join(other, 'replica'), { recursive: true })
  writeFileSync(join(other, 'replica', 'notes.txt'), 'mine')
  const { code, err } = await breachlight('demo', '--dir', other)
  expect([code, err]).toEqual([4, expect.stringContaining('is not empty, and what it holds is no replica of the lab.')])
})

const score = (changes: Partial<Score>): Score => ({
  finding: 'finding',
  test: 'exact',
  agree: 1,
  compared: 1,
  detail: '',
  ...changes,
})

test.each<[Partial<Score>, string]>([
  [{ detail: '10458' }, '=  finding  10,458'],
  [{ agree: 60, compared: 60 }, '=  finding  60 of 60'],
  [{ agree: 0, detail: 'found 4, true is 5' }, '≠  finding  0 of 1: found 4, true is 5'],
  [
    { test: 'recall', agree: 3900, compared: 10_000 },
    '~  finding  3,900 of 10,000: recall 39.0 % (95 %: 38.0 % … 40.0 %)',
  ],
  [{ test: 'precision', agree: 0, compared: 0 }, '~  finding  0 of 0: no precision'],
])('a score of %j reads', (changes, text) => {
  expect(scoreText('Scorecard', [score(changes)]).split('\n')[1]).toBe(`  ${text}`)
})

test('findings are aligned under their verdict', () => {
  const scores = [score({ finding: 'a', detail: '1' }), score({ finding: 'long', agree: 0, detail: 'x' })]
  expect(scoreText('Scorecard', scores)).toBe(
    'Scorecard: 1 of 2 findings are exactly what is true.\n  =  a     1\n  ≠  long  0 of 1: x',
  )
})
