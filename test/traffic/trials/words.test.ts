import { describe, expect, test } from 'vitest'
import type { SessionFindings, TrialMessage, WordFinding } from '../../../src/model/trial.ts'
import { addExchange, concludeSession, newSession } from '../../../src/traffic/session.ts'
import { message } from '../messages.ts'
import { exchangeOf, request } from '../simulated.ts'

/** So many messages with a label; the first `fired` are followed by a request, the first `blocked` not displayed. */
interface Part {
  label: string
  count: number
  fired?: number
  blocked?: number
  displayed?: TrialMessage['displayed']
  target?: string
  direction?: TrialMessage['direction']
}

const GAP_MS = 1000
const WINDOW_MS = 100

/**
 * A session of one client: its messages a second apart, in turn, requests 30 ms after them, noise at the times given, and
 * messages of another client that nothing follows.
 */
function session(
  parts: readonly Part[],
  noise: readonly { atUtcMs: number; target: string }[] = [],
  others: readonly TrialMessage[] = [],
): SessionFindings {
  const drafts = parts.flatMap(({ label, count, fired = 0, blocked = 0, displayed = 'yes', ...part }) =>
    Array.from({ length: count }, (_, index) => ({
      label,
      place: (index + 0.5) / count,
      fires: index < fired ? (part.target ?? '/up?t=secret') : null,
      displayed: index < blocked ? ('no' as const) : displayed,
      direction: part.direction ?? 'sent',
    })),
  )
  const inTurn = drafts.toSorted((a, b) => a.place - b.place)
  const trials = inTurn.map(({ label, displayed, direction }, index) =>
    message({ atUtcMs: index * GAP_MS, label, displayed, direction }),
  )
  const requests = inTurn.flatMap(({ fires }, index) =>
    fires === null ? [] : [{ atUtcMs: index * GAP_MS + 30, target: fires }],
  )
  const started = newSession({ trials: [...trials, ...others], windowMs: WINDOW_MS, seed: 4 })
  for (const { atUtcMs, target } of [...requests, ...noise].toSorted((a, b) => a.atUtcMs - b.atUtcMs)) {
    const sent = request({ target, host: 'x.org', startedAtUtcMs: atUtcMs })
    addExchange(started, exchangeOf({ client: { address: '10.0.0.1', port: 1 }, request: sent }), {
      capture: 'a',
      isRepeat: false,
    })
  }
  return concludeSession(started)
}

const of = (found: SessionFindings, word: string | null): WordFinding => {
  const finding = found.words.find((candidate) => candidate.word === word)
  if (finding === undefined) throw new Error(`no finding about ${word}`)
  return finding
}

const CONTROLS: Part = { label: 'control', count: 20 }
const UP = 'GET x.org/up?t'

test('an upload of which it is not known whether it was displayed', () => {
  const found = of(session([{ label: 'a', count: 20, fired: 20, displayed: 'unknown' }, CONTROLS]), 'a')
  expect([found.verdict, found.fired, found.controlsFired, found.latencyMs, found.displayKnown]).toEqual([
    'uploads',
    20,
    0,
    30,
    0,
  ])
  expect(found.sentence).toBe(
    `20 of 20 messages with this word and 0 of 20 controls were followed by ${UP} within 0.1 s (p = 1.5e-11, q = 2.2e-11). Whether messages were displayed is not known.`,
  )
  expect([found.difference, found.differenceLow?.toFixed(3), found.differenceHigh?.toFixed(3)]).toEqual([
    1,
    '0.772',
    '1.000',
  ])
})

test('blocked without an upload', () => {
  const found = of(session([{ label: 'a', count: 20, blocked: 20 }, CONTROLS]), 'a')
  expect([found.verdict, found.endpoint, found.p, found.permutationP, found.blocked]).toEqual([
    'blocks-only',
    null,
    null,
    null,
    20,
  ])
  expect(found.sentence).toBe(
    'Of those of which it is known, 20 of 20 were not displayed, and 0 of 20 controls (p = 1.5e-11, q = 1.5e-11). 0 of 20 messages with this word and 0 of 20 controls were followed by a request of its own within 0.1 s: with 95 % confidence at most 13.9 % of such messages are followed by it.',
  )
})

test('hints of blocking that are not enough leave it open', () => {
  const { verdict } = of(session([{ label: 'a', count: 20, blocked: 5 }, { label: 'b', count: 20 }, CONTROLS]), 'a')
  expect(verdict).toBe('cannot-tell')
})

test('without controls nothing is compared', () => {
  const found = of(session([{ label: 'a', count: 20, fired: 20 }]), 'a')
  expect([found.verdict, found.p, found.difference, found.moreTrials]).toEqual(['cannot-tell', null, null, null])
  expect(found.sentence).toMatch(/ There is no control message of this client to compare with\.$/)
})

describe('a client that uploads whatever is written', () => {
  const found = session([
    { label: 'a', count: 20, fired: 20 },
    { ...CONTROLS, fired: 20 },
  ])

  test('is no reason to blame a word', () => {
    expect([of(found, 'a').verdict, of(found, 'a').chanceShare, of(found, 'a').moreTrials]).toEqual([
      'uploads-anything',
      0,
      null,
    ])
    expect(of(found, 'a').sentence).toContain(
      '; 0 % of windows laid at random away from messages hold it: the word is not the reason.',
    )
  })

  test('is seen without any word, too', () => {
    const bare = of(session([{ ...CONTROLS, fired: 20 }]), null)
    expect([bare.verdict, bare.trials, bare.controlsFired]).toEqual(['uploads-anything', 0, 20])
  })

  test('is none when the requests carry nothing out', () => {
    const empty = session([
      { label: 'a', count: 20, fired: 20, target: '/up' },
      { ...CONTROLS, fired: 20, target: '/up' },
    ])
    expect(of(empty, 'a').verdict).not.toBe('uploads-anything')
  })

  test('is none when the same requests come away from messages', () => {
    const noise = Array.from({ length: 800 }, (_, index) => ({ atUtcMs: index * 50 + 7, target: '/up?t=secret' }))
    const busy = session(
      [
        { label: 'a', count: 20, fired: 20 },
        { ...CONTROLS, fired: 20 },
      ],
      noise,
    )
    expect([of(busy, 'a').verdict, of(busy, 'a').chanceShare]).not.toEqual(['uploads-anything', 0])
  })

  test('is none when a few late uploads fall into windows of controls', () => {
    const late = session([
      { label: 'a', count: 20, fired: 20 },
      { label: 'b', count: 20 },
      { ...CONTROLS, fired: 4 },
    ])
    expect([of(late, 'a').verdict, of(late, 'b').verdict]).toEqual(['uploads-only', 'no-effect'])
  })
})

test('one unexplained request where another word uploads is reason for doubt', () => {
  const parts: Part[] = [{ label: 'a', count: 20, fired: 20 }, { label: 'b', count: 20, fired: 1 }, CONTROLS]
  const found = of(session(parts), 'b')
  expect([found.verdict, found.fired, found.endpoint]).toEqual(['cannot-tell', 1, UP])
  expect(found.upperBound).toBeCloseTo(0.2161, 4)
  expect(found.moreTrials).toBeGreaterThan(100)
})

test('a word without effect is looked for where another one uploads', () => {
  const noise = Array.from({ length: 30 }, (_, index) => ({ atUtcMs: index * 1000 + 10, target: '/ad' }))
  const found = of(session([{ label: 'a', count: 20, fired: 20 }, { label: 'b', count: 20 }, CONTROLS], noise), 'b')
  expect([found.verdict, found.endpoint, found.fired]).toEqual(['no-effect', UP, 0])
})

test('an endpoint requested in every window is no place to look for an effect', () => {
  const noise = Array.from({ length: 400 }, (_, index) => ({ atUtcMs: index * 100 + 10, target: '/ad' }))
  const found = of(session([{ label: 'a', count: 20 }, CONTROLS], noise), 'a')
  expect([found.verdict, found.endpoint, found.fired]).toEqual(['no-effect', null, 0])
})

test('too few trials show what there was, and what would be enough', () => {
  const found = of(
    session([
      { label: 'a', count: 3, fired: 3 },
      { label: 'control', count: 3 },
    ]),
    'a',
  )
  expect([found.verdict, found.endpoint, found.fired, found.moreTrials]).toEqual(['cannot-tell', UP, 3, 2])
})

test('too few trials and nothing of their own: as many are advised as a word needs that is always followed', () => {
  const always = Array.from({ length: 120 }, (_, index) => ({ atUtcMs: index * 50, target: '/up?t=x' }))
  const found = of(
    session(
      [
        { label: 'a', count: 3 },
        { label: 'control', count: 3 },
      ],
      always,
    ),
    'a',
  )
  expect([found.verdict, found.endpoint, found.moreTrials]).toEqual(['cannot-tell', null, 2])
})

test('where no thousand trials would tell none are advised', () => {
  const parts: Part[] = [
    { label: 'a', count: 250, fired: 250 },
    { label: 'b', count: 250, fired: 1 },
    { label: 'control', count: 250 },
  ]
  const found = of(session(parts), 'b')
  expect([found.verdict, found.moreTrials]).toEqual(['cannot-tell', null])
  expect(found.sentence).toMatch(/At these shares even 1000 trials would not tell\.$/)
})

test('more often after controls is no call', () => {
  const { verdict } = of(
    session([
      { label: 'a', count: 20 },
      { ...CONTROLS, fired: 20 },
      { label: 'b', count: 20, fired: 20 },
    ]),
    'a',
  )
  expect(['uploads', 'uploads-only', 'uploads-and-blocks']).not.toContain(verdict)
})

test('words of one client and all of them together enter one family of tests', () => {
  const found = session([{ label: 'a', count: 20, fired: 20 }, { label: 'b', count: 20 }, CONTROLS])
  expect(found.words.map(({ word, trials, fired }) => [word, trials, fired])).toEqual([
    ['a', 20, 20],
    ['b', 20, 0],
    [null, 40, 20],
  ])
  // 3 of uploads, 3 of blocking, 1 of messages as such
  const { p, q } = of(found, 'a')
  expect((q ?? 0) / (p ?? 1)).toBeCloseTo(7, 6)
  expect(of(found, null).sentence).toMatch(/^20 of 40 messages with any of the 2 words and/)
})

test('a word that was only ever sent, against controls only received, is not called', () => {
  const parts: Part[] = [
    { label: 'a', count: 20, fired: 20 },
    { ...CONTROLS, direction: 'received' },
  ]
  const found = of(session(parts), 'a')
  expect([found.verdict, found.permutationP, found.fired]).toEqual(['cannot-tell', 1, 20])
  expect(found.q).toBeLessThan(0.001)
})

test('what controls are followed by more often does not hide what the word is followed by', () => {
  const found = of(
    session([
      { label: 'a', count: 20, fired: 15 },
      { ...CONTROLS, fired: 20, target: '/seen?t=x' },
    ]),
    'a',
  )
  expect([found.verdict, found.endpoint, found.fired]).toEqual(['uploads-only', UP, 15])
})

test('a client without any upload is looked at where another client uploads', () => {
  const others = Array.from({ length: 40 }, (_, index) =>
    message({
      atUtcMs: index * GAP_MS + 500,
      client: 'other',
      address: '10.0.0.2',
      label: index % 2 === 0 ? 'control' : 'a',
    }),
  )
  const found = session([{ label: 'a', count: 20, fired: 20 }, CONTROLS], [], others)
  const other = found.words.find(({ client, word }) => client === 'other' && word === 'a')
  expect([other?.verdict, other?.endpoint, other?.fired, other?.trials]).toEqual(['no-effect', UP, 0, 20])
})

test('a hint that is not enough for a call is enough for doubt', () => {
  const found = of(session([{ label: 'a', count: 20, fired: 6 }, CONTROLS]), 'a')
  expect([found.verdict, found.fired]).toEqual(['cannot-tell', 6])
  expect(found.p).toBeCloseTo(0.0202, 4)
  expect(found.q).toBeGreaterThan(0.05)
  expect(found.moreTrials).toBeGreaterThan(0)
  expect(found.moreTrials).toBeLessThan(30)
})

test('controls that are blocked more often say nothing against the word', () => {
  const { verdict } = of(
    session([
      { label: 'a', count: 20 },
      { ...CONTROLS, blocked: 20 },
    ]),
    'a',
  )
  expect(verdict).toBe('no-effect')
})
