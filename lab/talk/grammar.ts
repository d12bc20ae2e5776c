import type { Random } from '../random.ts'

/** Choices by name. Inside a choice, `<name>` stands for one of the choices of that name, and `{}` for a word given later. */
export type Grammar = Readonly<Record<string, readonly string[]>>

/** Reads a table: one choice a line, or several with a bar between them. Nothing before a bar is a choice, too: silence. */
export const choices = (table: string): readonly string[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => line.trim().split('|'))

/** Puts a chosen text, of the same grammar, in the place of every `<name>`. */
export function expand(chance: Random, grammar: Grammar, text: string): string {
  return text.replaceAll(/<(\w+)>/g, (_, name: string) => {
    const known = grammar[name]
    if (known === undefined) throw new RangeError(`the grammar has no <${name}>`)
    return expand(chance, grammar, chance.pick(known))
  })
}
