import type { z } from 'zod'
import { checkedYaml } from '../../lib/checked-yaml.ts'
import { parseComparison, referencesOf } from '../../lib/comparison.ts'
import { columnsOf, faultOf, ROWS } from '../../lib/reference.ts'
import type { Claim, ClaimTest } from '../../model/claim.ts'
import { OperatorError } from '../../model/errors.ts'

/** What a test may refer to: the columns of each analysis, and those of them that tell of people. */
export type Referable = ReadonlyMap<string, { columns: readonly string[]; personal: readonly string[] }>

/** A ledger to fill in; shown when one is missing something, and in docs/claims.md. */
export const LEDGER_TEMPLATE = `claims:
  - id: example-2006-encrypted
    quote: "Calls, chats and all other forms of communication continue to be encrypted"   # word for word
    speaker: Example Ltd
    date: 2006-04-18                       # or 2006-04, or 2006; leave it out when it is not known
    said_at: https://example.org/statement
    # quoted_in: where you read it, when not there
    # archived: { copy: statement.warc.gz, sha256: … }   # 64 hexadecimal digits
    how_to_test: Send a message that holds a keyword, and see what leaves the machine.
    # concerns: [servers family=contentfilter rows > 0]  # only in cases about the system it speaks of
    tests:
      - against: counts message_records > 0
        because: A message that stands readable in a log was not encrypted from end to end.
`

const fault = (place: string, message: string, cause?: unknown): OperatorError =>
  new OperatorError(`${place}: ${message}`, {
    hint: `A ledger of claims names what was said, by whom and where, and which findings speak for or against it:\n\n${LEDGER_TEMPLATE}`,
    cause,
  })

/** What is wrong with a comparison; null when every value it names can be there. */
function comparisonFault(text: string, referable: Referable): string | null {
  const comparison = parseComparison(text)
  if (comparison === null) return 'it is no comparison; write FINDING > VALUE, with blanks around >, >=, <, <= or ='
  for (const reference of referencesOf(comparison)) {
    const known = referable.get(reference.analysis)
    if (known === undefined) return `there is no analysis ${reference.analysis}`
    const wrong = faultOf(reference, known.columns)
    if (wrong !== null) return wrong
    const person = columnsOf(reference, known.columns).find(
      (column) => column !== ROWS && known.personal.includes(column),
    )
    if (person !== undefined)
      return `${reference.analysis} ${person} tells of people; a claim is not tested by who they are`
  }
  return null
}

const schemaOf =
  (referable: Referable) =>
  ({ z }: typeof import('zod')) => {
    const line = z.string().trim().min(1)
    const comparison = line.superRefine((text, context) => {
      const wrong = comparisonFault(text, referable)
      if (wrong !== null) context.addIssue({ code: 'custom', message: wrong })
    })
    const test = z
      .strictObject({ against: comparison.optional(), for: comparison.optional(), because: line })
      .refine((one) => (one.against === undefined) !== (one.for === undefined), {
        error: 'give for or against, one of them',
      })
    const date = z.union([z.string(), z.number()]).transform(String)
    const claim = z
      .strictObject({
        id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
        quote: line.optional(),
        missing: line.optional(),
        speaker: line,
        date: date.pipe(z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/, '2006, 2006-04 or 2006-04-18')).optional(),
        said_at: line.optional(),
        quoted_in: line.optional(),
        archived: z
          .strictObject({ copy: line, sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256: 64 hexadecimal digits') })
          .optional(),
        how_to_test: line,
        concerns: z.array(comparison).default([]),
        tests: z.array(test).default([]),
      })
      .refine(({ quote, missing }) => (quote === undefined) !== (missing === undefined), {
        error: 'give quote, or say in missing why it is not there',
      })
    return z.strictObject({ claims: z.array(claim).min(1) })
  }

type WrittenClaim = z.infer<ReturnType<ReturnType<typeof schemaOf>>>['claims'][number]

const testOf = (test: WrittenClaim['tests'][number]): ClaimTest => ({
  side: test.for === undefined ? 'against' : 'for',
  comparison: test.for ?? test.against ?? '',
  because: test.because,
})

const claimOf = (claim: WrittenClaim): Claim => ({
  id: claim.id,
  quote: claim.quote ?? null,
  missing: claim.missing ?? null,
  speaker: claim.speaker,
  date: claim.date ?? null,
  said_at: claim.said_at ?? null,
  quoted_in: claim.quoted_in ?? null,
  archived: claim.archived ?? null,
  how_to_test: claim.how_to_test,
  concerns: claim.concerns,
  tests: claim.tests.map(testOf),
})

/** Reads a ledger of claims; what is wrong is an OperatorError that names the line. */
export async function readLedger(
  text: string,
  { path, referable }: { path: string; referable: Referable },
): Promise<Claim[]> {
  const { claims } = await checkedYaml(text, { path, schema: schemaOf(referable), fault })
  return claims.map(claimOf)
}
