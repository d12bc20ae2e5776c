import { expect, test } from 'vitest'
import { SERVERS, type Server } from '../../../lab/servers/habits.ts'
import { cutsOf } from '../../../lab/servers/rotation.ts'

const DAY = 86_400
const [habit] = Object.values(SERVERS)
if (habit === undefined) throw new Error('the lab has no servers')
const server = (rotation: Server['rotation']): Server => ({ ...habit, rotation })
const seconds = [0, 5, DAY, 6 * DAY, 7 * DAY, 31 * DAY]

test.each([
  ['none', ['x.log 0-6']],
  ['daily', ['x20080801.log 0-2', 'x20080802.log 2-3', 'x20080807.log 3-4', 'x20080808.log 4-5', 'x20080901.log 5-6']],
  ['weekly', ['x20080801.log 0-4', 'x20080808.log 4-5', 'x20080829.log 5-6']],
  ['monthly', ['x200808.log 0-5', 'x200809.log 5-6']],
  ['numbered', ['x.log.5.gz 0-1', 'x.log.4.gz 1-2', 'x.log.3.gz 2-3', 'x.log.2.gz 3-4', 'x.log.1 4-5', 'x.log 5-6']],
] as const)('%s', (rotation, expected) => {
  const cuts = cutsOf('x', server(rotation), seconds)
  expect(cuts.map(({ stem, ending, from, below }) => `${stem}${ending} ${from}-${below}`)).toEqual(expected)
})

test('no rows, no files', () => {
  expect(cutsOf('x', server('daily'), [])).toEqual([])
})
