import type { DatasetRecord } from '../dataset.ts'

const DAY_MS = 86_400_000

const CAMPAIGN = '我是纸鹤服务中心的义工请您把心愿写在纸鹤上好吗'
export const PASSED_ON = '昨天听朋友说城里的旧书店要关门了大家有空都去看看吧能买几本是几本以后就没有了'

/** A text that goes round: two volunteers to 24 and 4 addresses, with greetings and numbers. */
const campaign: DatasetRecord[] = Array.from({ length: 28 }, (_, at) => ({
  account: at < 24 ? 'vol1' : 'vol2',
  address: `2.0.0.${at}`,
  text: `${at % 2 === 0 ? '您好！' : ''}${CAMPAIGN}${at < 24 ? '' : ' 7'}`,
  at: `c${at}`,
  utcMs: DAY_MS * (1 + (at % 3)) + at,
}))

/** A long text that three accounts pass on, and one of 26 characters that three wrote alike without many addresses. */
const passedOn: DatasetRecord[] = ['ann', 'bob', 'cat'].flatMap((account, at) => [
  { account, address: `3.0.0.${at}`, text: `${PASSED_ON}${'。'.repeat(at)}`, at: 'p', utcMs: 5 * DAY_MS },
  { account, address: `3.0.0.${at}`, text: `今天晚上我不能来了因为我妈妈病了你们去吧${'。'.repeat(at)}`, at: 'q' },
])

/** Everyday words of many, and one account that sends a long text again and again to few. */
const everyday: DatasetRecord[] = Array.from({ length: 30 }, (_, at) => ({
  account: `user${at}`,
  address: `4.0.0.${at}`,
  text: '谢谢',
  at: 'e',
  utcMs: 7 * DAY_MS,
}))
const again: DatasetRecord[] = Array.from({ length: 200 }, (_, at) => ({
  account: 'rex',
  address: `5.0.0.${at % 25}`,
  text: '怎么发不出去呢我再试一次你收到了就告诉我一声',
  at: `a${at}`,
  utcMs: 7 * DAY_MS,
}))

/** Twelve messages of four accounts about typhoons. */
const typhoon: DatasetRecord[] = Array.from({ length: 12 }, (_, at) => ({
  account: `user${at % 4}`,
  address: `4.0.0.${at % 4}`,
  text: `台风${'零一二三四五六七八九十百'.charAt(at)}停电`,
  at: 't',
  utcMs: 8 * DAY_MS,
}))

export const records: readonly DatasetRecord[] = [...campaign, ...passedOn, ...everyday, ...again, ...typhoon]
