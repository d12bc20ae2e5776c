import { describe, expect, test } from 'vitest'
import { cohenKappa } from '../../src/lib/kappa.ts'

describe('published tables', () => {
  test.each([
    // Cohen 1960 as on page 45 of Fleiss, Statistical Methods for Rates and Proportions, and in many textbooks: 50 proposals
    [
      'two readers of 50 proposals',
      [
        [20, 5],
        [10, 15],
      ],
      { kappa: 0.4, error: null },
    ],
    // Agresti, Categorical Data Analysis, table on carcinoma of the uterine cervix: kappa 0.493, standard error 0.057
    [
      'two pathologists, 118 slides',
      [
        [22, 2, 2, 0],
        [5, 7, 14, 0],
        [0, 2, 36, 0],
        [0, 1, 17, 10],
      ],
      { kappa: 0.493, error: 0.057 },
    ],
    // SAS/STAT, PROC FREQ, example of two dermatologists: kappa 0.3449, ASE 0.0724, limits 0.2030 and 0.4868
    [
      'two dermatologists, 88 patients',
      [
        [10, 4, 1, 0],
        [5, 10, 12, 2],
        [2, 4, 12, 5],
        [0, 2, 6, 13],
      ],
      { kappa: 0.3449, error: 0.0724 },
    ],
    // R package vcd, Kappa(SexualFun): 0.1293, ASE 0.0686
    [
      '91 couples',
      [
        [7, 7, 2, 3],
        [2, 8, 3, 7],
        [1, 5, 4, 9],
        [2, 8, 9, 14],
      ],
      { kappa: 0.1293, error: 0.0686 },
    ],
  ] as const)('%s', (_, table, { kappa, error }) => {
    const found = cohenKappa(table)
    const digits = error === null || error === 0.057 ? 3 : 4
    expect(found?.value).toBeCloseTo(kappa, digits)
    const reach = ((found?.high ?? 0) - (found?.low ?? 0)) / 2 / 1.959964
    expect(reach).toBeCloseTo(error ?? reach, digits)
  })

  test('limits of the dermatologists', () => {
    const found = cohenKappa([
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ])
    expect(found?.low).toBeCloseTo(0.203, 4)
    expect(found?.high).toBeCloseTo(0.4868, 4)
  })
})

describe('ends of the scale', () => {
  test('full agreement is 1 without doubt; none at all is below 0', () => {
    expect(
      cohenKappa([
        [3, 0],
        [0, 5],
      ]),
    ).toEqual({ value: 1, low: 1, high: 1 })
    expect(
      cohenKappa([
        [0, 4],
        [4, 0],
      ]),
    ).toEqual({ value: -1, low: -1, high: -1 })
  })

  test('an interval stays within the scale', () => {
    expect(
      cohenKappa([
        [9, 1],
        [0, 2],
      ])?.high,
    ).toBe(1)
  })

  test('nothing rated, or one label throughout, gives none', () => {
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(
      cohenKappa([
        [8, 0],
        [0, 0],
      ]),
    ).toBeNull()
  })
})
