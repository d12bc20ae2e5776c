import { expect, test } from 'vitest'
import conversations from '../../src/report/sections/conversations.ts'
import { EMPTY, REPLICA } from './fixture.ts'

const prose = (input: typeof REPLICA): string[] =>
  conversations.build(input).flatMap((block) => (block.kind === 'prose' ? [block.text] : []))

test('what was found comes first, then the picture, then the tables', () => {
  expect(prose(REPLICA)).toEqual([
    'Of 4 keywords and subjects that stand in messages, 1 kept most messages from being displayed, 1 were merely logged, 1 did the one and the other; of 1 it cannot be told. ' +
      '14 conversations were found among the logged messages, with 54 turns and 13 questions that somebody answered: such messages were delivered, although they were logged. ' +
      '1,217 records are texts that the same account sent again within five minutes, 24.3 % of all: such messages had probably not appeared.',
  ])
  expect(conversations.build(REPLICA).map(({ kind }) => kind)).toEqual(['prose', 'figure', 'table', 'table', 'table'])
})

test('where nothing was found it says so', () => {
  expect(prose(EMPTY)).toEqual([
    'No message holds a keyword of a list or of our own queries. No conversation stands out of chance among the logged messages. No record is there whose text could be sent again.',
  ])
})

test('the picture is of the whole axis, and of what has a share only', () => {
  const blocking = REPLICA.answers['blocking']
  if (blocking === undefined) throw new Error('the fixture has keywords')
  const rows = blocking.rows.map((row) => ({ ...row, share_blocked: null }))
  const without = { ...REPLICA, answers: { ...REPLICA.answers, blocking: { ...blocking, rows } } }
  expect(conversations.build(without).map(({ kind }) => kind)).not.toContain('figure')
  const [figure] = conversations.build(REPLICA).filter(({ kind }) => kind === 'figure')
  expect(figure).toMatchObject({ svg: expect.stringMatching(/>100 %<[^]*share not displayed/) })
})
