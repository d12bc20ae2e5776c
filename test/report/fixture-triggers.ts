import type { Row } from '../../src/model/answer.ts'

const LISTED = { status: 'known-list', lists: ['keyfile_u.2012-12-20'], expected: null, score: null, stability: null }

/** Words of a list, and inferred ones, as the analysis gives them. */
export const TRIGGER_ROWS: readonly Row[] = [
  {
    trigger: '主席病危',
    ...LISTED,
    messages: 115,
    accounts: 71,
    share: 115 / 1400,
    ci_low: 0.0689,
    ci_high: 0.0978,
    alone: 109,
  },
  {
    trigger: '红灯笼',
    status: 'inferred',
    lists: [],
    messages: 52,
    accounts: 40,
    share: 52 / 1400,
    ci_low: 0.0284,
    ci_high: 0.0484,
    alone: 50,
    expected: 0.04,
    score: 61.25,
    stability: 1,
  },
  {
    trigger: '纸鹤',
    status: 'inferred',
    lists: [],
    messages: 6,
    accounts: 5,
    share: 6 / 1400,
    ci_low: 0.002,
    ci_high: 0.0093,
    alone: 6,
    expected: 0.03,
    score: 8.5,
    stability: 0.7,
  },
  {
    trigger: 'flg',
    status: 'inferred',
    lists: ['keyfile_u.2012-12-20'],
    messages: 5,
    accounts: 4,
    share: 5 / 1400,
    ci_low: 0.0015,
    ci_high: 0.0083,
    alone: 5,
    expected: 0.02,
    score: 7.75,
    stability: 0.6,
  },
]

const planted = (messages: number, found: number, [low, high]: readonly [number, number]): Row => ({
  measure: 'planted',
  messages,
  of: 200,
  found,
  share: found / 200,
  ci_low: low,
  ci_high: high,
})

export const POWER_ROWS: readonly Row[] = [
  planted(3, 12, [0.0347, 0.102]),
  planted(5, 164, [0.761, 0.867]),
  planted(10, 200, [0.9812, 1]),
  planted(20, 200, [0.9812, 1]),
  { measure: 'explained', messages: null, of: 1400, found: 172, share: 172 / 1400, ci_low: 0.1067, ci_high: 0.1411 },
  { measure: 'listed', messages: null, of: 1400, found: 115, share: 115 / 1400, ci_low: 0.0689, ci_high: 0.0978 },
]
