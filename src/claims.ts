import { analyses } from './analyse/index.ts'
import { readLedger, type Referable } from './analyse/claims/ledger.ts'
import { SKYPE_LEDGER } from './analyse/claims/skype.ts'
import type { CaseFolder } from './custody/index.ts'
import { caseClaimFiles, type HandedIn } from './knowledge.ts'
import type { Claim } from './model/claim.ts'

/** Every analysis may be referred to, but no verdict may rest on another one. */
const referable: Referable = new Map(
  analyses
    .filter(({ id }) => id !== 'claims')
    .map(({ id, columns, personal }) => [id, { columns: Object.keys(columns), personal: Object.keys(personal) }]),
)

/** Reads a ledger of claims; throws OperatorError with the line that is wrong. */
export const readClaims = ({ name, bytes }: HandedIn): Promise<Claim[]> =>
  readLedger(Buffer.from(bytes).toString('utf8'), { path: name, referable })

/** The claims that come with Breachlight. */
export const builtInClaims = (): Promise<Claim[]> =>
  readClaims({ name: 'built-in claims', bytes: Buffer.from(SKYPE_LEDGER) })

/** The claims of a case: those that come with Breachlight, and those handed in; one of the same id takes the place of the other. */
export async function caseClaims(folder: CaseFolder): Promise<Claim[]> {
  const claims = (await Promise.all([builtInClaims(), ...caseClaimFiles(folder).map(readClaims)])).flat()
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()]
}
