import { Command } from '@commander-js/extra-typings'
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addCollect } from '../../src/cli/collect.ts'
import { type ExitReason, OperatorError } from '../../src/model/errors.ts'
import { hostile, list, reply, withoutRobots } from '../collect/hostile-server.ts'
import { scopeFile } from '../collect/world.ts'
import { scratch } from '../e2e/cli.ts'

const dir = scratch('collect-cli')
const server = await hostile(
  withoutRobots((path, socket) =>
    path === '/log/'
      ? list(socket, path, ['a.log', '/etc/\u001b]0;x\u0007'])
      : reply(socket, '200 OK', { body: 'one' }),
  ),
)
afterAll(() => server.close())
const scopePath = join(dir, 'scope.yaml')
await scopeFile(scopePath, [
  `hosts: ['127.0.0.1:${server.port}']`,
  'path_prefixes: [/log/]',
  'addresses: [127.0.0.1]',
  'requests_per_second: 100',
  'user_agent: "for the court"',
])

async function run(...argv: readonly string[]) {
  let [out, err, exit] = ['', '', '']
  const program = new Command('breachlight').exitOverride().configureOutput({ writeErr: () => undefined })
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isInteractive: false,
  }
  addCollect(program, terminal, (reason: ExitReason) => {
    exit = reason
  })
  await program.parseAsync(['collect', ...argv], { from: 'user' })
  return { out, err, exit }
}

test('what is about to happen is said before, what happened after, and the next command', async () => {
  const out = mkdtempSync(join(dir, 'text-'))
  const said = await run(`${server.origin}/log/`, '--scope', scopePath, '--out', out, '--case', join(dir, 'case'))
  expect(said.exit).toBe('done')
  expect(said.err).toMatch(
    /^Collecting http:.*\n {2}authority {3}a test\n {2}approver {4}nobody \(contact: nobody\)\n {2}scope .* ports \d+ below \/log\/\n/,
  )
  expect(said.err).toMatch(
    /way out {5}direct\n {2}user agent {2}Breachlight\/\d+\.\d+\.\d+ \(for the court\)\n {2}budgets {5}1,073,741,824 bytes/,
  )
  expect(said.err).toContain('Added 2 evidence items')
  expect(said.err).toContain(`Next: breachlight ask servers --case ${join(dir, 'case')}\n`)
  expect(said.out).toMatch(/^Ended: nothing is left to fetch\.\n3 requests, 3 answers recorded, \d+ bytes received\n/)
  expect(said.out).toMatch(/Not asked for:\n {9}1 {2}a path outside the prefixes of the scope\n/)
  expect(server.seen.at(-1)?.head).toContain('User-Agent: Breachlight/0.1.0 (for the court)')
})

test('as JSON', async () => {
  const out = join(mkdtempSync(join(dir, 'json-')), 'new')
  const { out: text } = await run(
    `${server.origin}/log/`,
    '--scope',
    scopePath,
    '--out',
    out,
    '--case',
    join(dir, 'json'),
    '--json',
  )
  const host = `127.0.0.1:${server.port}`
  expect(JSON.parse(text)).toEqual({
    schema: 'breachlight/collection/1',
    ended: 'complete',
    requests: 3,
    saved: 3,
    truncated: 0,
    received_bytes: expect.any(Number),
    refused: { path: 1 },
    failed: {},
    hosts: { [host]: { requests: 3, received_bytes: expect.any(Number) } },
    warc: join(out, 'collection.warc.gz'),
    repaired_bytes: 0,
    sealed: true,
  })
  expect(readFileSync(join(out, 'scope.yaml'))).toEqual(readFileSync(scopePath))
  for (const name of ['collection.warc.gz', 'journal.jsonl', 'inventory.jsonl', 'scope.yaml'])
    expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
  expect(statSync(out).mode & 0o777).toBe(0o700)
})

test.each([
  ['http://127.0.0.1:1/log/', 'direct', /is not within the scope: a port/],
  ['log', 'direct', /not within the scope: not an address/],
  ['http://127.0.0.1:1/log/', 'tor', /is no way out/],
])('%s by way of %s is refused before anything is fetched or made', async (url, egress, message) => {
  const out = join(dir, 'never')
  const asked = server.seen.length
  const refused = run(url, '--scope', scopePath, '--out', out, '--case', join(dir, 'none'), '--egress', egress)
  await expect(refused).rejects.toThrow(OperatorError)
  await expect(refused).rejects.toThrow(message)
  expect([existsSync(out), existsSync(join(dir, 'none')), server.seen.length]).toEqual([false, false, asked])
})
