import type { DatasetRecord } from '../dataset.ts'

const DAY_MS = 86_400_000

/** A message on a day, at a second of it. */
export const said = (
  [account, address]: readonly [string, string],
  text: string,
  [day, second]: readonly [number, number],
): DatasetRecord => ({
  account,
  address,
  text,
  at: `${day} ${second}`,
  utcMs: day * DAY_MS + second * 1000,
})

export const present = (account: string, address: string): DatasetRecord => ({
  account,
  address,
  family: 'skypelogininfo',
  message: false,
  at: 'login',
  utcMs: DAY_MS,
})

const CUSTOMERS = ['cai', 'dan', 'fei', 'hui', 'jun']

/**
 * A street: ann and eve at home; bob, an ordinary Skype user, writes to ann and is answered; gus writes to a group of both;
 * five people use a net bar; ann calls a number.
 */
export const STREET: readonly DatasetRecord[] = [
  present('ann', '1.0.0.1'),
  present('eve', '1.0.0.2'),
  ...CUSTOMERS.map((account) => present(account, '1.0.0.9')),
  ...[1, 2, 3, 4].flatMap((day) => [
    said(['ann', '1.0.0.1'], `lantern ${day}`, [day, 100]),
    said(['eve', '1.0.0.2'], `paper ${day}`, [day, 5000]),
    ...CUSTOMERS.map((account, at) => said([account, '1.0.0.9'], `${account} ${day}`, [day, 20_000 + 1000 * at])),
  ]),
  said(['bob', '1.0.0.1'], 'what lantern?', [1, 60]),
  said(['bob', '1.0.0.1'], 'that lantern!', [1, 160]),
  said(['gus', '1.0.0.1'], 'all of you', [2, 40_000]),
  said(['gus', '1.0.0.2'], 'all of you', [2, 40_003]),
  { account: 'ann', address: '1.0.0.1', peer: '+12025550100', family: 'skypecallinfo', message: false, at: 'call' },
]
