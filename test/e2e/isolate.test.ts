import { join } from 'node:path'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { PLANTED } from '../../lab/client/combinations.ts'
import { breachlight, scratch } from './cli.ts'
import { PROGRAM, start, startFile } from './spawned.ts'

const dir = scratch('isolate-lab')
const replica = join(dir, 'replica')
beforeAll(async () => {
  const { code, err } = await breachlight('lab', 'generate', '--out', replica)
  if (code !== 0) throw new Error(err)
})

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' ')
const oracle = (client: string): string =>
  quoted([process.execPath, ...PROGRAM, 'lab', 'oracle', '--dir', replica, '--client', client])

/** The planted words of a client among others, in the order of their lines. */
const TEXTS = {
  'tom-3.8': '昨天我们坐着雪橇出门把榆木盒放在家里，听见驼铃响了三声又看见琉璃窗外面的鲸骨，还有珊瑚枝和贝壳梯',
  'tom-5.1': '他把蜂蜡涂在冰糖罐上面再用鹅毛笔写字，苔藓球放在砂岩旁边，蕨叶和桦皮也一起带走',
  netbar: '麦秸垛旁边有人吹陶埙，橡果落下雾凇化了，榫卯做的鹿角架靠着芦苇荡边的松针',
} as const

type Client = keyof typeof TEXTS
const CLIENTS = ['tom-3.8', 'tom-5.1', 'netbar'] as const satisfies readonly Client[]

const planted = (client: Client) =>
  PLANTED[client].map((line) => {
    const [parts = ''] = line.split('-')
    return { components: parts.split(/[+>]/), order: line.includes('>') ? 'this' : 'any' }
  })

/** An unordered rule is the same whichever part comes first. */
const keyOf = ({ components, order }: { components: readonly string[]; order: string }): string =>
  `${order}: ${(order === 'this' ? components : components.toSorted()).join('+')}`

const isolated = async (client: Client, text: string, ...more: readonly string[]) => {
  const log = join(dir, `${client}-${more.length}.jsonl`)
  const argv = ['isolate', '--oracle', oracle(client), '--text', text, '--json', '--log', log]
  const { code, out, err } = await breachlight(...argv, ...more)
  expect(code, err).toBe(0)
  return JSON.parse(out)
}

describe.each(CLIENTS)('the live client of %s', (client) => {
  test('its planted combinations are isolated over the wire, all of them and nothing else', async () => {
    const found = await isolated(client, TEXTS[client])
    expect(found).toMatchObject({ verdict: 'combination', complete: true })
    const rules: { components: string[]; order: string }[] = found.rules
    expect(rules.map(keyOf).toSorted()).toEqual(planted(client).map(keyOf).toSorted())
  })

  test('the word that cancels one of them is found', async () => {
    const line = PLANTED[client].find((one) => one.includes('-')) ?? ''
    const [parts = '', unless = ''] = line.split('-')
    const text = `今天在${parts.replace('+', '上面放着')}，大家一起去了${unless}看星星`
    const found = await isolated(client, text, '--extenuating')
    expect(found.rules.map(({ components }: { components: string[] }) => components)).toEqual([parts.split('+')])
    expect(found.cancelledBy).toEqual([unless])
  })
})

test('the words are nowhere in what the lab generates', () => {
  const words = Object.values(PLANTED)
    .flat()
    .flatMap((line) => line.split(/[+>-]/))
  const files = readdirSync(replica, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const truth = files.filter(({ name }) => /^(?:truth\.json|keyfile\.txt|trials\.csv)$/.test(name))
  expect(truth).toHaveLength(3)
  for (const { parentPath, name } of truth) {
    const text = readFileSync(join(parentPath, name), 'utf8')
    expect(words.filter((word) => text.includes(word))).toEqual([])
  }
})

test('lab oracle answers what it cannot send with an error, and refuses a folder without a replica', async () => {
  const shell = `printf '%s\\n' '{"id":1,"text":"a|b"}' nonsense '{"id":3,"text":"灯笼"}' | ${oracle('netbar')}`
  const { code, out } = await startFile('sh', ['-c', shell]).ended
  expect(code).toBe(0)
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: 1, error: expect.any(String) },
    { id: 0, error: expect.any(String) },
    { id: 3, triggered: false, hidden: false },
  ])
  const none = await start(['lab', 'oracle', '--dir', dir]).ended
  expect([none.code, none.err]).toEqual([4, expect.stringContaining('holds no replica of the lab')])
})
