export { requireBalance, unbalanced } from './balance.ts'
export { type CaseFolder, openCase, takeCase, TRUTH } from './case.ts'
export { openChain, readChain } from './chain.ts'
export {
  coverageOf,
  type FieldProfile,
  type Ledger,
  type LedgerEntry,
  ledgerHead,
  type LedgerState,
  type MemberReject,
  openLedger,
  placeKey,
  readLedger,
  type StoredKey,
} from './ledger.ts'
export { writeAll, writeWhole } from './durable.ts'
export { lockCase } from './lock.ts'
export { manifestHolds, writeManifest } from './manifest.ts'
export { pseudonymiser } from './pseudonyms.ts'
export { hashOf, seal } from './seal.ts'
