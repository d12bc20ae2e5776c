import { type ColumnProfile, share } from './profile.ts'
import { FEW_LINES, type RoleChoice, typedRole } from './typed-roles.ts'

/** At most this many values, and this share of the lines, make a flag. */
const FLAG = { always: 4, most: 40, shareOfLines: 0.02, ofShortValues: 12 } as const

function isFlag(profile: ColumnProfile): boolean {
  const lines = profile.values.length
  const short = profile.maxLength <= 2
  if (lines < FEW_LINES)
    return profile.maxLength <= 1 || (profile.maxLength <= 8 && profile.distinct <= Math.min(3, lines / 2))
  const most = Math.max(FLAG.always, Math.min(FLAG.most, FLAG.shareOfLines * lines), short ? FLAG.ofShortValues : 0)
  return profile.distinct <= most && profile.distinct < lines / 2
}

/** How much a column reads like something people wrote: words, Han characters, varied length. */
const textScore = (profile: ColumnProfile): number =>
  profile.withSpaces +
  1.5 * profile.nonAscii +
  Math.min(1, profile.lengthSpread) +
  Math.min(40, profile.meanLength) / 40 +
  (0.5 * profile.distinct) / Math.max(1, profile.values.length)

const isFreeText = (profile: ColumnProfile): boolean =>
  profile.integers < 0.5 &&
  (profile.withSpaces >= 0.15 ||
    (profile.nonAscii >= 0.5 && (profile.meanLength >= 3 || profile.lengthSpread >= 0.4)) ||
    (profile.lengthSpread >= 0.5 && profile.meanLength >= 12))

const PATH = /^([/\\]|[a-z]{2,8}:\/\/|[A-Za-z]:\\)/
const DOMAIN = /^[\w-]+(\.[\w-]+)*\.(com|net|org|edu|gov|mil|info|biz|local|lan|io|[a-z]{2})(:\d+)?$/i

/** `blk_` before a long number, or `sshd[24200]`: an identifier of a machine, not of a person. */
function isNumberedObject(profile: ColumnProfile): boolean {
  if (share(profile, /^[\w.-]+\[\d+\]$/) >= 0.9) return true
  const prefix = /^\D{2,}/.exec(profile.filled[0] ?? '')?.[0]
  return (
    prefix !== undefined && share(profile, (value) => value.startsWith(prefix) && /^\D{2,12}\d{8,}$/.test(value)) >= 0.9
  )
}

/** Longer than the names chat services allow (Skype: 32, with a `live:` prefix). */
const LONGEST_NAME = 64

/** Names of accounts seldom hold spaces; in a few lines one or two may. */
const MOST_SPACED_NAMES = 0.34

const isName = (profile: ColumnProfile): boolean =>
  profile.withLetters >= 0.2 &&
  share(profile, /\p{L}|^\+?\d{7,15}$/u) >= 0.6 &&
  profile.withSpaces <= (profile.values.length < FEW_LINES ? MOST_SPACED_NAMES : 0.25) &&
  share(profile, (value) => value.length <= LONGEST_NAME) >= 0.9 &&
  share(profile, PATH) < 0.5 &&
  share(profile, DOMAIN) < 0.5 &&
  !isNumberedObject(profile)

const NAME_HINTS: readonly (readonly [RegExp, 'account' | 'text'])[] = [
  [/user|account|login|nick|sender|recipient|receiver|caller|callee|^(from|to|name|uid)$/i, 'account'],
  [/message|^msg|text|content|body|消息|内容/i, 'text'],
  [/用户|帐号|账号/, 'account'],
]

const hintOf = (name: string): 'account' | 'text' | null =>
  NAME_HINTS.find(([pattern]) => pattern.test(name))?.[1] ?? null

/** A flag of a short sample, or of more than a few values, may be texts that many people sent ("你好"). */
const SHORT_SAMPLE = 50

function textColumn(
  profiles: readonly ColumnProfile[],
  roles: readonly (RoleChoice | null)[],
  names: readonly string[],
): number {
  let best = -1
  let bestScore = 0
  profiles.forEach((profile, index) => {
    const role = roles[index]?.role
    const few = profile.values.length < SHORT_SAMPLE || profile.distinct > FLAG.always
    const open = role === undefined || (role === 'flag' && few)
    const score = textScore(profile) + (hintOf(names[index] ?? '') === 'text' ? 4 : 0)
    if (!open || (!isFreeText(profile) && score < 4) || score <= bestScore) return
    best = index
    bestScore = score
  })
  return best
}

/** With a text and an address but no name beside them, the least constant of the untyped columns is who wrote it. */
function promoteAccount(profiles: readonly ColumnProfile[], roles: RoleChoice[]): void {
  const has = (role: string): boolean => roles.some((choice) => choice.role === role)
  if (!has('text') || !has('ip') || has('account') || has('phone')) return
  let best = -1
  profiles.forEach((profile, index) => {
    const role = roles[index]?.role
    const open = (role === 'flag' || role === 'unknown') && profile.meanLength >= 2 && profile.withLetters > 0.2
    if (!open || profile.integers >= 0.5 || profile.withSpaces > MOST_SPACED_NAMES) return
    if (profile.entropyBits > (profiles[best]?.entropyBits ?? -1)) best = index
  })
  if (best >= 0) roles[best] = { role: 'account' }
}

const MONTH_NAME = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i
const HALF_DAY = /^([ap]m|上午|下午)$/i

/** Parts of one time that stand in columns of their own: `3:14:15` `PM`, and `Dec` `10` before a time of day. */
function joinTimeParts(profiles: readonly ColumnProfile[], roles: RoleChoice[]): void {
  profiles.forEach((profile, index) => {
    const before = roles[index - 1]
    if (share(profile, HALF_DAY) >= 0.98 && /H:mm(:ss)?$/.test(before?.written ?? '')) {
      roles[index - 1] = { role: before?.role ?? 'time', written: `${before?.written?.replace(/H+:/, 'h:')} A` }
      roles[index] = { role: 'time', written: 'A' }
    }
    const day = profiles[index + 1]
    if (share(profile, MONTH_NAME) < 0.98 || day === undefined || share(day, /^([1-9]|[0-2]\d|3[01])$/) < 0.98) return
    if (roles[index + 2]?.role !== 'time') return
    roles[index] = { role: 'date', written: 'MMM' }
    roles[index + 1] = { role: 'date', written: 'D' }
  })
}

/** The role of every column, given that the columns belong to one table; at most one column is text. */
export function assignRoles(profiles: readonly ColumnProfile[], names: readonly string[]): RoleChoice[] {
  const typed = profiles.map((profile) => typedRole(profile) ?? (isFlag(profile) ? { role: 'flag' as const } : null))
  const text = textColumn(profiles, typed, names)
  const roles = profiles.map((profile, index): RoleChoice => {
    if (index === text) return { role: 'text' }
    const known = typed[index]
    if (known !== null && known !== undefined) return known
    if (hintOf(names[index] ?? '') === 'account' || isName(profile)) return { role: 'account' }
    return { role: 'unknown' }
  })
  promoteAccount(profiles, roles)
  joinTimeParts(profiles, roles)
  return roles
}
