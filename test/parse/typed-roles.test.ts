import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { profileColumn } from '../../src/parse/profile.ts'
import { typedRole } from '../../src/parse/typed-roles.ts'

const many = (count: number, value: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => value(n))
const hash = (n: number, width: number): string =>
  (0x9e3779b97f4a7c15n * BigInt(n + 1)).toString(16).padStart(32, 'a').slice(-width)

test.each<[string, string[], string | null]>([
  ['addresses', many(9, (n) => `58.30.${n}.9`), 'ip'],
  ['private addresses', many(9, () => '10.11.10.1'), 'ip'],
  ['addresses, most of them low', ['8.8.8.8', '9.1.2.3', '1.2.3.4', '58.30.1.9'], 'ip'],
  ['IPv6', many(9, (n) => `2400:3200::${n + 1}`), 'ip'],
  ['addresses, half of them none', ['58.30.1.9', '1.2.3', '99.1.2.3', '256.1.1.1'], 'ip'],
  ['addresses, fewer than half', ['58.30.1.9', '1.2.3', '256.1.1.1', '-1'], null],
  ['empty fields that look like ::', many(9, () => '::'), null],
  ['versions of four numbers', ['3.8.4.2', '3.6.4.1', '4.0.4.211'], 'version'],
  ['versions beyond 255', ['109.0.5414.120', '110.0.5481.77'], 'version'],
  ['versions of three numbers', ['v1.2.3', '1.10.0-rc1', '2.0.1'], 'version'],
  ['decimal numbers', ['0.2477829', '0.2577181'], null],
  ['dates with dots', ['26.8.2008', '27.8.2008'], 'date'],
  ['a running number that looks like times', many(60, (n) => String(100_000 + n)), 'counter'],
  ['times of six digits', ['203615', '203807', '204005'], 'time'],
  ['a rising number', ['24200', '24206', '24208', '24224'], 'counter'],
  ['days of the month', many(200, (n) => String(1 + (n % 28))), null],
  ['a falling number', ['24224', '24208', '24206', '24200'], null],
  ['two numbers', ['1', '2'], null],
  ['telephones', many(9, (n) => `+86138${10_000_000 + n}`), 'phone'],
  ['mobile numbers of China', ['13812345678', '15912345678', '13312345678', '18612345678'], 'phone'],
  ['one value on many lines', many(20, () => 'LabSZ'), 'constant'],
  ['one value on few lines', many(19, () => 'LabSZ'), null],
  ['nothing on many lines', many(20, () => '-'), 'constant'],
  ['nothing on few lines', many(19, () => ''), null],
  ['hexadecimal hashes', many(30, (n) => hash(n * 7, 16)), 'hash'],
  ['few identifiers of 32 digits', many(30, (n) => hash(n % 3, 32)), 'hash'],
  ['hashes of unlike length', many(30, (n) => hash(n, 8 + (n % 4))), null],
  ['decimal numbers of one length', many(30, (n) => String(98_765_432 - n * 991)), null],
  ['base64', many(30, (n) => createHash('md5').update(String(n)).digest('base64')), 'hash'],
  ['words', ['login', 'logout', 'upgrade'], null],
  ['sentences with numbers', many(9, (n) => `Failed for ${n} from 58.30.1.9 port 38926 at 10:11:12`), null],
])('%s', (_, values, role) => {
  expect(typedRole(profileColumn(values))?.role ?? null).toBe(role)
})
