import { expect, test } from 'vitest'
import { random } from '../../../lab/random.ts'
import { INVENT, type Sensitive } from '../../../lab/talk/sensitive.ts'

const digitsOf = (number: string): number[] => [...number].map((digit) => (digit === 'X' ? 10 : Number(digit)))
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** ISO/IEC 7812-1, annex B, as a check of the whole number: doubled digits less nine where they have two. */
const passesLuhn = (number: string): boolean =>
  sum(
    digitsOf(number)
      .toReversed()
      .map((digit, index) => (index % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit)),
  ) %
    10 ===
  0

/** ISO 7064 MOD 11-2 from its definition: powers of two from the right. */
const passesMod11 = (number: string): boolean =>
  sum(digitsOf(number).map((digit, index) => digit * 2 ** (number.length - 1 - index))) % 11 === 1

/** UPU S10 turned round: weighted sum and check digit together are 0 modulo 11, but 0 may stand for 10 and 5 for 0. */
const passesS10 = (number: string): boolean => {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const rest = sum(weights.map((weight, index) => weight * Number(number.charAt(index)))) % 11
  return [5, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1][rest] === Number(number.charAt(8))
}

const invent = (kind: Sensitive['kind']): readonly string[] => {
  const chance = random(2008)
  return Array.from({ length: 2_000 }, () => INVENT[kind](chance, 'hans'))
}

test('the checks know published numbers, and numbers with one digit changed', () => {
  expect(['6210948000000011', '6210948000000012'].map(passesLuhn)).toEqual([true, false])
  expect(['11010519491231002X', '110105194912310021'].map(passesMod11)).toEqual([true, false])
  expect(['473124829', '473124828'].map(passesS10)).toEqual([true, false])
})

test.each([
  ['email', /^[a-z]+[._]?[1-9]\d{0,2}@example\.(com|net|org)$/],
  ['mobile', /^13800(31|35|37|41|43|45|47|51|53|55|57|59|71|73|75|77|79|83|85|87|93)[1-9]500$/],
  ['landline', /^[2-9]\d\d-555-01\d\d$/],
  ['bank-card', /^621094800000\d{4}$/],
  ['resident-id', /^\d{6}190[0-5](0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}[\dX]$/],
  ['parcel', /^J[A-Z]\d{9}CN$/],
  ['password', /^[a-z]+[@#]?\d{2,4}$/],
  ['qq', /^[5-9]\d{9}$/],
] as const)('%s comes from a range that belongs to nobody, and has many values', (kind, range) => {
  const values = invent(kind)
  expect(values.filter((value) => !range.test(value))).toEqual([])
  expect(new Set(values).size).toBeGreaterThan(150)
})

test('check digits are right', () => {
  expect(invent('bank-card').filter((card) => !passesLuhn(card))).toEqual([])
  expect(invent('resident-id').filter((id) => !passesMod11(id))).toEqual([])
  expect(invent('parcel').filter((parcel) => !passesS10(parcel.slice(2, 11)))).toEqual([])
})

test('a QQ number does not fit the four bytes that the protocol has for it', () => {
  expect(invent('qq').filter((number) => Number(number) < 2 ** 32)).toEqual([])
})

test.each([
  ['hans', /^\p{Script=Han}+\d+[号弄]/u],
  ['hant', /^\p{Script=Han}+\d+[號巷]/u],
  ['en', /^(flat \d0\d, )?\d+ [A-Z]/],
] as const)('an address in %s is written as people there write it', (language, shape) => {
  const chance = random(7)
  const addresses = Array.from({ length: 500 }, () => INVENT.address(chance, language))
  expect(addresses.filter((address) => !shape.test(address))).toEqual([])
})
