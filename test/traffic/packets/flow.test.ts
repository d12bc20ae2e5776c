import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Flow, FlowRow, newFlow } from '../../../src/traffic/packets/flow.ts'

/** The row's flows from the oldest on, and back again. */
function walked(row: FlowRow): { streams: number[]; back: number[] } {
  const streams: number[] = []
  const back: number[] = []
  let last: Flow | null = null
  for (let flow = row.oldest; flow !== null; flow = flow.newer) {
    streams.push(flow.stream)
    last = flow
  }
  for (let flow = last; flow !== null; flow = flow.older) back.push(flow.stream)
  return { streams, back: back.toReversed() }
}

test('rows hold their flows in the order in which they were added last, each in one row', () => {
  const step = fc.record({ flow: fc.nat(5), to: fc.constantFrom(0, 1, null) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const flows = Array.from({ length: 6 }, (_, stream) => newFlow('', stream, true))
      const rows = [new FlowRow(), new FlowRow()]
      const model: number[][] = [[], []]
      for (const { flow, to } of steps) {
        for (const [n, list] of model.entries()) model[n] = list.filter((one) => one !== flow)
        if (to === null) flows[flow]?.row?.remove(flows[flow])
        else {
          model[to]?.push(flow)
          const added = flows[flow]
          if (added !== undefined) rows[to]?.add(added)
        }
      }
      expect(rows.map(walked)).toEqual(model.map((streams) => ({ streams, back: streams })))
      expect(rows.map((row) => row.size)).toEqual(model.map((list) => list.length))
    }),
  )
})
