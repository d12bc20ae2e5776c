import { effect, signal } from '@preact/signals'
import type { chinese } from '../terms/chinese.ts'
import { found, headIn, valueIn } from '../terms/look-up.ts'
import { language } from './words.ts'

const loaded = signal<typeof chinese | null>(null)

async function fetchChinese(): Promise<void> {
  const file = await import('../terms/chinese.ts')
  loaded.value = file.chinese
}

// The Chinese is a file of its own, fetched when the interface first turns to it. Without it sentences stay English.
effect(() => {
  if (language.value !== 'zh' || loaded.peek() !== null) return
  void fetchChinese().catch(() => undefined) // the server went away: every page says so
})

/** The Chinese, when it is wanted and there. */
const wanted = () => (language.value === 'zh' ? loaded.value : null)

/** A sentence, and its language where that is not the one of the interface. */
export interface Told {
  text: string
  lang?: 'en'
}

const told = (chineseText: string | undefined, english: string): Told => {
  if (chineseText !== undefined) return { text: chineseText }
  return language.value === 'zh' ? { text: english, lang: 'en' } : { text: english }
}

/** The head of a column of an analysis; `''` for a table of none. */
export const headOf = (analysis: string, column: string): string => headIn(language.value, analysis, column)

/** What an analysis asks. */
export const questionOf = (analysis: string, english: string): Told =>
  told(found(wanted()?.questions ?? {}, analysis), english)

/** What a column means. */
export function meaningOf(english: string): Told {
  const texts = wanted()
  return told(texts === null ? undefined : (found(texts.meanings, english) ?? found(texts.notes, english)), english)
}

/** A caveat, a denominator or a policy. */
export function caveatOf(english: string): Told {
  const texts = wanted()
  return told(texts === null ? undefined : (found(texts.caveats, english) ?? found(texts.notes, english)), english)
}

/** A value of a closed vocabulary in words; names, numbers and texts come back as they are. */
export function valueOf(column: string, value: string): string {
  const texts = wanted()
  return texts === null ? value : valueIn(texts.values, column, value)
}
