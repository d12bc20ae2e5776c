import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { openKeyboard } from '../../../../src/triggers/isolate/oracles/keyboard.ts'

const terminal = (isTTY: boolean) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  return { input: Object.assign(input, { isTTY }), output, shown: () => String(output.read() ?? '') }
}

test('a person is asked until the answer is yes or no, and sees nothing that steers the terminal', async () => {
  const { input, output, shown } = terminal(true)
  const box = openKeyboard(input, output)
  const answer = box.ask('去\u001b[31m月桥')
  input.write('perhaps\n')
  setTimeout(() => input.write('Y\n'), 20)
  expect(await answer).toEqual({ triggered: true, masked: null })
  expect(shown()).toContain('去\\u{1b}[31m月桥')
  const second = box.ask('去')
  input.write('no\n')
  expect(await second).toEqual({ triggered: false, masked: null })
  await box.close()
})

test('when input ends, so does the run, to be taken up again', async () => {
  const { input, output } = terminal(true)
  const box = openKeyboard(input, output)
  const answer = box.ask('去')
  input.end()
  await expect(answer).rejects.toMatchObject({ message: 'Nobody answers any more.', exit: 'interrupted' })
})

test('without a terminal nobody is asked', () => {
  const { input, output } = terminal(false)
  expect(() => openKeyboard(input, output)).toThrow('there is no terminal')
})
