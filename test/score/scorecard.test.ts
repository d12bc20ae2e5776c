import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer as answered, analyses, viewOf } from '../../src/analyse/index.ts'
import type { Answer } from '../../src/model/answer.ts'
import { holds, type Score } from '../../src/model/scorecard.ts'
import { NO_KNOWLEDGE } from '../../src/analyse/analysis.ts'
import { builtInClaims } from '../../src/claims.ts'
import { scorecard } from '../../src/score/index.ts'
import type { PlayTruth, ReplicaTruth } from '../../src/score/truth.ts'
import type { Store } from '../../src/store/index.ts'
import { type Dataset, type DatasetRecord, load } from '../analyse/dataset.ts'
import { scratch } from '../e2e/cli.ts'

const dir = scratch('score')
const DAY_MS = 86_400_000

const said = (account: string, address: string, text: string): DatasetRecord => ({
  server: 'log01',
  account,
  address,
  text,
  at: 't0',
  utcMs: 0,
})
const present = (account: string, address: string): DatasetRecord => ({
  server: 'log01',
  family: 'skypelogininfo',
  message: false,
  account,
  address,
})

/** A small case of one server. */
const CASE: Dataset = {
  records: [
    said('ann', '1.0.0.1', 'lantern'),
    { ...said('ann', '1.0.0.1', 'lantern'), at: 't2', utcMs: 2 * DAY_MS },
    said('bob', '1.0.0.1', 'Fuck'),
    said('bob', '1.0.0.2', 'hi'),
    said('constructor', '1.0.0.3', 'hi'),
    present('ann', '1.0.0.1'),
  ],
  lists: [{ name: 'keyfile.txt', keywords: ['lantern', 'paper'] }],
  tables: {
    addresses: ['1.0.0.1', '1.0.0.2', '1.0.0.3'].map((address) => ({ address, version: 4, country: 'CN' })),
    evidence: [{ evidence_id: 'e1', path: 'log01/log/a.log', root: 'r', size_bytes: 1 }],
    streams: [
      {
        evidence_id: 'e1',
        path: 'log01/log/a.log',
        server: 'log01',
        family: 'contentfilter',
        kind: 'log',
        decode: 'line · base64 · des-ecb · pkcs7 · key-0123456789ab',
        charset: 'utf-8',
        delimiter: '\t',
        records: 5,
        rejects: 0,
      },
      {
        evidence_id: 'e1',
        path: 'log01/log/p.log',
        server: 'log01',
        family: 'skypelogininfo',
        kind: 'log',
        decode: 'plain',
        records: 1,
      },
      { path: 'log01/log/s.log', server: 'log01', family: 'skypecallinfo', kind: 'undecryptable' },
      { path: 'log01/pub/film.avi', server: 'log01', kind: 'foreign' },
    ],
    fields: ['ip', 'account', 'text', 'datetime'].map((role, at) => ({
      family: 'contentfilter',
      server: 'log01',
      position: at + 1,
      role,
    })),
    keys: [{ key_id: 'key-0123456789ab', path: 'log01/etc/filter.ini', opened: 1 }],
  },
}

const TRUTH: ReplicaTruth = {
  schema: 'breachlight/lab-truth/3',
  counts: { message_records: 5, unique_messages: 4, accounts: 3, undecryptable_items: 1 },
  unique: { text: 3, 'account+text': 4 },
  unique_after_obscenity: 3,
  servers: {
    log01: {
      cipher: 'des',
      mode: 'ecb',
      unit: 'line',
      key_id: 'key-0123456789ab',
      charset: 'utf-8',
      delimiter: '\t',
      columns: ['address', 'account', 'text', 'datetime'],
      records: 5,
      rejects: 0,
    },
  },
  families: { log01: { skypelogininfo: { files: 1, records: 1 }, skypecallinfo: { files: 1, records: null } } },
  keys: [{ key_id: 'key-0123456789ab', files: ['log01/etc/filter.ini'] }],
  countries: { CN: { addresses: 3, records: 5 } },
  list_matches: { lantern: { messages: 1, records: 2, hidden: 0 }, paper: { messages: 0, records: 0, hidden: 0 } },
  undecryptable: ['log01/log/s.log'],
  foreign: ['log01/pub/film.avi'],
  sensitive: [],
  targeted: { accounts: [], groups: [] },
  conversations: [],
  repetition: { 'resend-later': 1, copy: 0 },
  campaign: [],
  gaps: [{ server: 'log01', family: 'contentfilter', day: '1970-01-02' }],
  triggers: { censor: { words: { lantern: 1 } } },
  address_roles: {
    by_rule: {
      own: { pairs: 1, records: 2 },
      shared: { pairs: 0, records: 0 },
      correspondent: { pairs: 1, records: 1 },
      unresolved: { pairs: 2, records: 2 },
    },
    pairs: {
      ann: { '1.0.0.1': 'own' },
      bob: { '1.0.0.1': 'shared', '1.0.0.2': 'own' },
      constructor: { '1.0.0.3': 'correspondent' },
    },
    same_person: [],
  },
}

const known = new Map<Dataset, Record<string, Answer>>()

/** Every answer of a dataset, asked once: most tests hold one case against another truth. */
async function answersOf(dataset: Dataset, store: Store): Promise<Record<string, Answer>> {
  const answers = known.get(dataset) ?? {}
  if (known.has(dataset)) return answers
  known.set(dataset, answers)
  const view = viewOf(store, undefined, { ...NO_KNOWLEDGE, claims: await builtInClaims() })
  for (const analysis of analyses) answers[analysis.id] = await answered(view, analysis, { ledgerHead: '' })
  return answers
}

/** The scorecard of a case, as the report gets it. */
async function scores(dataset: Dataset, truth: unknown, asked = true): Promise<Score[]> {
  const path = join(dir, 'truth.json')
  writeFileSync(path, JSON.stringify(truth))
  const { store, close } = await load(dataset)
  try {
    return await scorecard(viewOf(store), path, asked ? await answersOf(dataset, store) : {})
  } finally {
    await close()
  }
}

const wrong = (found: readonly Score[]): string[] =>
  found.filter((score) => !holds(score)).map(({ finding }) => finding)

test('a case that is as the truth has it', async () => {
  const found = await scores(CASE, TRUTH)
  expect(found.filter((score) => !holds(score))).toEqual([])
  expect(found.filter(({ test: kind }) => kind === 'exact')).toHaveLength(19)
  expect(found.filter(({ compared }) => compared === 0).map(({ finding }) => finding)).toEqual([
    'conversations found that are true, beginning and turns',
    'true conversations that are found so',
    'keywords called blocked or merely logged that are',
    'pairs read as shared that are shared',
    'shared lines that are so',
    'accounts logged only because they wrote to others that are so',
    'two accounts read as one person’s that are so',
    'two accounts read as one person’s that are found',
    'templates of the campaign that are found whole',
    'templates with many addresses that are the campaign’s',
    'of them, those that mix no two',
    'accounts that stand out and are logged whatever they write',
    'accounts logged whatever they write, of 10 messages or more, that stand out',
    'private values found that were planted',
    'planted private values that are found, with their messages and records',
    'triggers of 5 messages and more that are given',
  ])
})

test('readings of pairs come near the truth: precision and recall', async () => {
  const shares = (await scores(CASE, TRUTH)).filter(
    ({ test: kind, finding }) => kind !== 'exact' && finding.includes('pairs'),
  )
  expect(shares.map(({ finding, agree, compared }) => [finding, agree, compared])).toEqual([
    ['pairs read as own that are own', 1, 1],
    ['own pairs that are read as own', 1, 2],
    ['pairs read as shared that are shared', 0, 0],
    ['shared pairs that are read as shared', 0, 1],
    ['pairs read as correspondent that are correspondent', 0, 1],
    ['correspondent pairs that are read as correspondent', 0, 1],
  ])
})

test('the rule’s correspondents are members of groups, too', async () => {
  const pairs = { ...TRUTH.address_roles.pairs, bob: { '1.0.0.1': 'group', '1.0.0.2': 'own' } }
  const found = await scores(CASE, { ...TRUTH, address_roles: { ...TRUTH.address_roles, pairs } })
  expect(
    found.filter(({ finding }) => /correspondent/.test(finding)).map(({ agree, compared }) => [agree, compared]),
  ).toEqual([
    [1, 1],
    [1, 2],
  ])
})

test.each<[string, Partial<ReplicaTruth>, string]>([
  ['a count', { counts: { message_records: 6 } }, 'message records'],
  ['a policy', { unique: { text: 4 } }, 'unique by text'],
  ['the obscenities', { unique_after_obscenity: 4 }, 'unique messages without obscenities'],
  ['a country', { countries: { CN: { addresses: 3, records: 4 } } }, 'countries: addresses, records'],
  [
    'a keyword',
    {
      list_matches: { lantern: { messages: 1, records: 2, hidden: 0 }, paper: { messages: 1, records: 1, hidden: 0 } },
    },
    'keywords of the list: unique messages, records',
  ],
  ['a key’s place', { keys: [{ key_id: 'key-0123456789ab', files: ['a'] }] }, 'keys and the files they lay in'],
  ['what stays shut', { undecryptable: [] }, 'files that stay shut'],
  ['what is no log', { foreign: [] }, 'files that are no logs'],
  ['a day', { gaps: [] }, 'days without a message'],
  [
    'a reading',
    { address_roles: { by_rule: { own: { pairs: 1, records: 2 } }, pairs: {}, same_person: [] } },
    'accounts and addresses by reading: pairs, records',
  ],
  ['a family', { families: {} }, 'other logs by server: files, records'],
])('%s that differs shows', async (_what, change, finding) => {
  expect(wrong(await scores(CASE, { ...TRUTH, ...change }))).toEqual([finding])
})

test.each([
  [{ records: 4 }, 'message logs by server: records, rejects'],
  [{ cipher: 'aes-128' }, 'message logs by server: cipher, key, characters, delimiter'],
  [{ unit: 'file' }, 'message logs by server: cipher, key, characters, delimiter'],
  [{ key_id: null }, 'message logs by server: cipher, key, characters, delimiter'],
  [{ charset: 'gb18030' }, 'message logs by server: cipher, key, characters, delimiter'],
  [{ columns: ['account', 'address', 'text', 'datetime'] }, 'message logs by server: role of each column'],
])('a server of which %j is true shows', async (change, finding) => {
  const log01 = { ...TRUTH.servers['log01'], ...change }
  expect(wrong(await scores(CASE, { ...TRUTH, servers: { log01 } }))).toEqual([finding])
})

test('a replica that stores nothing settles other statements than one that does', async () => {
  const silent = { ...TRUTH, counts: { ...TRUTH.counts, message_records: 0 } }
  expect(wrong(await scores(CASE, silent))).toContain('verdicts on public statements')
})

test('a case that answers nothing has nothing right', async () => {
  const found = await scores({}, TRUTH, false)
  expect(found.filter((score) => holds(score) && score.test === 'exact')).toEqual([])
  expect(found.map(({ agree }) => agree).filter((agree) => agree > 0)).toEqual([])
})

const played = (...uploads: PlayTruth['uploads']): PlayTruth => ({
  schema: 'breachlight/lab-play/2',
  uploads,
  words: [],
})
const upload = (account: string, text: string) => ({ account, text, url: 'http://127.0.0.1:18083/up.php?v=1' })
const [ann, bob] = [upload('ann', 'lantern'), upload('bob', 'Fuck')]
const rest = [upload('bob', 'hi'), upload('constructor', 'hi')]

test.each([
  ['all of it', played(ann, ann, bob, ...rest), { agree: 5, compared: 5, detail: '' }],
  [
    'a resend not logged',
    played(ann, ann, ann, bob, ...rest),
    { agree: 5, compared: 6, detail: '1 upload without a record, 0 records without an upload' },
  ],
  [
    'one not sent',
    played(ann, ann, ...rest),
    { agree: 4, compared: 5, detail: '0 uploads without a record, 1 record without an upload' },
  ],
])('a live trial, %s', async (_what, truth, expected) => {
  expect((await scores(CASE, truth))[0]).toEqual({
    finding: 'uploads of the live trial, each as a record',
    test: 'exact',
    ...expected,
  })
})

const did = (client: string, word: string, [uploaded, hidden]: readonly [number, number]) => ({
  client,
  word,
  trials: 4,
  uploaded,
  hidden,
})
const TRIAL: PlayTruth = {
  ...played(ann, ann, bob),
  words: [did('a', 'w1', [4, 4]), did('a', 'w2', [4, 0]), did('b', 'w1', [0, 4]), did('b', 'w2', [0, 0])],
}
const tested = (client: string, word: string, verdict: string) => ({ client, word, verdict })
const CAPTURED: Dataset = {
  tables: {
    endpoints: [
      { rank: 1, endpoint: 'POST IP/up.php?v' },
      { rank: 2, endpoint: 'GET IP/ad.gif' },
    ],
    exchanges: [
      { ordinal: 0, opened: 'ann\tlantern\t2008' },
      { ordinal: 1, opened: 'ann\tlantern\t2009' },
      { ordinal: 2, opened: 'bob\tFuck\t2008' },
      { ordinal: 3, opened: 'bob\tFuck\t2008', is_repeat: 1 },
      { ordinal: 4, opened: '' },
    ],
    trials: [{ trial: 0, label: 'w1', client: 'a' }],
    trial_tests: [
      tested('a', 'w1', 'uploads-and-blocks'),
      tested('a', 'w2', 'uploads-only'),
      tested('a', '', 'uploads-only'),
      tested('b', 'w1', 'blocks-only'),
      tested('b', 'w2', 'no-effect'),
    ],
  },
}
const TRAFFIC = [
  'likeliest upload in the capture',
  'uploads in the capture, opened with the key that lay on the servers',
  'what each client does on each word',
]

test('a capture that shows what the clients did is exact', async () => {
  const [, ...traffic] = await scores(CAPTURED, TRIAL)
  expect(traffic.map(({ finding, agree, compared }) => [finding, agree, compared])).toEqual(
    TRAFFIC.map((finding, at) => [finding, [1, 2, 4][at], [1, 2, 4][at]]),
  )
})

test.each<[string, PlayTruth, number]>([
  ['another path', { ...TRIAL, uploads: TRIAL.uploads.map((one) => ({ ...one, url: 'http://h/other.php' })) }, 0],
  ['an upload more', { ...TRIAL, uploads: [...TRIAL.uploads, bob] }, 1],
  ['a word that was shown', { ...TRIAL, words: [did('a', 'w1', [4, 0]), ...TRIAL.words.slice(1)] }, 2],
  ['a word that was sent', { ...TRIAL, words: [...TRIAL.words.slice(0, 3), did('b', 'w2', [1, 0])] }, 2],
  ['a client more', { ...TRIAL, words: [...TRIAL.words, did('c', 'w1', [0, 0])] }, 2],
])('%s shows', async (_what, truth, at) => {
  const [, ...traffic] = await scores(CAPTURED, truth)
  expect(wrong(traffic)).toEqual([TRAFFIC[at]])
})

test('the truth of another version of the lab is refused', async () => {
  await expect(scores({}, { schema: 'breachlight/lab-truth/1' })).rejects.toThrow('this version can read')
})

const planted = (kind: string, value: string, records: number) => ({ kind, value, messages: 1, records })

test('private values: what was planted and found, what was not planted, what was missed', async () => {
  const text = 'call my mobile 13800210500, phone: 212-555-0142, mail ann@example.com'
  const records = [said('ann', '1.0.0.1', text), { ...said('ann', '1.0.0.1', text), at: 't9' }]
  const sensitive = [
    planted('mobile', '13800210500', 2),
    planted('landline', '212-555-0142', 3),
    planted('qq', '5000000000', 2),
  ]
  const found = await scores({ ...CASE, records }, { ...TRUTH, sensitive })
  const values = found.filter(({ finding }) => finding.includes('private values'))
  expect(values.map(({ test: kind, agree, compared }) => [kind, agree, compared])).toEqual([
    ['precision', 2, 3],
    ['recall', 1, 3],
  ])
})
