import { describe, expect, test } from 'vitest'
import { LEDGER_TEMPLATE, readLedger, type Referable } from '../../../src/analyse/claims/ledger.ts'
import { OperatorError } from '../../../src/model/errors.ts'

const REFERABLE: Referable = new Map([
  ['counts', { columns: ['measure', 'value'], personal: [] }],
  ['people', { columns: ['account', 'records'], personal: ['account'] }],
])

const read = (text: string) => readLedger(text, { path: 'claims.yaml', referable: REFERABLE })

const faultOf = async (text: string): Promise<OperatorError> => {
  const fault = await read(text).catch((error: unknown) => error)
  if (fault instanceof OperatorError) return fault
  throw new Error('nothing was found to be wrong')
}

const LEDGER = `claims:
  - id: said-2006
    quote: nothing is kept
    speaker: Example Ltd
    date: 2006
    archived:
      copy: page.html
      sha256: ${'0a'.repeat(32)}
    how_to_test: Look.
    concerns:
      - counts rows > 0
    tests:
      - against: counts message_records > 0
        because: it is there
      - for: counts message_records = 0
        because: it is not
`

test('a ledger as people write it', async () => {
  expect(await read(LEDGER)).toEqual([
    {
      id: 'said-2006',
      quote: 'nothing is kept',
      missing: null,
      speaker: 'Example Ltd',
      date: '2006',
      said_at: null,
      quoted_in: null,
      archived: { copy: 'page.html', sha256: '0a'.repeat(32) },
      how_to_test: 'Look.',
      concerns: ['counts rows > 0'],
      tests: [
        { side: 'against', comparison: 'counts message_records > 0', because: 'it is there' },
        { side: 'for', comparison: 'counts message_records = 0', because: 'it is not' },
      ],
    },
  ])
})

test('the template is a ledger', async () => {
  const [claim] = await read(LEDGER_TEMPLATE)
  expect(claim).toMatchObject({ id: 'example-2006-encrypted', date: '2006-04-18', tests: [{ side: 'against' }] })
})

describe('what is wrong is said with its line', () => {
  test.each([
    [
      'an unknown analysis',
      ['counts message_records > 0', 'count message_records > 0'],
      13,
      'there is no analysis count',
    ],
    [
      'an unknown column',
      ['counts message_records > 0', 'counts size=1 > 0'],
      13,
      'counts has no column size; it has measure, value',
    ],
    ['no comparison', ['counts message_records = 0', 'counts message_records'], 15, 'it is no comparison'],
    [
      'a finding on the right',
      ['counts message_records > 0', 'counts a > counts size=1'],
      13,
      'counts has no column size',
    ],
    ['a person', ['counts message_records > 0', 'people account=ann > 0'], 13, 'people account tells of people'],
    [
      'a person in another column',
      ['counts message_records > 0', 'people ann records > 0'],
      13,
      'people account tells of people',
    ],
    [
      'both sides',
      ['        because: it is there', '        for: counts rows > 0\n        because: x'],
      13,
      'give for or against',
    ],
    ['a date', ['date: 2006', 'date: April 2006'], 5, '2006, 2006-04 or 2006-04-18'],
    ['a digest', ['0a'.repeat(32), '0A'], 8, '64 hexadecimal digits'],
    ['a misspelt key', ['date: 2006', 'day: 2006'], 5, 'day'],
    [
      'a quote beside its absence',
      ['    speaker:', '    missing: lost\n    speaker:'],
      2,
      'give quote, or say in missing',
    ],
    ['no quote', ['    quote: nothing is kept\n', ''], 2, 'give quote, or say in missing'],
    ['an id', ['said-2006', 'Said 2006'], 2, 'lower-case words'],
  ])('%s', async (_, [was, is], ...[line, said]) => {
    expect(LEDGER).toContain(was)
    const fault = await faultOf(LEDGER.replace(was ?? '', is ?? ''))
    expect(fault.message).toContain(`claims.yaml:${line}: `)
    expect(fault.message).toContain(said)
    expect(fault.exit).toBe('badInput')
    expect(fault.hint).toContain(LEDGER_TEMPLATE)
  })

  test('a file without claims', async () => {
    expect((await faultOf('claims: []')).message).toContain('claims.yaml:1: ')
  })
})

test('rows of people may be counted', async () => {
  const [claim] = await read(LEDGER.replace('counts message_records > 0', 'people rows > 0'))
  expect(claim?.tests[0]?.comparison).toBe('people rows > 0')
})
