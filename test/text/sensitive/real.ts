import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, shuffle } from '../../../src/lib/random.ts'
import { shaped } from './values.ts'

const dir = join(import.meta.dirname, '../../../../shared/data/text')
const CORPORA = ['nus_sms_zh.tsv', 'lccc_toy_zh.tsv', 'cc0_zhTW.tsv'] as const
type CorpusName = (typeof CORPORA)[number]

/** Whether the real texts lie beside the checkout. */
export const hasRealTexts = CORPORA.every((name) => existsSync(join(dir, name)))

export const realTexts = (name: CorpusName): string[] =>
  readFileSync(join(dir, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(line.indexOf('\t') + 1))

/**
 * Lines, counted from 0, that do hold a private value: read by eye among all lines with a digit and five more, an @, a word
 * for a password or an account, a house number, or a long run of letters.
 */
const HOLDING: Readonly<Record<CorpusName, ReadonlySet<number>>> = {
  'nus_sms_zh.tsv': new Set(),
  'lccc_toy_zh.tsv': new Set([1059]),
  'cc0_zhTW.tsv': new Set([3, 6166]),
}

/** What detectors look at: the hard lines of a corpus. */
const HARD = /[0-9０-９@＠]|密[码碼]|微信|qq|[路街巷弄].{1,6}[号號]|pass|护照|車牌|车牌|<[#A-Z]/i
/** Lines of each corpus: all that are hard up to the bound, the rest drawn by lot. */
const HARD_LINES = 500
const OTHER_LINES = 250

/** Lines of the corpora that hold no private value, as they are. */
export function realNegatives(random: Random): string[] {
  return CORPORA.flatMap((name) => {
    const lines = realTexts(name).filter((_, at) => !HOLDING[name].has(at))
    shuffle(random, lines)
    const hard = lines.filter((line) => HARD.test(line)).slice(0, HARD_LINES)
    return [...hard, ...lines.filter((line) => !HARD.test(line)).slice(0, OTHER_LINES)]
  })
}

/** Where a number in these words would be a private one. */
const WOULD_HOLD = /密|口令|[qＱ扣]|邮|微信|wx|vx|单|座机|电话|路|街|巷|弄|@/i

/**
 * Text messages whose numbers, which the corpus replaced by `<#>`, `<DECIMAL>` and `<TIME>`, are invented anew: one to six
 * digits, so that none of them can be a telephone number or a card.
 */
export function refilled(random: Random): string[] {
  const lines = realTexts('nus_sms_zh.tsv').filter(
    (line) => /<#>|<DECIMAL>|<TIME>/.test(line) && !WOULD_HOLD.test(line),
  )
  return lines.map((line) =>
    line
      .replaceAll(/ ?<#> ?/g, () => shaped(random, `%${'#'.repeat(random.below(6))}`))
      .replaceAll(/ ?<DECIMAL> ?/g, () => shaped(random, '%#.##'))
      .replaceAll(/ ?<TIME> ?/g, () => shaped(random, '1#:3#')),
  )
}
