import { expect, test } from 'vitest'
import { profileColumn } from '../../src/parse/profile.ts'
import { assignRoles } from '../../src/parse/roles.ts'

const ZH = ['今天天气不错', '明天见', '在吗？', '你在哪里呢', '退党', '好的，谢谢']
const at = (values: readonly string[], n: number): string => values[n % values.length] ?? ''
const KINDS: Readonly<Record<string, (n: number) => string>> = {
  ip: (n) => `58.30.1.${n % 250}`,
  user: (n) => `user_${(n * 7) % 61}`,
  nick: (n) => at(['张三', '李四', '王小五', '赵', 'mike', '小明', 'anna', '孙'], n * 3),
  few: (n) => at(['wang.li', 'zhang'], n),
  zh: (n) => `${at(ZH, n)}${n}`,
  en: (n) =>
    at(['ok', 'how are you today', 'see you at ten then', 'no', 'what?', 'yes yes yes'], n) + (n % 2 ? ` ${n}` : ''),
  level: (n) => at(['INFO', 'WARN'], n),
  port: (n) => String(30000 + ((n * 7919) % 20011)),
  path: (n) => `/v2/${(n * 7919) % 997}/servers`,
  host: (n) => `www${(n * 7) % 61}.example.com`,
  block: (n) => `blk_${(n + 3) * 7919 * 7919}`,
  process: (n) => `sshd[${(n * 7919) % 20011}]`,
  clock: (n) => `${1 + (n % 12)}:1${n % 10}:15`,
  half: (n) => (n % 2 ? 'AM' : 'PM'),
  month: () => 'Dec',
  day: (n) => String(1 + (n % 28)),
  time: (n) => `1${n % 10}:10:10`,
  mixed: (n) => (n % 2 ? `+86138${10_000_000 + n}` : `user_${n}`),
}
const roles = (kinds: string, names: readonly string[] = [], lines = 200): string[] =>
  assignRoles(
    kinds.split(' ').map((kind) => profileColumn(Array.from({ length: lines }, (_, n) => KINDS[kind]?.(n) ?? ''))),
    names,
  ).map(({ role, written }) => (written === undefined ? role : `${role} ${written}`))

test.each([
  ['ip user zh', ['ip', 'account', 'text']],
  ['ip user en level', ['ip', 'account', 'text', 'flag']],
  ['ip nick en', ['ip', 'account', 'text']],
  ['ip few zh', ['ip', 'account', 'text']],
  ['few zh', ['flag', 'text']],
  ['user mixed ip', ['account', 'account', 'ip']],
  ['ip port path host block process', ['ip', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']],
  ['zh en ip', ['text', 'unknown', 'ip']],
  ['clock half', ['time h:mm:ss A', 'time A']],
  ['month day time', ['date MMM', 'date D', 'time HH:mm:ss']],
  ['month day en', ['constant', 'unknown', 'text']],
])('%s', (kinds, expected) => {
  expect(roles(kinds)).toEqual(expected)
})

test('a header may settle what the values leave open', () => {
  expect(roles('port ip', ['userid', 'ip'])).toEqual(['account', 'ip'])
  expect(roles('zh en ip', ['nick', 'message', 'ip'])).toEqual(['account', 'text', 'ip'])
})
