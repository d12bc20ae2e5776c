import type { Random } from '../random.ts'
import { choices, expand, type Grammar } from './grammar.ts'
import type { Language } from './words.ts'

/** Something in a message that a stranger should not have read. `value` stands in the text character by character. */
export interface Sensitive {
  kind: 'email' | 'mobile' | 'landline' | 'bank-card' | 'resident-id' | 'parcel' | 'password' | 'qq' | 'address'
  value: string
}

/** Three-digit area codes of Chinese prefectures, without their 0. */
const AREA_CODES: Grammar = {
  area: choices(
    '31<d>|35<d>|37<d>|41<d>|43<d>|45<d>|47<d>|51<d>|53<d>|55<d>|57<d>|59<d>|71<d>|73<d>|75<d>|77<d>|79<d>|83<d>|85<d>|87<d>|93<d>',
  ),
  d: choices('1|2|3|4|5|6|7|8|9'),
}

const PLACES: Grammar = {
  hans: choices(
    '<town><road><n>号|<town><road><n>号<m>单元<m>0<m>室|<town><road><n>号<m>楼|<town><road><n>弄<m>号<m>0<m>室',
  ),
  hant: choices('<hantTown><hantRoad><n>號|<hantTown><hantRoad><n>號<m>樓|<hantTown><hantRoad><n>巷<m>號<m>樓'),
  en: choices('<n> <street>, <village>|flat <m>0<m>, <n> <street>, <village>'),
  town: choices('青溪市白杨区|云岩县松木镇|白石市东河区|南柯市槐安区|乌有县子虚镇|桃源里市武陵区'),
  road: choices('枫叶路|石子街|长堤路|双井巷|杏林路|柳荫街|半山路|望河街'),
  hantTown: choices('桃源里市武陵區|青溪縣白楊鎮|雲岩市松木區|南柯市槐安區'),
  hantRoad: choices('楓葉路|石子街|長堤路|杏林路|柳蔭街|望河街'),
  street: choices('Pebble Lane|Maple Walk|Old Mill Road|Orchard Street|Heron Close'),
  village: choices('Nowhere Falls|Maplewick|Little Heronsby|Stonefield Bay'),
  n: choices('<m>|1<m>|2<m>|<m><m>|1<m><m>'),
  m: choices('1|2|3|4|5|6|7|8|9'),
}

const NICKNAMES = choices(
  'maple|pebble|cloud|river|otter|comet|ginkgo|pepper|mango|biscuit|xiaoyu|taozi|dongdong|qingtian',
)
const DIALLING_CODES = choices('212|312|415|416|604|617|626|713|718|808')

const digits = (chance: Random, count: number): string =>
  Array.from({ length: count }, () => String(chance.int(0, 10))).join('')

const weighted = (number: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(number.charAt(index)), 0)

/** Luhn: from the right, every second digit doubled and its digits added (ISO/IEC 7812-1, annex B). */
function luhnDigit(number: string): string {
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** ISO 7064 MOD 11-2 with the weights of GB 11643-1999, 4.2.3. */
function residentDigit(number: string): string {
  const sum = weighted(number, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return '10X98765432'.charAt(sum % 11)
}

/** UPU standard S10: weighted sum modulo 11; 10 becomes 0 and 11 becomes 5. */
function parcelDigit(number: string): string {
  const check = 11 - (weighted(number, [8, 6, 4, 2, 3, 5, 9, 7]) % 11)
  return check === 10 ? '0' : check === 11 ? '5' : String(check)
}

/** Eighteen digits: county, birthday, order, check digit. Born 1900 to 1905, older than anybody alive. */
function residentId(chance: Random): string {
  const county = chance.pick(['110101', '310104', '440103', '510104', '320102', '420102'])
  const month = String(chance.int(1, 13)).padStart(2, '0')
  const day = String(chance.int(1, 29)).padStart(2, '0')
  const number = `${county}190${chance.int(0, 6)}${month}${day}${digits(chance, 3)}`
  return number + residentDigit(number)
}

function bankCard(chance: Random): string {
  const number = `621094800000${digits(chance, 3)}`
  return number + luhnDigit(number)
}

function parcel(chance: Random): string {
  const number = digits(chance, 8)
  return `J${chance.pick(['A', 'D', 'K', 'R', 'X'])}${number}${parcelDigit(number)}CN`
}

/**
 * Values that look real, pass their check digit, and belong to nobody:
 * mail under the domains kept for examples (RFC 2606 §3); mobile numbers of China Mobile's short-message centres, which are
 * 13800, area code, 500; North American numbers 555-0100 to 555-0199, kept for fiction; UnionPay numbers beside those of
 * the reference cards in its acquirers' test book (621094800000…); parcels under JA–JZ, which S10 reserves and forbids
 * to assign; QQ numbers beyond 32 bits, while the protocol of the time has four bytes for one; towns that do not exist.
 */
export const INVENT: Readonly<Record<Sensitive['kind'], (chance: Random, language: Language) => string>> = {
  email: (chance) =>
    `${chance.pick(NICKNAMES)}${chance.pick(['', '_', '.'])}${chance.int(1, 1000)}@example.${chance.pick(['com', 'net', 'org'])}`,
  mobile: (chance) => `13800${expand(chance, AREA_CODES, '<area>')}500`,
  landline: (chance) => `${chance.pick(DIALLING_CODES)}-555-01${digits(chance, 2)}`,
  'bank-card': bankCard,
  'resident-id': residentId,
  parcel,
  password: (chance) => `${chance.pick(NICKNAMES)}${chance.pick(['', '@', '#'])}${chance.int(10, 10_000)}`,
  qq: (chance) => `${chance.int(5, 10)}${digits(chance, 9)}`,
  address: (chance, language) => expand(chance, PLACES, `<${language}>`),
}
