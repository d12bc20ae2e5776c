import type { Answer, Row } from '../../src/model/answer.ts'
import type { ReportInput } from '../../src/report/section.ts'
import { OVERLAP_COLUMNS, THEME_COLUMNS, VERSION_COLUMNS } from '../../src/triggers/index.ts'
import { CLAIM_ROWS } from './fixture-claims.ts'
import { NETWORK_ANSWERS } from './fixture-network.ts'
import { pinnedFindings } from './fixture-pinned.ts'
import { EXPOSED_ACCOUNT_ROWS, SENSITIVE_ROWS } from './fixture-sensitive.ts'
import { CODING_ROWS } from './fixture-coding.ts'
import { BLOCKING_ROWS, CONVERSATION_ROWS, REPETITION_ROWS } from './fixture-conversations.ts'
import { FOLDED_LIST_COLUMNS, FOLDED_QUERY_COLUMNS, foldedQuery, ONLY_FOLDED } from './fixture-matching.ts'
import { COMMON_WORD_ROWS, EXPLANATION_ROWS, GROUP_ROWS, TARGET_ROWS } from './fixture-targets.ts'
import { LIST_OVERLAP_ROWS, LIST_THEME_ROWS, LIST_VERSION_ROWS } from './fixture-lists.ts'
import { KEY_WORD_ROWS, TOPIC_DAY_ROWS, TOPIC_ROWS } from './fixture-topics.ts'
import { POWER_ROWS, TRIGGER_ROWS } from './fixture-triggers.ts'
import { CAPTURE_ROWS, SESSION_ROWS, TRIAL_ROWS, UPLOAD_ROWS, UPLOADED_ROWS } from './fixture-traffic.ts'

const LEDGER_HEAD = 'c0ffee5e'.repeat(8)
const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2008, 7, 1)

export interface Parts {
  columns: Record<string, string>
  rows: readonly Row[]
  question?: string
  denominator?: string
  policy?: string
  caveats?: readonly string[]
}

/** An answer as the analyses give it, with the parts a test does not care about filled in. */
export const answer = (analysis: string, parts: Parts): Answer => ({
  schema: 'breachlight/answer/1',
  analysis,
  question: parts.question ?? `What does ${analysis} say?`,
  columns: parts.columns,
  rows: parts.rows,
  denominator: parts.denominator ?? null,
  policy: parts.policy ?? null,
  caveats: parts.caveats ?? [`What the answer of ${analysis} does not say.`],
  evidence: { ledger_head: LEDGER_HEAD },
})

const SERVERS = ['fs01', 'fs02', 'fs03', 'fs04', 'fs05', 'fs06', 'fs07', 'fs08']
const RECORDS = [829, 786, 643, 634, 609, 562, 473, 464]
const REJECTS = [2, 10, 7, 3, 7, 5, 6, 1]
const DECODES = [
  'line · base64 · des-ecb · pkcs7 · key-1a0f3c9be27d',
  'line · base64 · des-ecb · pkcs7 · key-1a0f3c9be27d',
  'file · des-ecb · pkcs7 · key-77e0d24c51aa',
  'file · des-ecb · pkcs7 · key-77e0d24c51aa',
  'plain',
  'line · base64 · des-ecb · pkcs7 · key-1a0f3c9be27d',
  'file · des-ecb · pkcs7 · key-77e0d24c51aa',
  'line · base64 · des-ecb · pkcs7 · key-93bb60f1d2e8',
]

const serverRows: Row[] = [
  ...SERVERS.map((server, at) => ({
    server,
    family: 'contentfilter',
    items: 4,
    records: RECORDS[at] ?? 0,
    rejects: REJECTS[at] ?? 0,
    decode: DECODES[at] ?? '',
    charset: at === 1 || at === 3 || at === 4 ? 'gb18030' : 'utf-8',
    delimiter: at === 4 ? '|' : '\\t',
    layout: at === 4 ? 'user, time, ip, ver, text' : 'time, ip, user, flag, text, hash',
    margin_bits: at === 4 ? null : 187_981 - at * 10_000,
    first_utc_ms: Date.UTC(2008, 7, 1, 2, 43, 15) + at * 3_600_000,
    last_utc_ms: Date.UTC(2008, 9, 22, 20, 55, 13) - at * 7_200_000,
  })),
  {
    server: 'fs01',
    family: 'onlineuser',
    items: 1,
    records: 50,
    rejects: 0,
    decode: 'plain',
    charset: 'utf-8',
    delimiter: '\\t',
    layout: 'time, user, ip',
    margin_bits: null,
    first_utc_ms: Date.UTC(2008, 7, 1, 2, 43, 15),
    last_utc_ms: Date.UTC(2008, 7, 30, 11, 0, 0),
  },
  ...SERVERS.map((server) => ({
    server,
    family: 'skypecallinfo',
    items: 1,
    records: 0,
    rejects: 0,
    decode: null,
    charset: null,
    delimiter: null,
    layout: null,
    margin_bits: null,
    first_utc_ms: null,
    last_utc_ms: null,
  })),
]

/** Records by country as the replica's truth has them (rows, addresses). */
const COUNTRY_COUNTS: readonly (readonly [string, number, number])[] = [
  ['CN', 3740, 519],
  ['US', 383, 40],
  ['TW', 151, 28],
  ['HK', 132, 23],
  ['JP', 77, 9],
  ['KR', 71, 6],
  ['AG', 53, 1],
  ['CA', 50, 9],
  ['SG', 50, 8],
  ['MY', 39, 7],
  ['GB', 32, 6],
  ['IT', 30, 1],
  ['MO', 20, 1],
  ['AU', 14, 7],
  ['BS', 12, 1],
  ['GQ', 12, 1],
  ['NL', 11, 1],
  ['KI', 10, 1],
  ['VN', 10, 2],
  ['BB', 9, 1],
  ['TH', 9, 2],
  ['DE', 7, 4],
  ['FR', 7, 3],
  ['GR', 7, 1],
  ['LB', 7, 1],
  ['NZ', 6, 2],
  ['ID', 5, 1],
  ['unknown', 28, 9],
  ['reserved', 18, 5],
]

const countryTotal = COUNTRY_COUNTS.reduce((sum, [, records]) => sum + records, 0)

const KEYWORDS: readonly (readonly [string, number, number])[] = [
  ['92狗qq', 150, 553],
  ['主席病危', 115, 387],
  ['前主席病危', 114, 386],
  ['十字开锁器专卖', 74, 261],
  ['沦陷六十三', 62, 230],
  ['进口手机卧底软件', 52, 162],
  ['制作高仿面具', 50, 143],
  ['供应雷管QQ', 48, 158],
  ['供应钻石冰糖QQ', 37, 164],
  ['网上老虎机', 35, 110],
]

const QUERIES: readonly (readonly [string, number, number, number, number])[] = [
  ['obscenity', 402, 0.2871, 0.2641, 0.3113],
  ['communist party', 226, 0.1614, 0.1431, 0.1816],
  ['falun', 119, 0.085, 0.0715, 0.1008],
  ['taiwan independence', 97, 0.0693, 0.0571, 0.0838],
  ['earthquake', 64, 0.0457, 0.036, 0.058],
  ['democracy', 51, 0.0364, 0.0278, 0.0476],
  ['milk powder', 32, 0.0229, 0.0162, 0.0321],
  ['olympics', 21, 0.015, 0.0098, 0.0228],
  ['hello', 8, 0.0057, 0.0029, 0.0112],
  ['bbs', 3, 0.0021, 0.0007, 0.0063],
  ['skype', 0, 0, 0, 0.0027],
]

const GAP_DAYS = new Set([31, 32, 33])

const timelineRows: Row[] = SERVERS.flatMap((server, at) =>
  Array.from({ length: 84 }, (_, day): Row => {
    const gap = at === 3 && GAP_DAYS.has(day)
    const records = gap ? 0 : 2 + ((day * 7 + at * 13) % 11) + (day % 19 === 4 ? 14 - at : 0)
    return {
      bucket_utc_ms: FIRST_DAY + day * DAY_MS,
      family: 'contentfilter',
      server,
      days: 1,
      records,
      gap: gap ? 1 : 0,
    }
  }),
)

const identityRows: Row[] = Array.from({ length: 400 }, (_, at): Row => {
  const records = at < 12 ? 144 - at * 7 : Math.max(1, Math.floor(64 / (1 + (at % 47))))
  const digits = (((at + 1) * 2654435761) % 2 ** 32).toString(16).padStart(8, '0')
  return {
    account: `account-${digits}`,
    records,
    unique_messages: Math.ceil(records / 3),
    addresses: 1 + (at % 4),
    role: 'author',
  }
})

const FIELDS: readonly (readonly [string, string, number, number])[] = [
  ['time', 'datetime', 812, 9.61],
  ['ip', 'ip', 402, 7.32],
  ['user', 'account', 301, 6.88],
  ['flag', 'flag', 2, 0.47],
  ['text', 'text', 690, 8.93],
  ['hash', 'unknown', 829, 9.7],
]

/** Meanings of the columns that rows have; what each means is said by the analysis itself. */
const columnsOf = (rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, `meaning of ${column}`]))

const answers: readonly Answer[] = [
  answer('counts', {
    question: 'How much is there?',
    columns: { measure: 'what is counted', value: 'how many' },
    rows: [
      ['message_records', 5000],
      ['unique_messages', 1400],
      ['sendings', 3380],
      ['copies', 1620],
      ['resends', 1980],
      ['distinct_texts', 1192],
      ['accounts', 400],
      ['addresses', 700],
      ['rejects', 41],
      ['all_rejects', 43],
      ['evidence_items', 24],
      ['undecryptable_items', 8],
    ].map(([measure, value]) => ({ measure: measure ?? null, value: value ?? null })),
    policy: 'message: record of a family with text and who wrote it; unique: distinct (account, text)',
    caveats: ['Accounts and addresses are those of message records only.'],
  }),
  answer('waterfall', {
    question: 'How do logged messages become the set that was read?',
    columns: {
      step: 'name of the step',
      policy: 'rule the step follows',
      messages: 'what is left',
      share_of_previous: 'share of the step before',
    },
    rows: [
      { step: 'logged messages', policy: 'every record of a message family', messages: 5000, share_of_previous: null },
      {
        step: 'sendings',
        policy: 'distinct account, address, text, recorded time',
        messages: 3380,
        share_of_previous: 0.676,
      },
      { step: 'unique messages', policy: 'distinct account, text', messages: 1400, share_of_previous: 0.4142 },
      { step: 'without obscenity', policy: 'no keyword of step:obscenity', messages: 998, share_of_previous: 0.7129 },
    ],
    caveats: ['The obscenity step follows a built-in word list; another list gives another number.'],
  }),
  answer('unique', {
    question: 'How many messages are unique, under which definition?',
    columns: { policy: 'what makes two messages the same', messages: 'distinct messages' },
    rows: [
      { policy: 'text', messages: 1192 },
      { policy: 'account + text', messages: 1400 },
      { policy: 'account + address + text', messages: 1905 },
      { policy: 'recorded time + account + text', messages: 3380 },
    ],
  }),
  answer('servers', {
    question: 'What did each server hold?',
    columns: {
      server: 'machine the files came from',
      family: 'kind of log',
      items: 'evidence items',
      records: 'units that parsed',
      rejects: 'units that did not',
      decode: 'how sealed bytes become plain ones',
      charset: 'character set, null when none was found',
      delimiter: 'what separates columns',
      layout: 'columns in order',
      margin_bits: 'evidence for the key over its best rival, in bits',
      first_utc_ms: 'earliest dated record',
      last_utc_ms: 'latest dated record',
    },
    rows: serverRows,
  }),
  answer('exposures', {
    question: 'What lay in the open beside the logs?',
    columns: { kind: 'kind of exposure', path: 'file it concerns', detail: 'what exactly' },
    rows: [
      {
        kind: 'key-beside-data',
        path: 'fs01/etc/filter.ini',
        detail: 'key-1a0f3c9be27d, 8 bytes, ascii value of enckey, opens 12 streams',
      },
      {
        kind: 'key-beside-data',
        path: 'fs03/conf/crypt.xml',
        detail: 'key-77e0d24c51aa, 8 bytes, hex, opens 12 streams',
      },
      {
        kind: 'key-beside-data',
        path: 'fs08/conf/key.dat',
        detail: 'key-93bb60f1d2e8, 8 bytes, base64, opens 4 streams',
      },
      ...SERVERS.map((server) => ({
        kind: 'undecryptable',
        path: `${server}/log/skypecallinfo20080801.log`,
        detail: '30 lines of base64, 7.99 bits per byte, no key opens it',
      })),
      { kind: 'foreign-content', path: 'fs05/pub/film/Red.Cliff.2008.CD1.avi', detail: 'video (RIFF AVI)' },
      { kind: 'foreign-content', path: 'fs06/pub/img/logo.gif', detail: 'image (GIF89a)' },
      { kind: 'configuration', path: 'fs01/etc/filter.ini', detail: 'INI settings' },
    ],
    caveats: ['A file is called foreign by its first bytes and its place, not by who put it there.'],
  }),
  answer('fields', {
    question: 'What does each column hold?',
    columns: {
      family: 'kind of log',
      server: 'machine',
      column: 'name or place of the column',
      role: 'what it holds',
      distinct: 'distinct sampled values',
      entropy_bits: 'Shannon entropy of sampled values',
    },
    rows: SERVERS.slice(0, 3).flatMap((server) =>
      FIELDS.map(([column, role, distinct, entropy_bits]) => ({
        family: 'contentfilter',
        server,
        column,
        role,
        distinct,
        entropy_bits,
      })),
    ),
    caveats: ['Profiled on the sample the format was inferred from.'],
  }),
  answer('countries', {
    question: 'Where are the addresses registered?',
    columns: {
      country: 'ISO 3166-1 alpha-2, or unknown, or reserved',
      addresses: 'distinct addresses',
      records: 'message records that carry such an address',
      share_of_records: 'their share',
    },
    rows: COUNTRY_COUNTS.map(([country, records, addresses]) => ({
      country,
      addresses,
      records,
      share_of_records: records / countryTotal,
    })),
    denominator: '5,000 message records with an address',
    policy: 'registered in, by DB-IP Country Lite (2026-06-01)',
    caveats: [
      'An address tells where a network is registered, not where a person is.',
      'The database DB-IP Country Lite is of 2026-06-01; the records are of 2008. Blocks have moved since.',
    ],
  }),
  answer('identities', {
    question: 'Whose names are in the records?',
    columns: {
      account: 'pseudonym, stable within the case',
      records: 'message records',
      unique_messages: 'distinct texts',
      addresses: 'distinct addresses beside it',
      role: 'how it appears',
    },
    rows: identityRows,
    caveats: ['The address on a line may belong to the correspondent.'],
  }),
  answer('address-roles', {
    question: 'Whose address stands beside a name?',
    columns: {
      reading: 'what the logs of presence say',
      meaning: 'that reading in words',
      pairs: 'pairs of account and address',
      accounts: 'accounts in these pairs',
      addresses: 'addresses in these pairs',
      records: 'records that carry such a pair',
      share_of_records: 'their share',
    },
    rows: (
      [
        ['own', 'only the account was present there', 310, 290, 305, 2100],
        ['shared', 'it was present there, and so were others', 96, 90, 22, 640],
        ['correspondent', 'others were present there, it never', 180, 75, 140, 990],
        ['unresolved', 'nobody was present there', 402, 205, 388, 1270],
      ] as const
    ).map(([reading, meaning, pairs, accounts, addresses, records]) => ({
      reading,
      meaning,
      pairs,
      accounts,
      addresses,
      records,
      share_of_records: records / 5000,
    })),
    denominator: '5000 records with an account and an address',
    caveats: ['The reading follows from logs of presence alone.'],
  }),
  answer('queries', {
    question: 'How many messages touch each subject of the original study?',
    columns: {
      query: 'subject',
      title: 'the query as the report names it',
      language: 'terms used: zh-hans, zh-hant, en, or any of them',
      messages: 'unique messages it matches',
      share: 'share of unique messages',
      ci_low: 'lower end of its 95 % interval (Wilson)',
      ci_high: 'upper end of its 95 % interval (Wilson)',
      ...FOLDED_QUERY_COLUMNS,
      in_both: 'found in source and translation',
      source_only: 'found in the source only',
      translation_only: 'found in the translation only',
    },
    rows: QUERIES.flatMap(([title, messages, share, ci_low, ci_high]) => {
      const query = title.replaceAll(' ', '-')
      const part = {
        query,
        title,
        messages: Math.floor(messages / 3),
        share: share / 3,
        ci_low: ci_low / 3,
        ci_high: ci_high / 3,
      }
      return [
        { query, title, language: 'any', messages, share, ci_low, ci_high, ...foldedQuery(title, messages, 1400) },
        { ...part, language: 'zh-hans' },
        ...(title === 'bbs' ? [] : [{ ...part, language: 'zh-hant' }]),
        { ...part, language: 'translation', in_both: part.messages - 1, source_only: 2, translation_only: 1 },
      ]
    }),
    denominator: '1400 unique messages',
    policy: 'unique = account + text',
    caveats: ['Subjects overlap: a message can count for several.'],
  }),
  answer('translation', {
    question: 'What did machine translation make of the messages?',
    columns: {
      outcome: 'what became of the text',
      meaning: 'in words',
      texts: 'distinct texts',
      messages: 'unique messages',
      share: 'share of unique messages',
      ci_low: 'lower end of its 95 % interval (Wilson)',
      ci_high: 'upper end of its 95 % interval (Wilson)',
      engines: 'what translated them',
    },
    rows: [
      ['translated', 1100, 1203, 0.8593, 0.8401, 0.8766],
      ['loop', 16, 17, 0.0121, 0.0076, 0.0194],
    ].map(([outcome = '', texts = 0, messages = 0, share = 0, ci_low = 0, ci_high = 0]) => ({
      outcome,
      meaning: `${outcome} in words`,
      texts,
      messages,
      share,
      ci_low,
      ci_high,
      engines: ['libretranslate http://127.0.0.1:5000'],
    })),
    denominator: '1400 unique messages',
    policy: 'unique = account + text',
    caveats: ['A translation is a reading by a machine, not evidence.'],
  }),
  answer('list-matches', {
    question: 'Which keywords of the given lists occur?',
    columns: {
      list: 'list file',
      keyword: 'keyword, trimmed',
      messages: 'unique messages it occurs in',
      records: 'message records it occurs in',
      ...FOLDED_LIST_COLUMNS,
    },
    rows: [
      ...KEYWORDS.map(([keyword, messages, records]) => ({
        keyword,
        messages,
        records,
        folded_messages: keyword.length - 1,
        foldings: `filler ${keyword.length - 1}`,
      })),
      ...ONLY_FOLDED,
    ].map((row) => ({ list: 'keyfile_u.2012-12-20', ...row })),
    policy: 'exact substring, case-sensitive',
  }),
  answer('triggers', {
    question: 'Which words explain that messages were logged?',
    columns: {
      trigger: 'word',
      status: 'known-list or inferred',
      lists: 'lists it is on',
      messages: 'unique messages it stands in',
      accounts: 'accounts that wrote them',
      share: 'share of all unique messages',
      ci_low: 'lower end of its interval',
      ci_high: 'upper end of its interval',
      alone: 'unique messages that no other of these words explains',
      expected: 'messages that ordinary language would bring',
      score: 'how far it exceeds ordinary language',
      stability: 'share of resamples in which it is inferred again',
    },
    rows: TRIGGER_ROWS,
    policy: 'unique = account + text',
  }),
  answer('trigger-power', {
    question: 'How rare may a word be to be found?',
    columns: {
      measure: 'planted, explained or listed',
      messages: 'messages each planted word stands in',
      of: 'words planted, or unique messages',
      found: 'of them found, or with a word',
      share: 'found of all',
      ci_low: 'lower end of its interval',
      ci_high: 'upper end of its interval',
    },
    rows: POWER_ROWS,
  }),
  answer('timeline', {
    question: 'When were the records made?',
    columns: {
      bucket_utc_ms: 'start of the day',
      family: 'kind of log',
      server: 'machine',
      records: 'records of that day',
      days: 'length of the bucket in days',
      gap: '1 on a day without records between the first and last day of that log, else 0',
    },
    rows: timelineRows,
    denominator: '4,996 dated records',
    caveats: [
      'Times were taken to be +08:00.',
      '4 records without a date not shown: an undated record never gets one.',
    ],
  }),
  answer('topics', {
    question: 'Which texts were sent round, and what are the other messages about?',
    columns: columnsOf(TOPIC_ROWS),
    rows: TOPIC_ROWS,
    denominator: '1400 unique messages',
    policy: 'unique = account + text',
    caveats: ['A cluster has no error rate.'],
  }),
  answer('topics-over-time', {
    question: 'On which days was which topic new?',
    columns: columnsOf(TOPIC_DAY_ROWS),
    rows: TOPIC_DAY_ROWS,
    denominator: '1396 dated unique messages',
    policy: 'unique = account + text',
    caveats: ['A message counts on the day it was first recorded.'],
  }),
  answer('list-versions', {
    question: 'How did the keyword lists of clients change from version to version?',
    columns: VERSION_COLUMNS,
    rows: LIST_VERSION_ROWS,
    policy: 'words: distinct lines that are not blank',
    caveats: ['Dates are those in the names of the files.'],
  }),
  answer('list-overlap', {
    question: 'Which words do the keyword lists of clients have in common?',
    columns: OVERLAP_COLUMNS,
    rows: LIST_OVERLAP_ROWS,
    policy: 'words: distinct over all versions',
    caveats: ['Words of all versions of a list are taken together.'],
  }),
  answer('list-themes', {
    question: 'Which themes are the keyword lists of clients about?',
    columns: THEME_COLUMNS,
    rows: LIST_THEME_ROWS,
    denominator: 'the distinct words of each list or client',
    policy: 'words: distinct over all versions',
    caveats: ['Themes are those of the code book.'],
  }),
  answer('keyness', {
    question: 'Which words stand out in the logged messages, and against what?',
    columns: columnsOf(KEY_WORD_ROWS),
    rows: KEY_WORD_ROWS,
    denominator: '12040 words in 1400 unique messages',
    policy: 'unique = account + text',
    caveats: ['Over-represented is not the same as a reason for logging.'],
  }),
  answer('captures', {
    question: 'Which captures were read?',
    columns: columnsOf(CAPTURE_ROWS),
    rows: CAPTURE_ROWS,
    denominator: '371 exchanges in 2 captures',
    caveats: ['What was not captured cannot be seen.'],
  }),
  answer('uploads', {
    question: 'Which requests behave like covert uploads?',
    columns: columnsOf(UPLOAD_ROWS),
    rows: UPLOAD_ROWS,
    denominator: '186 requests of 4 kinds',
    caveats: ['A high rank says how a kind of request behaves.'],
  }),
  answer('uploaded-messages', {
    question: 'What do the requests say that a key opens?',
    columns: columnsOf(UPLOADED_ROWS),
    rows: UPLOADED_ROWS,
    denominator: '60 opened requests',
    caveats: ['These are words of people.'],
  }),
  answer('sensitive', {
    question: 'Which private values do the logged messages give away?',
    columns: columnsOf(SENSITIVE_ROWS),
    rows: SENSITIVE_ROWS,
    denominator: '1,400 unique messages',
    policy: 'unique = account + text',
    caveats: ['Found by form, check digit and cue.'],
  }),
  answer('sensitive-accounts', {
    question: 'Whose messages give away private values, and of which kinds?',
    columns: columnsOf(EXPOSED_ACCOUNT_ROWS),
    rows: EXPOSED_ACCOUNT_ROWS,
    denominator: '3 accounts of 120 accounts',
    policy: 'unique = account + text',
    caveats: ['The value may be somebody else’s.'],
  }),
  answer('explanations', {
    question: 'What explains best why messages were logged?',
    columns: columnsOf(EXPLANATION_ROWS),
    rows: EXPLANATION_ROWS,
    denominator: '400 accounts',
    policy: 'unique = account + text, near-duplicates once',
    caveats: ['Keywords only is the answer only where targets would have been found.'],
  }),
  answer('targets', {
    question: 'Which accounts are logged without explanation more often than chance allows?',
    columns: columnsOf(TARGET_ROWS),
    rows: TARGET_ROWS,
    denominator: '61 accounts tested',
    policy: 'unique = account + text, near-duplicates once',
    caveats: ['Unexplained means that no known or inferred trigger stands in the text.'],
  }),
  answer('targeted-groups', {
    question: 'Which accounts are logged without explanation in conversations with each other?',
    columns: columnsOf(GROUP_ROWS),
    rows: GROUP_ROWS,
    denominator: '61 accounts tested',
    policy: 'unique = account + text, near-duplicates once',
    caveats: ['A group chat may be watched, or each of its members.'],
  }),
  answer('common-words', {
    question: 'Were messages logged that are nothing but everyday words, and whose?',
    columns: columnsOf(COMMON_WORD_ROWS),
    rows: COMMON_WORD_ROWS,
    denominator: '1,400 unique messages',
    policy: 'unique = account + text',
    caveats: ['A word that is not asked for is not found.'],
  }),
  answer('trials', {
    question: 'Which words make which client upload?',
    columns: columnsOf(TRIAL_ROWS),
    rows: TRIAL_ROWS,
    denominator: '80 trials and 40 controls of 2 clients in 1 sheet',
    policy: 'the first request within 10 s, before the next message',
    caveats: ['A verdict holds for the client, the account and the lists of the day.'],
  }),
  answer('session', {
    question: 'In which order did messages and requests come?',
    columns: columnsOf(SESSION_ROWS),
    rows: SESSION_ROWS,
    denominator: '120 messages and 186 requests',
    caveats: ['No text of a message is listed, only the word under test.'],
  }),
  answer('coding', {
    question: 'How much of what a query matches is about its subject?',
    columns: columnsOf(CODING_ROWS),
    rows: CODING_ROWS,
    denominator: '1400 unique messages',
    caveats: ['Only what a query matches was read.'],
  }),
  ...(
    [
      ['blocking', BLOCKING_ROWS],
      ['conversations', CONVERSATION_ROWS],
      ['repetition', REPETITION_ROWS],
    ] as const
  ).map(([id, rows]) => answer(id, { columns: columnsOf(rows), rows, caveats: [`What ${id} cannot say.`] })),
  answer('claims', {
    question: 'Which public statements do the findings support?',
    columns: columnsOf(CLAIM_ROWS),
    rows: CLAIM_ROWS,
    denominator: '3 statements',
    caveats: ['A verdict is about the words quoted.'],
  }),
  ...Object.entries(NETWORK_ANSWERS).map(([id, parts]) => answer(id, parts)),
]

const byId = Object.fromEntries(answers.map((one) => [one.analysis, one]))

/** A case as the lab's small replica gives it. */
export const REPLICA: ReportInput = {
  answers: byId,
  leftOut: [],
  pinned: pinnedFindings(byId),
  caseName: 'Log replica, autumn 2008',
  version: '0.1.0',
  revealed: false,
  prose: [
    { name: 'foreword.md', text: '# Why\n\nWe were given these files.\nWe read them.\n' },
    { name: 'conclusion.md', text: 'What is to be *done*:\n\n- warn\n- mend\n' },
  ],
  scorecard: [
    { finding: 'message records', test: 'exact', agree: 1, compared: 1, detail: '5000' },
    { finding: 'files that stay shut', test: 'exact', agree: 8, compared: 8, detail: '' },
    {
      finding: 'days without a message',
      test: 'exact',
      agree: 2,
      compared: 3,
      detail: 'fs04 contentfilter 2008-09-01: found nothing, true is there',
    },
    { finding: 'pairs read as own that are own', test: 'precision', agree: 301, compared: 310, detail: '' },
    { finding: 'own pairs that are read as own', test: 'recall', agree: 301, compared: 560, detail: '' },
  ],
  manifest: SERVERS.flatMap((server, at) =>
    ['contentfilter20080801.log', 'contentfilter20080826.log', 'skypecallinfo20080801.log'].map((name, place) => ({
      evidence_id: `${at}${place}a7c3`.repeat(11).slice(0, 64).padEnd(64, 'f'),
      path: `${server}/log/${name}`,
      size_bytes: 16_384 + at * 511 + place * 97,
    })),
  ),
}

const none = (one: Answer): readonly Row[] =>
  one.analysis === 'counts' ? one.rows.map((row) => ({ ...row, value: 0 })) : []

/** The same questions, and nothing found; nobody knows what is true of it. */
export const EMPTY: ReportInput = {
  ...REPLICA,
  answers: Object.fromEntries(answers.map((one) => [one.analysis, { ...one, rows: none(one) }])),
  scorecard: null,
  prose: [],
  pinned: [],
  manifest: [],
}
