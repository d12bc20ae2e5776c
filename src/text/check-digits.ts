/** Weighted sum of the digits of a number; places beyond the weights do not count. */
const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits.charAt(place)), 0)

/** Luhn formula (ISO/IEC 7812-1, annex B): every second digit from the right doubled, its digits added. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place)) * (place % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Last character of an 18-character resident identity number (GB 11643-1999 §4.2.3: ISO 7064 MOD 11-2). */
export const passesResidentCheck = (number: string): boolean =>
  '10X98765432'.charAt(weighted(number, RESIDENT_WEIGHTS) % 11) === number.charAt(17)

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** Ninth digit of a postal item (UPU S10 §6): weighted sum modulo 11, where 10 is written 0 and 11 is written 5. */
export function passesS10(nineDigits: string): boolean {
  const check = 11 - (weighted(nineDigits, S10_WEIGHTS) % 11)
  const written = check === 10 ? 0 : check === 11 ? 5 : check
  return written === Number(nineDigits.charAt(8))
}
