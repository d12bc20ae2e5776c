import { signal } from '@preact/signals'

/** Languages of the interface. */
export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** Strings that a page shows, in every language, by the same keys. */
export type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>

/** Declares the strings of a page or part. A key that one language lacks is an error of types. */
export const defineWords = <const E extends Readonly<Record<string, string>>>(words: {
  en: E
  zh: Readonly<Record<keyof E & string, string>>
}): Words<keyof E & string> => words

const STORED = 'breachlight-language'

function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED)
  return LANGUAGES.find((one) => one === stored) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
}

/** The language that the interface is shown in. */
export const language = signal<Language>(firstLanguage())

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(STORED, chosen)
  language.value = chosen
}

/** BCP 47 tag for `lang` attributes and number formats. */
export const languageTag = (): string => (language.value === 'zh' ? 'zh-Hans' : 'en')

type Values = Readonly<Record<string, string | number>>

/** A function that gives strings in the language of now; `{name}` stands for a value, numbers are grouped. */
export const useWords =
  <K extends string>(words: Words<K>) =>
  (key: K, values: Values = {}): string =>
    words[language.value][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? grouped(value) : value
    })

/** An integer or decimal as people of the language write it. */
export const grouped = (value: number, digits = 0): string =>
  value.toLocaleString(languageTag(), { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** A share, 0…1, as a percentage with one decimal. */
export const percent = (share: number): string => `${grouped(share * 100, 1)} %`

/** An instant in UTC, as `2008-06-01 12:30:05`. */
export const utcTime = (utcMs: number): string => new Date(utcMs).toISOString().replace('T', ' ').replace('.000Z', '')
