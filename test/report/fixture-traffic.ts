import type { Row } from '../../src/model/answer.ts'

/** Answers about captures and a trial as the lab's clients would give them: two words, two clients, twenty trials each. */

const START_UTC_MS = Date.UTC(2008, 8, 24, 9, 0, 0)
const UPLOAD = 'POST log#.example.com/agent/up.php?v'
const PRESENCE = 'GET presence.example.com/ping?id'
const ADS = 'GET ads.example.com/*'
const UPDATE = 'GET update.example.com/version'
const WINDOW_MS = 10_000

const CLIENTS = ['tom-3.8', 'tom-5.1'] as const
type Client = (typeof CLIENTS)[number]
const LABELS = ['红灯笼', '纸鹤', 'control'] as const
type Label = (typeof LABELS)[number]

/** Steps that look like chance and are the same on every machine. */
const step = (at: number, below: number): number => (((at + 1) * 2654435761) % 2 ** 32) % below

const uploads = (client: Client, label: Label): boolean =>
  label === '红灯笼' || (label === '纸鹤' && client === 'tom-5.1')

interface Message {
  trial: number
  atUtcMs: number
  client: Client
  label: Label
}

const messages: readonly Message[] = Array.from({ length: 120 }, (_, trial): Message => {
  const label = LABELS[(trial + Math.floor(trial / 6)) % 3] ?? 'control'
  return {
    trial,
    atUtcMs: START_UTC_MS + trial * 14_000 + step(trial, 5000),
    client: trial % 2 === 0 ? 'tom-3.8' : 'tom-5.1',
    label,
  }
})

const point = { client: null, address: null, direction: null, label: null, displayed: null, trial: null, fired: 0 }

const messageRows: readonly Row[] = messages.map(({ trial, atUtcMs, client, label }) => ({
  ...point,
  kind: 'message',
  at_utc_ms: atUtcMs,
  client,
  direction: trial % 4 < 2 ? 'sent' : 'received',
  label,
  displayed: label === '红灯笼' ? 'no' : 'yes',
  trial,
  fired: uploads(client, label) ? 1 : 0,
  endpoint: null,
  rank: null,
}))

const uploadRows: readonly Row[] = messages
  .filter(({ client, label }) => uploads(client, label))
  .map(({ trial, atUtcMs, client, label }) => ({
    ...point,
    kind: 'request',
    at_utc_ms: atUtcMs + 380 + step(trial, 900),
    client,
    address: client === 'tom-3.8' ? 'address-mfzcs5dfon2ckmjs' : 'address-onxw2zjanzqw2zjm',
    label,
    trial,
    fired: 1,
    endpoint: UPLOAD,
    rank: 1,
  }))

const NOISE: readonly (readonly [endpoint: string, rank: number, everyMs: number])[] = [
  [UPDATE, 2, 300_000],
  [PRESENCE, 3, 20_000],
  [ADS, 4, 47_000],
]

const noiseRows: readonly Row[] = NOISE.flatMap(([endpoint, rank, everyMs]) =>
  Array.from({ length: Math.floor(1_700_000 / everyMs) }, (_, at): Row => {
    const atUtcMs = START_UTC_MS + 3000 + at * everyMs + step(at, 700)
    const holder = messages.find(
      (message) => message.atUtcMs <= atUtcMs && atUtcMs < message.atUtcMs + WINDOW_MS && message.client === 'tom-3.8',
    )
    return {
      ...point,
      kind: 'request',
      at_utc_ms: atUtcMs,
      client: holder?.client ?? null,
      address: 'address-mfzcs5dfon2ckmjs',
      label: holder?.label ?? null,
      trial: holder?.trial ?? null,
      endpoint,
      rank,
    }
  }),
)

export const SESSION_ROWS: readonly Row[] = [...messageRows, ...uploadRows, ...noiseRows].toSorted(
  (a, b) => Number(a.at_utc_ms) - Number(b.at_utc_ms),
)

const ALL = { low: 0.8389, high: 1 }
const NONE = { low: 0, high: 0.1611 }

function test(client: Client, word: Label, { verdict, sentence }: { verdict: string; sentence: string }): Row {
  const all = uploads(client, word)
  return {
    client,
    word,
    verdict,
    sentence,
    endpoint: UPLOAD,
    trials: 20,
    fired: all ? 20 : 0,
    share_fired: all ? 1 : 0,
    ci_low: all ? ALL.low : NONE.low,
    ci_high: all ? ALL.high : NONE.high,
    share_upper_bound: all ? 1 : 0.1391,
    controls: 20,
    controls_fired: 0,
    controls_share: 0,
    controls_share_low: NONE.low,
    controls_share_high: NONE.high,
    effect: all ? 1 : 0,
    effect_low: all ? 0.7723 : -0.1611,
    effect_high: all ? 1 : 0.1611,
    p: all ? 1.4508e-11 : 1,
    q: all ? 1.9344e-11 : 1,
    permutation_p: all ? 0.000999 : 1,
    chance_share: 0.002,
    latency_ms: all ? 812 : null,
    bytes_per_text_byte: all ? 1.334 : null,
    blocked: word === '红灯笼' ? 20 : 0,
    display_known: 20,
    controls_blocked: 0,
    controls_display_known: 20,
    more_trials: null,
    window_ms: WINDOW_MS,
  }
}

const FOUND = 'uploaded 20 of 20 times and a control 0 of 20 times'

export const TRIAL_ROWS: readonly Row[] = [
  test('tom-3.8', '红灯笼', {
    verdict: 'uploads-and-blocks',
    sentence: `红灯笼 was ${FOUND}; 20 of 20 messages were not displayed.`,
  }),
  test('tom-3.8', '纸鹤', {
    verdict: 'no-effect',
    sentence: 'A request followed 0 of 20 times: at most 13.9 % of such messages (95 %).',
  }),
  test('tom-5.1', '红灯笼', {
    verdict: 'uploads-and-blocks',
    sentence: `红灯笼 was ${FOUND}; 20 of 20 messages were not displayed.`,
  }),
  test('tom-5.1', '纸鹤', { verdict: 'uploads-only', sentence: `纸鹤 was ${FOUND}; all 20 messages were displayed.` }),
]

const endpoint = {
  content_type: null,
  entropy_share: null,
  lying_share: null,
  pause_variation: null,
  size_correlation: null,
  opened: 0,
  decode: null,
  key_id: null,
}

export const UPLOAD_ROWS: readonly Row[] = [
  {
    ...endpoint,
    rank: 1,
    endpoint: UPLOAD,
    score: 0.934,
    requests: 60,
    hosts: 8,
    bodies: 60,
    median_outbound_bytes: 152,
    entropy_share: 0.987,
    content_type: 'application/x-www-form-urlencoded',
    lying_share: 1,
    rarity: 0.66,
    cookieless_share: 1,
    pause_variation: 0.81,
    size_correlation: 0.97,
    opened: 60,
    decode: 'body: base64 · des-ecb · pkcs7',
    key_id: 'key-1a0f3c9be27d',
  },
  {
    ...endpoint,
    rank: 2,
    endpoint: UPDATE,
    score: 0.41,
    requests: 5,
    hosts: 1,
    bodies: 5,
    median_outbound_bytes: 8,
    rarity: 0.97,
    cookieless_share: 1,
    pause_variation: 0.01,
  },
  {
    ...endpoint,
    rank: 3,
    endpoint: PRESENCE,
    score: 0.22,
    requests: 85,
    hosts: 1,
    bodies: 85,
    median_outbound_bytes: 32,
    entropy_share: 0.71,
    rarity: 0.52,
    cookieless_share: 0.4,
    pause_variation: 0.02,
    size_correlation: 0.03,
  },
  {
    ...endpoint,
    rank: 4,
    endpoint: ADS,
    score: 0.08,
    requests: 36,
    hosts: 1,
    bodies: 0,
    median_outbound_bytes: 0,
    rarity: 0.8,
    cookieless_share: 0,
    pause_variation: 0.4,
  },
]

export const UPLOADED_ROWS: readonly Row[] = uploadRows.map((row, at) => ({
  at_utc_ms: row.at_utc_ms ?? null,
  endpoint: UPLOAD,
  trial: row.trial ?? null,
  label: row.label ?? null,
  opened_holds_text: 1,
  characters: 30 + step(at, 9),
  message: `••••-••:•• ${'•'.repeat(6 + step(at, 5))}，•••。`,
}))

export const CAPTURE_ROWS: readonly Row[] = [
  {
    capture: 'trial/trial.pcapng',
    reader: 'pcapng',
    exchanges: 186,
    packets: 2488,
    connections: 171,
    missed_bytes: 512,
    conflicting_bytes: 0,
    retransmitted: 14,
    not_http_bytes: 2210,
    tls_connections: 3,
    tls_decrypted: 0,
    faults: 1,
    first_fault: 'the file ends inside a packet at byte 812,004',
    note: '3 connections under TLS stayed shut: no secrets came along',
  },
  {
    capture: 'trial/trial.har',
    reader: 'har',
    exchanges: 185,
    packets: null,
    connections: null,
    missed_bytes: null,
    conflicting_bytes: null,
    retransmitted: null,
    not_http_bytes: null,
    tls_connections: null,
    tls_decrypted: null,
    faults: 0,
    first_fault: null,
    note: null,
  },
]
