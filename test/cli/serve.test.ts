import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { start, type Started } from '../e2e/spawned.ts'
import { smallCase } from '../serve/served.ts'

/** Waits for the first whole line that a file-like function holds. */
async function lineOf(read: () => string): Promise<string> {
  for (;;) {
    const [line, rest] = read().split('\n')
    if (line !== undefined && rest !== undefined) return line
    await setTimeout(50)
  }
}

/** Arguments of every process of this machine that can be listed. */
const allArguments = (): string =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(join('/proc', name, 'cmdline')))
    .map((name) => {
      try {
        return readFileSync(join('/proc', name, 'cmdline'), 'utf8')
      } catch {
        return '' // it ended meanwhile
      }
    })
    .join('\n')

const ready = (program: Started): Promise<{ origin: string; open: string }> =>
  lineOf(() => program.said().out).then((line) => JSON.parse(line))

describe('serve', () => {
  test('names a file that only its owner can read; the secret is nowhere else and the file goes when it was used', async () => {
    const { caseDir } = await smallCase(scratch('serve'))
    const program = start(['serve', '--case', caseDir, '--no-open', '--json'])
    const { origin, open } = await ready(program)
    const path = fileURLToPath(open)
    const [, secret = ''] = /#launch=([\w-]{43})"/.exec(readFileSync(path, 'utf8')) ?? []
    expect(secret).toHaveLength(43)
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700])
    expect(allArguments()).not.toContain(secret)
    const entered = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify({ launch: secret }),
    })
    expect(entered.status).toBe(200)
    expect(existsSync(dirname(path))).toBe(false)

    const locked = await breachlight('verify', '--case', caseDir)
    expect([locked.code, locked.err]).toEqual([6, expect.stringContaining('in use by process')])
    program.kill('SIGINT')
    const { code, out, err } = await program.ended
    expect(code).toBe(0)
    expect(`${out}${err}`).not.toContain(secret)
    expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
  })

  test.each([
    [['--port', '80'], '80 is not a port.'],
    [['--port', 'x'], 'x is not a port.'],
  ])('%j is refused', async (options, sentence) => {
    const { code, err } = await breachlight('serve', '--no-open', ...options)
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
  })

  test('a folder without a case is a place for one: nothing is made there before somebody says so', async () => {
    const dir = scratch('serve-none')
    const program = start(['serve', '--case', join(dir, 'new'), '--no-open', '--json'])
    await ready(program)
    program.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)
    expect(existsSync(join(dir, 'new'))).toBe(false)
  })
})
