import { expect, test } from 'vitest'
import { ValueSamples } from '../../src/ingest/value-samples.ts'

const value = (part: string, text: string) => ({ part, bytes: Buffer.from(text) })

test('values are kept by endpoint and part, as they are now', () => {
  const samples = new ValueSamples()
  const buffer = Buffer.from('one')
  samples.add('POST a', [{ part: 'body', bytes: buffer }, value('query v', '2')])
  samples.add('POST a', [value('body', 'three')])
  samples.add('GET b', [value('query v', '4')])
  buffer.fill(0)
  const shown = (endpoint: string) =>
    [...samples.partsOf(endpoint)].map(([part, values]) => [part, values.map((bytes) => Buffer.from(bytes).toString())])
  expect(shown('POST a')).toEqual([
    ['body', ['one', 'three']],
    ['query v', ['2']],
  ])
  expect(shown('GET b')).toEqual([['query v', ['4']]])
  expect(shown('GET c')).toEqual([])
})

test('there is a bound on values, their size and their parts', () => {
  const samples = new ValueSamples()
  for (let i = 0; i < 500; i++) samples.add('POST a', [value('body', `value ${i}`)])
  samples.add('POST b', [value('body', 'x'.repeat(20_000)), value('body', 'short')])
  for (let i = 0; i < 5000; i++) samples.add(`POST c${i}`, [value('body', 'one')])
  expect(samples.partsOf('POST a').get('body')).toHaveLength(128)
  expect(samples.partsOf('POST b').get('body')).toEqual([Buffer.from('short')])
  expect(samples.partsOf('POST c3997').size).toBe(1)
  expect(samples.partsOf('POST c3998').size).toBe(0)
})
