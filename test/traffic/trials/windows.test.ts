import { expect, test } from 'vitest'
import { inTime, layWindows, windowsAt } from '../../../src/traffic/trials/windows.ts'
import { message } from '../messages.ts'

const HERE = '10.0.0.1'
const THERE = '10.0.0.2'

const trials = inTime([
  message({ atUtcMs: 20_000, address: THERE }),
  message({ atUtcMs: 0, address: HERE }),
  message({ atUtcMs: 4000, address: HERE }),
  message({ atUtcMs: 4000, address: HERE }),
  message({ atUtcMs: 5000, address: THERE }),
  message({ atUtcMs: 7000, address: null }),
  message({ atUtcMs: 8000, address: null, client: 'other' }),
])
const windows = layWindows(trials, 10_000)
const spans = (list: readonly { trial: number; startUtcMs: number; endUtcMs: number }[]) =>
  list.map(({ trial, startUtcMs, endUtcMs }) => [trial, startUtcMs, endUtcMs])

test('a window ends after its length or where the client’s next message begins', () => {
  expect(spans(windows.byAddress.get(HERE) ?? [])).toEqual([
    [0, 0, 4000],
    [1, 4000, 14_000],
    [2, 4000, 14_000],
  ])
  expect(spans(windows.byAddress.get(THERE) ?? [])).toEqual([
    [3, 5000, 15_000],
    [6, 20_000, 30_000],
  ])
})

test('clients whose address is not known count as one', () => {
  expect(spans(windows.unaddressed)).toEqual([
    [4, 7000, 8000],
    [5, 8000, 18_000],
  ])
})

test('all together are cut by whoever writes next', () => {
  expect(spans(windows.together)).toEqual([
    [0, 0, 4000],
    [1, 4000, 5000],
    [2, 4000, 5000],
    [3, 5000, 7000],
    [4, 7000, 8000],
    [5, 8000, 18_000],
    [6, 20_000, 30_000],
  ])
})

const fired = (request: { address: string | null; atUtcMs: number }): number[] =>
  windowsAt(windows, request)
    .map(({ trial }) => trial)
    .toSorted((a, b) => a - b)

test.each([
  ['its first moment', { address: HERE, atUtcMs: 0 }, [0]],
  ['before the first', { address: HERE, atUtcMs: -1 }, []],
  ['the last moment before the next', { address: HERE, atUtcMs: 3999 }, [0]],
  ['two messages of the same moment', { address: HERE, atUtcMs: 4000 }, [1, 2]],
  ['the end, which is outside', { address: HERE, atUtcMs: 18_000 }, []],
  ['one’s own and one of nobody known', { address: HERE, atUtcMs: 7500 }, [1, 2, 4]],
  ['one’s own only', { address: THERE, atUtcMs: 6000 }, [3]],
  ['an address of no client', { address: '10.0.0.9', atUtcMs: 6000 }, []],
  ['an address of no client, perhaps the unknown one’s', { address: '10.0.0.9', atUtcMs: 9000 }, [5]],
  ['no address: of all together', { address: null, atUtcMs: 6000 }, [3]],
  ['no address, two of the same moment', { address: null, atUtcMs: 4500 }, [1, 2]],
])('a request at %s', (_, request, expected) => expect(fired(request)).toEqual(expected))
