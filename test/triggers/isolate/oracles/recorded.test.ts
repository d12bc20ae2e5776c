import { expect, test } from 'vitest'
import { openRecorded } from '../../../../src/triggers/isolate/oracles/recorded.ts'

test('answers what was written down, in turn, and says what is missing', async () => {
  const box = openRecorded(
    'answers.jsonl',
    '{"schema":"breachlight/isolate-log/1","settings":{}}\n{"text":"a","triggered":true}\n{"text":"a","triggered":false,"masked":"*"}\n',
  )
  expect(await box.ask('a')).toEqual({ triggered: true, masked: null })
  expect(await box.ask('a')).toEqual({ triggered: false, masked: '*' })
  expect(await box.ask('a')).toEqual({ triggered: false, masked: '*' })
  await expect(box.ask('b')).rejects.toThrow('answers.jsonl has no answer to a text of 1 characters')
  await box.close()
})

test('a line that is no JSON is refused with its number', () => {
  expect(() => openRecorded('answers.jsonl', '\nyes\n')).toThrow('answers.jsonl, line 2, is no JSON.')
})
