import { type Lines, sendingsOf } from './lines.ts'
import { answers, groupCopies } from './turns.ts'

/** Somebody with so many sendings, all from one address, is taken to be at home there as far as messages go. */
const RESIDENT_SENDINGS = 3

/** What is counted over the lines of each account, of each address, and of each pair. */
export interface Totals {
  /** Of each account: addresses it wrote beside, those of them that others wrote beside, too, its sendings, places of presence. */
  accountAddresses: Uint32Array
  accountCompany: Uint32Array
  accountSendings: Uint32Array
  accountPlaces: Uint32Array
  /** Group copies of each account, wherever. */
  accountCopies: Uint32Array
  /** Of each address: accounts that wrote, were present, and wrote from nowhere else; sendings. */
  writing: Uint32Array
  present: Uint32Array
  residents: Uint32Array
  addressSendings: Uint32Array
  /** Of each pair: sendings that were copies of a group, turns of a question and answer, days with a sending. */
  copies: Uint32Array
  answers: Uint32Array
  days: Uint32Array
  /** Share of the addresses with messages at which anybody was present, 0…1: what logs of presence can tell in this case. */
  coverage: number
}

const add = (counts: Uint32Array, at: number, amount: number): void => {
  counts[at] = (counts[at] ?? 0) + amount
}

/** A pair is of a resident when it holds all of an account's sendings, and they are not few. */
export const isResident = (lines: Lines, { accountSendings }: Totals, pair: number): boolean => {
  const sendings = sendingsOf(lines, pair)
  return sendings >= RESIDENT_SENDINGS && sendings === accountSendings[lines.account[pair] ?? 0]
}

/** Counts everything that is said of accounts and addresses more than once. */
export function totalsOf(lines: Lines): Totals {
  const [accounts, addresses] = [lines.accounts.length, lines.addresses.length]
  const totals: Totals = {
    accountAddresses: new Uint32Array(accounts),
    accountCompany: new Uint32Array(accounts),
    accountSendings: new Uint32Array(accounts),
    accountPlaces: new Uint32Array(accounts),
    accountCopies: new Uint32Array(accounts),
    writing: new Uint32Array(addresses),
    present: new Uint32Array(addresses),
    residents: new Uint32Array(addresses),
    addressSendings: new Uint32Array(addresses),
    copies: groupCopies(lines),
    answers: answers(lines),
    days: daysOf(lines),
    coverage: 0,
  }
  countPairs(lines, totals)
  countCompany(lines, totals)
  return { ...totals, coverage: coverageOf(totals) }
}

function countPairs(lines: Lines, totals: Totals): void {
  for (const [pair, account] of lines.account.entries()) {
    const address = lines.address[pair] ?? 0
    const sendings = sendingsOf(lines, pair)
    add(totals.accountSendings, account, sendings)
    add(totals.accountCopies, account, totals.copies[pair] ?? 0)
    add(totals.addressSendings, address, sendings)
    add(totals.accountPlaces, account, lines.present[pair] ?? 0)
    add(totals.present, address, lines.present[pair] ?? 0)
    if (sendings === 0) continue
    add(totals.accountAddresses, account, 1)
    add(totals.writing, address, 1)
  }
}

/** What needs the counts of all pairs before. */
function countCompany(lines: Lines, totals: Totals): void {
  for (const [pair, account] of lines.account.entries()) {
    const address = lines.address[pair] ?? 0
    if (sendingsOf(lines, pair) > 0 && (totals.writing[address] ?? 0) > 1) add(totals.accountCompany, account, 1)
    if (isResident(lines, totals, pair)) add(totals.residents, address, 1)
  }
}

function daysOf({ account, sendingsFrom, second }: Lines): Uint32Array {
  return account.map((_, pair) => {
    const days = new Set<number>()
    for (let at = sendingsFrom[pair] ?? 0; at < (sendingsFrom[pair + 1] ?? 0); at += 1)
      days.add(Math.floor((second[at] ?? 0) / 86_400))
    return days.size
  })
}

function coverageOf({ writing, present }: Totals): number {
  let [some, all] = [0, 0]
  for (const [address, accounts] of writing.entries()) {
    if (accounts === 0) continue
    all += 1
    if ((present[address] ?? 0) > 0) some += 1
  }
  return all === 0 ? 0 : some / all
}
