import { describe, expect, test } from 'vitest'
import { OperatorError } from '../../../src/model/errors.ts'
import { boundText } from '../../../src/report/prose/bound.ts'
import { REPLICA } from '../fixture.ts'

const bound = (text: string) => boundText(text, 'prose/people.md:3', REPLICA)

const faultOf = (text: string): OperatorError => {
  try {
    bound(text)
  } catch (error) {
    if (error instanceof OperatorError) return error
    throw error
  }
  throw new Error(`nothing was found to be wrong with: ${text}`)
}

describe('a sentence takes its numbers from the findings', () => {
  test.each([
    ['Of {{counts message_records}} messages.', 'Of 5,000 messages.'],
    ['{{counts message_records = 5,000}}, {{ counts measure=message_records value }}', '5,000, 5,000'],
    ['{{queries query=falun language=any share}}', '8.5 %'],
    ['{{queries query=falun language=any share = 8.5 %}}', '8.5 %'],
    ['{{list-matches keyword=主席病危 messages}}次', '115次'],
    ['{{claims example-2006-discarded verdict = contradicted}}', 'contradicted'],
    ['{{servers family=onlineuser first_utc_ms}} UTC', '2008-08-01 02:43:15 UTC'],
    ['{{servers family=skypecallinfo rows}} logs', '8 logs'],
  ])('%s', (text, is) => {
    expect(bound(text)).toBe(is)
  })
})

describe('a number that is no finding is marked', () => {
  test.each([
    [String.raw`In \2008, on \2008-10-01 at \02:43.`, 'In 2008, on 2008-10-01 at 02:43.'],
    [String.raw`UTF-\8 and SHA-\256`, 'UTF-8 and SHA-256'],
    [String.raw`\4,254.5 %, 第\５章, \½`, '4,254.5 %, 第５章, ½'],
    ['fs01 and v3 are names', 'fs01 and v3 are names'],
    [String.raw`C:\path \{x\} {y}`, String.raw`C:\path \{x\} {y}`],
    ['No number at all.', 'No number at all.'],
  ])('%s', (text, is) => {
    expect(bound(text)).toBe(is)
  })
})

describe('what does not hold stops the report, with its place, in one sentence', () => {
  test.each([
    ['{{counts accounts = 44,254}}', 'it says {{counts accounts = 44,254}}, and the finding is 400.'],
    [
      '{{queries query=falun language=any share = 8.4 %}}',
      'it says {{queries query=falun language=any share = 8.4 %}}, and the finding is 8.5 %.',
    ],
    ['{{count accounts}}', 'there is no finding count; perhaps counts.'],
    ['{{zzzzzzzz accounts}}', 'there is no finding zzzzzzzz.'],
    ['{{constructor x}}', 'there is no finding constructor.'],
    ['{{counts people}}', '{{counts people}} names no finding: counts has no such row.'],
    ['{{counts size=1}}', '{{counts size=1}} names no finding: counts has no column size; it has measure, value.'],
    ['{{ }}', '{{ }} names no finding.'],
    ['{{counts accounts', '{{ is not closed by }} on the same line.'],
    ['There were 44,254 accounts.', 'the number 44,254 is bound to no finding.'],
    ['共44254个账号', 'the number 44254 is bound to no finding.'],
    ['共４４２５４个', 'the number ４４２５４ is bound to no finding.'],
    ['٤٤ accounts', 'the number ٤٤ is bound to no finding.'],
    ['half: ½', 'the number ½ is bound to no finding.'],
    ['UTF-8', 'the number 8 is bound to no finding.'],
    ['the 3rd', 'the number 3 is bound to no finding.'],
    ['{{counts accounts}}0', 'the number 0 is bound to no finding.'],
    [String.raw`\5,000 of 6,000.`, 'the number 6,000 is bound to no finding.'],
  ])('%s', (text, said) => {
    const fault = faultOf(text)
    expect(fault.message).toBe(`prose/people.md:3: ${said}`)
    expect(fault.exit).toBe('badInput')
    expect(fault.hint).toContain('The report that was there stays.')
  })
})
