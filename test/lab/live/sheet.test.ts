import { describe, expect, test } from 'vitest'
import { INSTALLED, judge } from '../../../lab/client/judge.ts'
import { formatPlayed, parsePlan, planSheet } from '../../../lab/live/sheet.ts'
import { LIST_WORDS } from '../../../lab/talk/words.ts'

const HEAD = 'time,client,direction,text,label,displayed\r\n'

test('a plan is read, earliest message first', () => {
  const plan = parsePlan(`\uFEFF${HEAD}2.5,tom-5.1:kite.lamp01,received,"a, b",control,\r\n0,netbar,sent,纸鹤,纸鹤,\n`)
  expect(plan).toEqual([
    {
      atSeconds: 0,
      client: { name: 'netbar', edition: 'netbar', account: null },
      direction: 'sent',
      text: '纸鹤',
      label: '纸鹤',
    },
    {
      atSeconds: 2.5,
      client: { name: 'tom-5.1:kite.lamp01', edition: 'tom-5.1', account: 'kite.lamp01' },
      direction: 'received',
      text: 'a, b',
      label: 'control',
    },
  ])
})

const GOOD = ['1', 'netbar', 'sent', 'text', 'control', '']
const withCell = (column: number, cell: string): string => `${HEAD}${GOOD.join()}\n${GOOD.with(column, cell).join()}\n`

describe('a sheet that cannot be played says where and why', () => {
  test.each([
    ['time', withCell(0, 'soon'), 'line 3, column time: “soon” cannot be used'],
    ['a negative time', withCell(0, '-1'), 'line 3, column time: “-1” cannot be used'],
    ['more than an hour', withCell(0, '3601'), 'line 3, column time: “3601” cannot be used'],
    [
      'a played sheet',
      withCell(0, '2008-08-08T12:00:00.000Z'),
      'line 3, column time: “2008-08-08T12:00:00.000Z” cannot be used',
    ],
    ['client', withCell(1, 'tom-9'), 'line 3, column client: “tom-9” cannot be used'],
    ['a name of every object', withCell(1, 'toString'), 'line 3, column client: “toString” cannot be used'],
    ['an account with a slash', withCell(1, 'netbar:../x'), 'line 3, column client: “netbar:../x” cannot be used'],
    ['direction', withCell(2, 'both'), 'line 3, column direction: “both” cannot be used'],
    ['no text', withCell(3, ''), 'line 3, column text: “” cannot be used'],
    ['a bar', withCell(3, 'a|b'), 'line 3, column text: “a|b” cannot be used'],
    ['no GB 18030', withCell(3, '🙂'), 'line 3, column text: “🙂” cannot be used'],
    ['no label', withCell(4, ''), 'line 3, column label: “” cannot be used'],
    ['displayed', withCell(5, 'yes'), 'line 3, column displayed: “yes” cannot be used'],
    ['too few columns', `${HEAD}1,netbar\n`, 'line 2 has 2 columns, not 6'],
    ['other columns', 'when,who\n1,2\n', 'line 1 does not name the columns'],
    ['nothing', '', 'line 1 does not name the columns'],
    ['no message', HEAD, 'the sheet holds no message'],
    [
      'an open quotation mark',
      `${HEAD}1,netbar,sent,"x,control,\n`,
      'line 2 is not CSV: a quotation mark is left open',
    ],
  ])('%s', (_, csv, message) => {
    expect(() => parsePlan(csv)).toThrow(expect.objectContaining({ name: 'SheetError', message }))
  })

  test('with a hint that says what is wanted', () => {
    expect(() => parsePlan(withCell(1, 'tom-9'))).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/^client is tom-3\.8, tom-5\.1 or netbar/) }),
    )
  })
})

test('a played sheet has the times in UTC, what was displayed and the address of the client', () => {
  const [trial] = parsePlan(`${HEAD}1,netbar,sent,"a, b",control,\n`)
  if (trial === undefined) throw new Error('no trial')
  const played = {
    ...trial,
    atUtcMs: Date.UTC(2008, 7, 8, 12, 0, 1, 5),
    displayed: 'no',
    uploaded: true,
    address: '127.0.0.11',
  } as const
  expect(formatPlayed([played])).toBe(
    `${HEAD.trim()},address\r\n2008-08-08T12:00:01.005Z,netbar,sent,"a, b",control,no,127.0.0.11\r\n`,
  )
})

describe('the plan of a replica', () => {
  const plan = parsePlan(planSheet(7))
  const listed = new Set(Object.values(LIST_WORDS).flat())

  test('comes from the seed', () => {
    expect(planSheet(7)).toBe(planSheet(7))
    expect(planSheet(8)).not.toBe(planSheet(7))
  })

  test.each(['tom-3.8', 'tom-5.1', 'netbar'])(
    '%s meets six words four times and as many controls, half of each sent',
    (name) => {
      const own = plan.filter(({ client }) => client.name === name)
      const count = (direction: string, isControl: boolean) =>
        own.filter((trial) => trial.direction === direction && (trial.label === 'control') === isControl).length
      expect([count('sent', true), count('received', true), count('sent', false), count('received', false)]).toEqual([
        12, 12, 12, 12,
      ])
    },
  )

  test('goes on for about twelve seconds, never in step', () => {
    const gaps = plan
      .slice(1)
      .map((trial, index) => Math.round((trial.atSeconds - (plan[index]?.atSeconds ?? 0)) * 1000))
    expect([plan.length, Math.round(plan.at(-1)?.atSeconds ?? 0)]).toEqual([144, 12])
    expect(new Set(gaps).size).toBeGreaterThan(20)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(40)
  })

  const turns = (of: (trial: (typeof plan)[number]) => unknown): number =>
    plan.filter((trial, index) => index > 0 && of(trial) !== of(plan[index - 1] ?? trial)).length

  test('mixes clients, words and controls', () => {
    for (const count of [
      turns(({ client }) => client.name),
      turns(({ direction }) => direction),
      turns(({ label }) => label === 'control'),
    ])
      expect([count > 40, count < 132]).toEqual([true, true])
  })

  test('tests words of all lists, and a control holds none', () => {
    const labels = new Set(plan.map(({ label }) => label))
    labels.delete('control')
    for (const [name, words] of Object.entries(LIST_WORDS))
      expect([name, words.some((word) => labels.has(word))]).toEqual([name, true])
    for (const { label, text } of plan) {
      const found = [...listed].filter((word) => text.toLowerCase().includes(word.toLowerCase()))
      expect([text, found.includes(label), found.length > 0]).toEqual([text, label !== 'control', label !== 'control'])
    }
  })

  test('holds a word that only a client without lists would act on', () => {
    const onlyBuiltin = plan.filter(
      ({ text }) => judge(text, INSTALLED.fallback).uploaded && !judge(text, INSTALLED['tom-5.1']).uploaded,
    )
    expect(new Set(onlyBuiltin.map(({ client }) => client.name)).size).toBe(3)
  })
})
