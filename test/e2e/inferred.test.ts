import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breachlight, rowsOf, scratch } from './cli.ts'
import { canMakeTrees, makeTree, withoutTrees } from './trees.ts'

interface Truth {
  triggers: { by_keyword: Record<string, { unique_messages: number }> }
  hidden_triggers: Record<string, { unique_messages: number }>
}

const dir = scratch('inferred')

/** Words with five messages that no shorter such word explains, and that do not stand in longer ones alone. */
function findable(words: ReadonlyMap<string, number>): string[] {
  const standing = [...words].flatMap(([word, messages]) => {
    const longer = [...words].filter(([other]) => other !== word && other.includes(word))
    return messages - longer.reduce((sum, [, count]) => sum + count, 0) >= 5 ? [word] : []
  })
  return standing.filter((word) => !standing.some((other) => other !== word && word.includes(other)))
}

// Seeds in which many words share parts: of these, 45 to 54 of some 60 were found before
test.skipIf(!canMakeTrees)(`words of another author's trees are inferred without any list${withoutTrees}`, async () => {
  const [shown, expected]: [string[], string[]] = [[], []]
  let right = 0
  for (const seed of [101, 103, 109]) {
    const [tree, caseDir] = [join(dir, `${seed}`), join(dir, `case-${seed}`)]
    makeTree(tree, seed)
    const { code, err } = await breachlight('investigate', tree, '--case', caseDir)
    expect(code, err).toBe(0)
    const { triggers, hidden_triggers }: Truth = JSON.parse(readFileSync(`${tree}.truth.json`, 'utf8'))
    const words = new Map(
      Object.entries({ ...triggers.by_keyword, ...hidden_triggers }).map(([word, { unique_messages: messages }]) => [
        word.toLowerCase(),
        messages,
      ]),
    )
    const found = (await rowsOf(caseDir, 'triggers')).map(({ trigger }) => String(trigger))
    right += found.filter((word) => words.has(word)).length
    shown.push(...found)
    expected.push(...findable(words).map((word) => `${seed} ${found.includes(word) ? 'found' : word}`))
  }
  expect(right / shown.length).toBeGreaterThanOrEqual(0.95)
  expect(expected.filter((word) => word.endsWith(' found')).length / expected.length).toBeGreaterThanOrEqual(0.9)
})
