import { describe, expect, test } from 'vitest'
import claims from '../../../src/analyse/analyses/claims.ts'
import { type Findings, NO_KNOWLEDGE } from '../../../src/analyse/analysis.ts'
import { viewOf } from '../../../src/analyse/index.ts'
import { builtInClaims } from '../../../src/claims.ts'
import type { Row } from '../../../src/model/answer.ts'
import { type Dataset, load, SMALL } from '../dataset.ts'

const ABOUT_SKYPE: Dataset = {
  ...SMALL,
  tables: {
    ...SMALL.tables,
    streams: [{ family: 'skypecallinfo', kind: 'log', server: 'fs01' }, ...(SMALL.tables?.streams ?? [])],
  },
}

async function found(dataset: Dataset): Promise<Findings> {
  const { store, close } = await load(dataset)
  try {
    return await claims.run(viewOf(store, undefined, { ...NO_KNOWLEDGE, claims: await builtInClaims() }))
  } finally {
    await close()
  }
}

const verdicts = (rows: readonly Row[]) => rows.map((row) => [row.claim, row.verdict])

describe('the statements of 2006 and the response of 2008', () => {
  test('are judged by a case with messages; what it cannot tell stays untested', async () => {
    const { rows, denominator, caveats } = await found(ABOUT_SKYPE)
    expect(verdicts(rows)).toEqual([
      ['skype-2006-filter-does-not-affect-security', 'contradicted'],
      ['skype-2006-end-to-end-security-preserved', 'contradicted'],
      ['skype-2006-everything-encrypted-and-secure', 'contradicted'],
      ['skype-2006-no-filtering-on-voice', 'untested'],
      ['skype-2006-discarded-not-transmitted', 'contradicted'],
      ['skype-2008-response', 'untested'],
    ])
    expect(denominator).toBe('6 statements')
    expect(caveats).toEqual([])
    expect(rows[4]?.against).toEqual([
      'counts message_records is 9, more than 0: A message that was read out of the logs of a server had been transmitted to it and stored.',
    ])
    expect(rows[5]).toMatchObject({ quote: null, archived: null, archived_sha256: null })
  })

  test('are no business of a case about another system', async () => {
    const { rows, caveats } = await found(SMALL)
    expect(rows).toEqual([])
    expect(caveats?.[0]).toContain('Left out: 6 statements')
  })
})
