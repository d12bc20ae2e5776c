import { maskSensitive } from './mask-sensitive.ts'

/** What an account's name looks like in a text: Skype's own rule of six to thirty-two signs, first a letter. */
const NAME = /(?<![A-Za-z0-9_])[A-Za-z](?:[A-Za-z0-9_.,:-]{4,30}[A-Za-z0-9_])(?![A-Za-z0-9_])/g

/** The same for the engine, which knows no look-behind: names that may be accounts, first to last. */
export const NAME_RE2 = '\\b[A-Za-z][A-Za-z0-9_.,:-]{4,30}[A-Za-z0-9_]\\b'

/** What may be names of accounts in some texts, each once. */
export const namesIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(NAME) ?? []))

/** Names of accounts in a text become their pseudonyms. */
export const namelessBy =
  (pseudonyms: ReadonlyMap<string, string>) =>
  (text: string): string =>
    text.replaceAll(NAME, (name) => pseudonyms.get(name) ?? name)

/** Turns a text into what may be read without a reason: private values masked, names of accounts their pseudonyms. */
export function coverOf(pseudonyms: ReadonlyMap<string, string>): (text: string) => string {
  const nameless = namelessBy(pseudonyms)
  // Names last: a mail address is to be seen whole, and a pseudonym holds nothing that a detector finds.
  return (text) => nameless(maskSensitive(text))
}
