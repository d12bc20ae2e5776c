import type { Row } from '../../src/model/answer.ts'

const SAID = { said_at: 'http://share.example.com/chat_text.html', quoted_in: 'the study, footnote 5', missing: null }
const NO_COPY = { archived: null, archived_sha256: null }

/** Statements of each verdict, one of them without its words. */
export const CLAIM_ROWS: readonly Row[] = [
  {
    claim: 'example-2006-discarded',
    verdict: 'contradicted',
    findings: ['counts message_records > 0', 'trials verdict=uploads rows > 0'],
    quote: 'simply discarded and not displayed or transmitted anywhere',
    speaker: 'Example Ltd',
    date: '2006-04',
    ...SAID,
    archived: 'copy.warc.gz',
    archived_sha256: 'ab'.repeat(32),
    for: [],
    against: ['counts message_records is 5,000, more than 0: What stands in a log was transmitted.'],
    open: ['trials verdict=uploads rows is 0, not more than 0'],
    reason: 'A finding speaks against it, and none for it.',
    how_to_test: 'Capture what a client sends.',
  },
  {
    claim: 'example-2006-logs-rare',
    verdict: 'supported',
    findings: ['queries skype language=any share < 1 %'],
    quote: 'hardly anybody mentions us',
    speaker: 'Example Ltd',
    date: '2006',
    ...SAID,
    ...NO_COPY,
    for: ['queries skype language=any share is 0 % (95 %: 0 % to 0.27 %), less than 1.0 %: Few messages name it.'],
    against: [],
    open: [],
    reason: 'A finding speaks for it, and none of those that could speak against it does.',
    how_to_test: 'Read more messages.',
  },
  {
    claim: 'example-response',
    verdict: 'untested',
    findings: [],
    quote: null,
    speaker: 'the president of Example Ltd',
    date: null,
    said_at: null,
    quoted_in: null,
    missing: 'The sources quote no word of it.',
    ...NO_COPY,
    for: [],
    against: [],
    open: [],
    reason: 'No finding of Breachlight tests it; see how it can be tested.',
    how_to_test: 'Find the statement first.',
  },
]
