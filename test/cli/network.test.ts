import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { logLines } from '../decrypt/evidence.ts'
import { breachlight, scratch } from '../e2e/cli.ts'

const dir = scratch('network')
const caseDir = join(dir, 'case')

beforeAll(async () => {
  mkdirSync(join(dir, 'evidence'))
  writeFileSync(join(dir, 'evidence', 'chat1.log'), `${logLines(60).join('\n')}\n`)
  const { code, err } = await breachlight('investigate', join(dir, 'evidence'), '--case', caseDir)
  if (code !== 0) throw new Error(err)
})

/** Edges that `ask network` lists. */
async function edges(...options: readonly string[]): Promise<Answer['rows']> {
  const { code, out, err } = await breachlight('ask', 'network', '--case', caseDir, '--json', ...options)
  if (code !== 0) throw new Error(err)
  const answer: Answer = JSON.parse(out)
  return answer.rows
}

test('around one account, by the pseudonym that an answer shows and by its name: the same, and nothing revealed', async () => {
  const [first] = await edges()
  const pseudonym = String(first?.['from'])
  const around = await edges('--account', pseudonym)
  expect(around.filter(({ kind }) => kind === 'line').map(({ from }) => from)).toContain(pseudonym)
  for (const { from, to, kind } of around) {
    expect(from).toMatch(/^account-[a-z2-7]{16}$/)
    expect(to).toMatch(kind === 'line' ? /^address-[a-z2-7]{16}$/ : /^account-[a-z2-7]{16}$/)
  }
  const revealed = await edges('--reveal', '--reason', 'a test')
  const name = String(revealed[0]?.['from'])
  expect(await edges('--account', name)).toEqual(around)
})

test('a file for graph programs, in either way it is told', async () => {
  const path = join(dir, 'case.gexf')
  const named = await breachlight('export', '--case', caseDir, '--as', 'gexf', '--out', path, '--json')
  expect(JSON.parse(named.out)).toEqual({ schema: 'breachlight/export/1', as: 'gexf', file: path })
  const printed = await breachlight('export', '--case', caseDir, '--as', 'gexf')
  expect(printed.out).toBe(readFileSync(path, 'utf8'))
  expect(printed.err).toContain('Next: breachlight ask network')
})

test.each([
  [['export', '--as', 'gexf', '--json'], 'names the file that was written'],
  [['export', '--as', 'csv'], 'Allowed choices are gexf, graphml'],
  [['export', '--as', 'gexf', '--hops', '2'], '--hops is only used with --account'],
  [['export', '--as', 'gexf', '--account', 'x', '--hops', '0'], '--hops takes a whole number from 1'],
  [['export', '--as', 'gexf', '--account', 'nobody here'], 'The case holds no account nobody here'],
  [['export', '--as', 'gexf', '--reveal'], 'needs a reason'],
  [['ask', 'counts', '--account', 'x'], '--account is only used with network'],
  [['ask', 'network', '--account', 'nobody here'], 'ask identities lists them'],
])('%j is refused with what to do', async (argv, said) => {
  const { code, out, err } = await breachlight(...argv, '--case', caseDir)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(said)
})
