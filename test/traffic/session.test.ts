import { expect, test } from 'vitest'
import { OBSCENITY, TRIGGERS } from '../../lab/talk/words.ts'
import { INSTALLED, judge } from '../../lab/client/judge.ts'
import { EDITIONS, type EditionId } from '../../lab/client/editions.ts'
import type { SessionFindings, WordFinding } from '../../src/model/trial.ts'
import { addExchange, concludeSession, newSession } from '../../src/traffic/session.ts'
import { message } from './messages.ts'
import { concluded, exchangeOf, request, type Simulation, simulate, USUAL } from './simulated.ts'

const UPLOAD = 'POST IP/agent/contentfilter.php?v'
const { censor, surveillance, netbar, builtin } = TRIGGERS
const onlyBuiltin = builtin.hans.filter((word) => !censor.hans.includes(word))

/** Six words as the lab's plan has them, other ones for each seed. */
const wordsOf = (seed: number): string[] => {
  const of = (list: readonly string[]): string => list[seed % list.length] ?? ''
  return [of(censor.hans), of(censor.hans.slice(1)), of(surveillance.hans), of(netbar.hans), of(onlyBuiltin), OBSCENITY]
}

function played(given: Partial<Simulation> & { seed: number }): SessionFindings & { unsheeted: SessionFindings } {
  const simulation = { ...USUAL, words: [...new Set(wordsOf(given.seed))], ...given }
  const session = simulate(simulation)
  const plan = { windowMs: simulation.windowMs, seed: given.seed }
  return { ...concluded(session, plan), unsheeted: concluded({ ...session, trials: [] }, plan) }
}

const isEdition = (name: string): name is EditionId => Object.hasOwn(EDITIONS, name)

/** What the lab's own client does with the word. */
function truth({ client, word }: WordFinding): WordFinding['verdict'] {
  const verdict = isEdition(client) ? judge(word ?? '', INSTALLED[client]) : null
  if (verdict?.uploaded !== true) return 'no-effect'
  return verdict.hidden ? 'uploads-and-blocks' : 'uploads-only'
}

const single = ({ words }: SessionFindings): WordFinding[] => words.filter(({ word }) => word !== null)

test('whatever the seed, every planted word is named, and no other', () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const found = played({ seed })
    for (const finding of single(found)) {
      const { client, word, verdict, endpoint, trials, controls, controlsFired } = finding
      expect([seed, client, word, verdict, endpoint]).toEqual([seed, client, word, truth(finding), UPLOAD])
      expect([trials, controls, controlsFired]).toEqual([20, 20, 0])
      if (verdict !== 'no-effect') continue
      expect([finding.fired, finding.p, finding.moreTrials]).toEqual([0, 1, null])
      expect(finding.upperBound).toBeCloseTo(0.1391, 4)
      expect(finding.sentence).toContain('at most 13.9 % of such messages are followed by it')
    }
    expect([found.endpoints[0]?.endpoint, found.unsheeted.endpoints[0]?.endpoint]).toEqual([UPLOAD, UPLOAD])
    expect(found.words.filter(({ word }) => word === null).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 3 }, () => 'uploads-and-blocks'),
    )
  }
})

test('what is measured of an upload is what the lab made', () => {
  const found = played({ seed: 3 })
  const upload = found.endpoints[0]
  expect([upload?.contentType, upload?.lyingShare, upload?.cookielessShare]).toEqual([
    'application/x-www-form-urlencoded',
    1,
    1,
  ])
  expect(upload?.entropyShare).toBeGreaterThan(0.9)
  expect(upload?.sizeCorrelation).toBeGreaterThan(0.8)
  const uploaded = found.words.filter(({ verdict }) => verdict !== 'no-effect')
  expect(uploaded.length).toBeGreaterThan(8)
  for (const { latencyMs, chanceShare, permutationP, difference } of uploaded) {
    expect(latencyMs).toBeGreaterThan(20)
    expect(latencyMs).toBeLessThan(400)
    expect(chanceShare).toBe(0)
    expect(permutationP).toBeLessThan(0.05)
    expect(difference).toBeGreaterThan(0.2)
  }
  // base64 of whole blocks: four bytes for three
  for (const { bytesPerTextByte } of uploaded.filter(({ word }) => word === null))
    expect(Math.abs((bytesPerTextByte ?? 0) - 4 / 3)).toBeLessThan(0.4)
})

test('beacons in every window and lost packets change nothing', () => {
  for (const finding of single(played({ seed: 11, beaconMs: 300, lost: 0.1 })))
    expect([finding.client, finding.word, finding.verdict]).toEqual([finding.client, finding.word, truth(finding)])
})

test('a capture without addresses of clients tells the same', () => {
  for (const finding of single(played({ seed: 12, anonymous: true })))
    expect([finding.client, finding.word, finding.verdict]).toEqual([finding.client, finding.word, truth(finding)])
})

test('an account that is watched uploads anything: no word is the reason', () => {
  const found = played({ seed: 13, watched: ['tom-3.8'] })
  for (const { client, verdict, endpoint } of found.words.filter((finding) => finding.client === 'tom-3.8'))
    expect([client, verdict, endpoint]).toEqual([client, 'uploads-anything', UPLOAD])
  for (const finding of single(found).filter(({ client }) => client !== 'tom-3.8'))
    expect(finding.verdict).toBe(truth(finding))
})

test('uploads that fail half the time are found, or it is said how many trials would find them', () => {
  const found = single(played({ seed: 14, failing: 0.5 }))
  for (const finding of found) expect([truth(finding), 'cannot-tell']).toContain(finding.verdict)
  for (const finding of found.filter((one) => truth(one) === 'no-effect')) expect(finding.verdict).toBe('no-effect')
  const open = found.filter(({ verdict }) => verdict === 'cannot-tell')
  for (const { moreTrials } of open) expect(moreTrials).toBeGreaterThan(0)
  expect(found.filter(({ verdict }) => verdict.startsWith('uploads')).length).toBeGreaterThan(4)
})

test('three trials cannot tell, and how many would is said', () => {
  for (const { verdict, moreTrials, sentence } of single(played({ seed: 15, trialsPerWord: 3, controls: 3 }))) {
    expect(verdict).toBe('cannot-tell')
    expect(moreTrials).toBeGreaterThan(2)
    expect(moreTrials).toBeLessThan(50)
    expect(sentence).toMatch(/ \d+ more trials and as many controls would tell with a chance of 80 %\.$/)
  }
})

test('where nothing triggers nothing is called', () => {
  const words = ['牙刷', '书桌', '毛线', '柜子', '广场', '拖鞋']
  for (let seed = 21; seed <= 26; seed += 1)
    for (const { verdict } of single(played({ seed, words }))) expect(['no-effect', 'cannot-tell']).toContain(verdict)
})

test('the same session gives the same findings, another seed other random numbers', () => {
  const session = simulate({ ...USUAL, words: wordsOf(1), trialsPerWord: 5, controls: 5 })
  const once = concluded(session, { windowMs: 1000, seed: 5 })
  expect(concluded(session, { windowMs: 1000, seed: 5 })).toEqual(once)
  expect(concluded({ ...session, trials: session.trials.toReversed() }, { windowMs: 1000, seed: 5 }).hits).toEqual(
    once.hits,
  )
  const others = concluded(session, { windowMs: 1000, seed: 6 }).words.map(({ permutationP }) => permutationP)
  expect(others).not.toEqual(once.words.map(({ permutationP }) => permutationP))
})

test('an exchange is counted once, and one without time or request is no hit', () => {
  const session = newSession({ trials: [message({ atUtcMs: 0 })], windowMs: 1000, seed: 1 })
  const client = { address: '10.0.0.1', port: 4 }
  const up = exchangeOf({
    stream: 3,
    ordinal: 2,
    client,
    request: request({ target: '/up?t=12345', host: 'x.org', startedAtUtcMs: 250 }),
  })
  addExchange(session, up, { capture: 'a', isRepeat: false })
  addExchange(session, up, { capture: 'b', isRepeat: true })
  addExchange(session, exchangeOf({ request: request({ target: '/' }) }), { capture: 'a', isRepeat: false })
  addExchange(session, exchangeOf({ request: null }), { capture: 'a', isRepeat: false })
  const elsewhere = { ...up, client: { address: '10.0.0.2', port: 4 } }
  addExchange(session, elsewhere, { capture: 'a', isRepeat: false })
  const { exchanges, repeated, undated, windowMs, hits, droppedHits, endpoints } = concludeSession(session)
  expect([exchanges, repeated, undated, windowMs, droppedHits]).toEqual([4, 1, 1, 1000, 0])
  expect(hits).toEqual([
    {
      trial: 0,
      endpoint: 'GET x.org/up?t',
      capture: 'a',
      stream: 3,
      ordinal: 2,
      atUtcMs: 250,
      latencyMs: 250,
      outboundBytes: 5,
    },
  ])
  expect(endpoints.map(({ endpoint, requests }) => [endpoint, requests])).toEqual([
    ['GET */', 1],
    ['GET x.org/up?t', 2],
  ])
})

test('hits that there is no room for are counted', () => {
  const session = newSession({ trials: [message({ atUtcMs: 0 })], windowMs: 1000, seed: 1 })
  const exchange = exchangeOf({ request: request({ target: '/', startedAtUtcMs: 10 }) })
  for (let turn = 0; turn < 500_003; turn += 1) addExchange(session, exchange, { capture: 'a', isRepeat: false })
  expect([session.hits.length, session.droppedHits]).toEqual([500_000, 3])
})
