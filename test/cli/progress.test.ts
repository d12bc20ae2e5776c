import { expect, test } from 'vitest'
import { terminalProgress } from '../../src/cli/progress.ts'

test('without a terminal a stage is one line when it ends, a note is one line made safe, and nothing goes to the output', () => {
  const [out, err]: [string[], string[]] = [[], []]
  const progress = terminalProgress({
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isInteractive: false,
  })
  progress.note('set aside\u001b[2J')
  const step = progress.start('sealing', 100)
  step.advance(50)
  expect(err).toEqual(['set aside\\u{1b}[2J\n'])
  step.end()
  expect(err.slice(1)).toEqual([expect.stringMatching(/^sealing: \d+\.\d\d s\n$/)])
  expect(out).toEqual([])
})
