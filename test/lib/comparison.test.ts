import { describe, expect, test } from 'vitest'
import { judge, parseComparison } from '../../src/lib/comparison.ts'
import type { Table } from '../../src/lib/reference.ts'

const TABLES: Readonly<Record<string, Table>> = {
  counts: {
    columns: { measure: '', value: '' },
    rows: [
      { measure: 'records', value: 5000 },
      { measure: 'none', value: 0 },
      { measure: 'unknown', value: null },
    ],
  },
  shares: {
    columns: { name: '', share: '', ci_low: '', ci_high: '' },
    rows: [
      { name: 'a', share: 0.2, ci_low: 0.15, ci_high: 0.25 },
      { name: 'b', share: 0.4, ci_low: 0.3, ci_high: 0.5 },
      { name: 'c', share: 0.25, ci_low: 0.2, ci_high: 0.31 },
    ],
  },
  trials: { columns: { word: '', verdict: '' }, rows: [] },
  models: {
    columns: { model: '', answer: '' },
    rows: [
      { model: 'best', answer: 'targets' },
      { model: 'weak', answer: 'cannot-tell' },
    ],
  },
}

const judged = (text: string) => {
  const comparison = parseComparison(text)
  return comparison === null ? null : judge(comparison, (id) => TABLES[id] ?? null)
}

describe('counts', () => {
  test.each([
    ['counts records > 0', 'holds', 'counts records is 5,000, more than 0'],
    ['counts records > 5,000', 'fails', 'counts records is 5,000, not more than 5,000'],
    ['counts records >= 5000', 'holds', 'counts records is 5,000, at least 5,000'],
    ['counts none < 1', 'holds', 'counts none is 0, less than 1'],
    ['counts none < 0', 'fails', 'counts none is 0, not less than 0'],
    ['counts none <= 0', 'holds', 'counts none is 0, at most 0'],
    ['counts records <= 4999', 'fails', 'counts records is 5,000, not at most 4,999'],
    ['counts records = 5,000', 'holds', 'counts records is 5,000, equal to 5,000'],
    ['counts records = 5001', 'fails', 'counts records is 5,000, not equal to 5,001'],
    ['counts rows > 2', 'holds', 'counts rows is 3, more than 2'],
    ['counts records > counts none', 'holds', 'counts records is 5,000, more than counts none, 0'],
    ['counts none >= counts records', 'fails', 'counts none is 0, not at least counts records, 5,000'],
  ])('%s: %s', (text, outcome, said) => {
    expect(judged(text)).toEqual({ outcome, said })
  })
})

describe('shares are held against a value with their whole interval', () => {
  test.each([
    ['shares a share > 10 %', 'holds', 'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), more than 10.0 %'],
    [
      'shares a share > 0.15',
      'undecided',
      'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), too near to 15.0 % to tell',
    ],
    ['shares a share > 25%', 'fails', 'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), not more than 25.0 %'],
    ['shares a share >= 15 %', 'holds', 'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), at least 15.0 %'],
    [
      'shares a share < 25 %',
      'undecided',
      'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), too near to 25.0 % to tell',
    ],
    [
      'shares a share = 0.2',
      'undecided',
      'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), too near to 20.0 % to tell',
    ],
    ['shares a share = 0.5', 'fails', 'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), not equal to 50.0 %'],
    [
      'shares a share < shares b share',
      'holds',
      'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), less than shares b share, 40.0 %',
    ],
    [
      'shares a share < shares c share',
      'undecided',
      'shares a share is 20.0 % (95 %: 15.0 % to 25.0 %), too near to shares c share, 25.0 % to tell',
    ],
  ])('%s: %s', (text, outcome, said) => {
    expect(judged(text)).toEqual({ outcome, said })
  })
})

describe('words', () => {
  test.each([
    ['models best answer = targets', 'holds', 'models best answer is targets, equal to targets'],
    ['models best answer = "keywords only"', 'fails', 'models best answer is targets, not equal to keywords only'],
    ['models weak answer = targets', 'undecided', 'models weak answer is cannot-tell'],
  ])('%s: %s', (text, outcome, said) => {
    expect(judged(text)).toEqual({ outcome, said })
  })
})

describe('what is missing decides nothing', () => {
  test.each([
    ['counts unknown > 0', 'counts unknown is not known'],
    ['trials verdict=uploads rows > 0', 'trials verdict=uploads rows: trials has nothing to say of this case'],
    ['counts gone > 0', 'counts gone: counts has no such row'],
    ['nothing x > 0', 'nothing x: there is no analysis nothing'],
    ['counts records > counts gone', 'counts records is 5,000; counts gone: counts has no such row'],
    ['counts records > models best answer', 'counts records is 5,000; models best answer is targets'],
    ['models best answer > 3', 'models best answer is targets, too near to 3 to tell'],
  ])('%s', (text, said) => {
    expect(judged(text)).toEqual({ outcome: 'undecided', said })
  })
})

test.each(['counts records', 'counts records >', '> 3', 'counts records>3', 'counts records ~ 3'])(
  '“%s” is no comparison',
  (text) => {
    expect(parseComparison(text)).toBeNull()
  },
)
