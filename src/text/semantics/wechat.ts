import { rule } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

/** The components of a line as published, joined by a plus sign. */
const componentsOf = (line: string): string[] => line.split('+').filter((part) => part !== '')

export default defineSemantics({
  id: 'wechat',
  title: 'WeChat, combinations joined by +',
  effect: 'The server drops the message without notice to anybody.',
  source: 'Xiong and Knockel, FOCI 2019',
  confidence: 'stated',
  doubt: 'Of one published list the combinations are joined by spaces: write + between them first.',
  foldings: [],
  rules: (lines) =>
    [...new Set(lines)].map((line) =>
      rule(
        line,
        componentsOf(line).map((part) => [part]),
      ),
    ),
})
