import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type TsharkEnd, type TsharkRun, tsharkLines } from '../../../src/traffic/tls/tshark.ts'
import { scratch } from '../../e2e/cli.ts'
import { pcapngOf } from '../tls-capture.ts'

const isPossible = spawnSync('tshark', ['--version']).status === 0
const skipped = isPossible ? '' : ' (skipped: tshark is not installed)'
const dir = scratch('tshark')
const capture = join(dir, 'capture.pcapng')
const searchPath = process.env['PATH'] ?? ''

async function linesOf(own: Partial<TsharkRun>): Promise<{ lines: string[]; end: TsharkEnd }> {
  const run = { arguments: ['-n', '-r', capture], tempDir: dir, timeoutMs: 30_000, maxOutputBytes: 1 << 20, searchPath }
  const reading = tsharkLines({ ...run, ...own })
  const lines: string[] = []
  let step = await reading.next()
  for (; step.done !== true; step = await reading.next()) lines.push(...step.value)
  expect(readdirSync(dir)).toEqual(['capture.pcapng'])
  return { lines, end: step.value }
}

describe.skipIf(!isPossible)(`tshark${skipped}`, () => {
  const http = Buffer.from('GET / HTTP/1.1\r\n\r\n')
  writeFileSync(capture, pcapngOf([{ connection: 0, direction: 0, bytes: http }], { serverPort: 80 }))

  test('only the dissectors that lead to TLS are at work', async () => {
    const { lines, end } = await linesOf({ arguments: ['-n', '-r', capture, '-T', 'fields', '-e', 'frame.protocols'] })
    expect(end).toEqual({ kind: 'done' })
    expect(new Set(lines)).toEqual(new Set(['eth:ethertype:ip:tcp', 'eth:ethertype:ip:tcp:data']))
  })

  test('settings of the person who runs it do not count', async () => {
    const { lines } = await linesOf({ arguments: ['-G', 'folders'] })
    const folder = lines.find((line) => line.startsWith('Personal configuration:')) ?? ''
    expect(folder).toContain(join(dir, 'tshark-'))
  })

  test.each<[string, Partial<TsharkRun>, TsharkEnd]>([
    ['too much output', { maxOutputBytes: 200_000, arguments: ['-G', 'fields'] }, { kind: 'failed', detail: 'it printed more than the capture can hold' }],
    ['too long', { timeoutMs: 1 }, { kind: 'failed', detail: 'it took too long or was killed' }],
    ['an argument that is none', { arguments: ['-Y', 'nonsense.field'] }, { kind: 'failed', detail: expect.stringMatching(/nonsense|\^/) }],
    ['nothing of that name', { searchPath: dir }, { kind: 'absent' }],
  ])('%s', async (_, own, end) => expect((await linesOf(own)).end).toEqual(end)) // biome-ignore format: a table
})
