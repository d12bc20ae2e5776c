import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { start } from '../e2e/spawned.ts'

const dir = scratch('isolate')
const box = join(dir, 'box.mjs')
writeFileSync(
  box,
  `import { createInterface } from 'node:readline'
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line)
  console.log(JSON.stringify({ id, triggered: text.includes('月桥') && text.includes('石舟') }))
}
`,
)
const oracle = `"${process.execPath}" "${box}"`
const TEXT = '昨天我们走过月桥的时候，看见河上有一只石舟'
const log = (name: string): string => join(dir, `${name}.jsonl`)
const isolate = (...argv: readonly string[]) => breachlight('isolate', ...argv)

describe('isolate', () => {
  test('prints the combination, its proof, the cost and the log', async () => {
    const sheet = join(dir, 'sheet.csv')
    const { code, out, err } = await isolate('--oracle', oracle, '--text', TEXT, '--log', log('a'), '--sheet', sheet)
    expect([code, out]).toEqual([0, expect.stringContaining('  “月桥” + “石舟”, in any order\n')])
    expect(out).toMatch(/^combination: /)
    expect(out).toContain('Proven by 4 trials: 1 with the combination alone, 3 with something left out.')
    expect(out).toContain(`Every trial is in ${log('a')}`)
    expect(err).toContain(`Next: breachlight traffic CAPTURE --trials ${sheet}`)
    expect(readFileSync(sheet, 'utf8')).toContain('月桥+石舟')
  })

  test('the same command asks nothing again; --json gives one object', async () => {
    const before = readFileSync(log('a'), 'utf8')
    const { code, out } = await isolate('--oracle', 'no-such-program', '--text', TEXT, '--log', log('a'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      schema: 'breachlight/isolate/1',
      verdict: 'combination',
      doubt: null,
      rules: [{ components: ['月桥', '石舟'], order: 'any' }],
      confidence: null,
      logPath: log('a'),
    })
    expect(readFileSync(log('a'), 'utf8').startsWith(before)).toBe(true)
  })

  test('recorded answers, a text from a file, a list and an earlier log', async () => {
    const list = join(dir, 'list.txt')
    writeFileSync(list, '石舟+月桥\n水车\n')
    writeFileSync(join(dir, 'text.txt'), `${TEXT}\n`)
    const text = ['--text-file', join(dir, 'text.txt'), '--oracle', oracle, '--json']
    const trials = async (name: string, ...more: readonly string[]): Promise<number> =>
      JSON.parse((await isolate(...text, '--log', log(name), ...more)).out).trials
    const none = await trials('none')
    expect(await trials('listed', '--list', list)).toBeLessThan(none)
    expect(await trials('earlier', '--earlier', log('a'))).toBeLessThan(none)
    const recorded = await isolate('--recorded', log('none'), '--text', TEXT, '--log', log('recorded'), '--json')
    expect(JSON.parse(recorded.out).rules[0].components).toEqual(['月桥', '石舟'])
    const missing = await isolate('--recorded', log('none'), '--text', `${TEXT}吗`, '--log', log('missing'))
    expect([missing.code, missing.err]).toEqual([4, expect.stringMatching(/has no answer to a text of \d+ characters/)])
  })

  test('options reach the search', async () => {
    const first = await isolate('--oracle', oracle, '--text', TEXT, '--log', log('first'), '--first', '--json')
    expect(JSON.parse(first.out).complete).toBe(false)
    const few = await isolate('--oracle', oracle, '--text', TEXT, '--log', log('few'), '--most-trials', '4', '--json')
    expect(JSON.parse(few.out)).toMatchObject({ verdict: 'cannot-tell', doubt: 'test-limit' })
    const noisy = await isolate(
      '--oracle',
      oracle,
      '--text',
      TEXT,
      '--log',
      log('n'),
      '--noise',
      '0.05',
      '--first',
      '--json',
    )
    expect(JSON.parse(noisy.out)).toMatchObject({ verdict: 'combination', confidence: 0.99, errorRate: 0.05 })
    const short = await isolate(
      '--oracle',
      oracle,
      '--text',
      TEXT,
      '--log',
      log('s'),
      '--length-limit',
      '30',
      '--separator',
      '◇',
    )
    expect(short.out).toContain('“月桥” + “石舟”')
    expect(readFileSync(log('s'), 'utf8')).not.toContain('◆')
  })

  test.each([
    [['--text', TEXT], 2, 'No oracle is named'],
    [['--oracle', 'a', '--ask', '--text', TEXT], 2, 'More than one oracle'],
    [['--ask', '--text', TEXT], 2, 'there is no terminal'],
    [['--oracle', oracle], 2, 'One text is isolated at a time'],
    [['--oracle', oracle, '--text', ''], 4, 'The text has 0 characters'],
    [['--oracle', oracle, '--text', '月◆桥'], 2, 'The separator stands in the text'],
    [['--oracle', oracle, '--text', TEXT, '--separator', ''], 2, 'The separator is empty'],
    [['--http', 'http://192.0.2.1/', '--text', TEXT], 2, 'is not this machine'],
    [['--oracle', oracle, '--text', TEXT, '--list', 'no.txt'], 4, 'There is no list no.txt'],
    [['--oracle', oracle, '--text', TEXT, '--noise', '0.6'], 2, 'number from 0 to 0.4'],
  ])('%j ends with %i', async (argv, code, sentence) => {
    const ended = await isolate(...argv, ...(argv.includes('--log') ? [] : ['--log', log('bad')]))
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(sentence)])
  })

  test('a program that dies ends the run with a sentence, and the log keeps what was learnt', async () => {
    const dying = join(dir, 'dying.mjs')
    writeFileSync(
      dying,
      readFileSync(box, 'utf8')
        .replace('const {', 'if (++n > 6) process.exit(1)\n  const {')
        .replace('for', 'let n = 0\nfor'),
    )
    const argv = ['--text', TEXT, '--log', log('dying')]
    const died = await isolate('--oracle', `"${process.execPath}" "${dying}"`, ...argv)
    expect([died.code, died.err]).toEqual([4, expect.stringContaining('before it answered')])
    expect(readFileSync(log('dying'), 'utf8').split('\n')).toHaveLength(8)
    expect((await isolate('--oracle', oracle, ...argv)).out).toContain('“月桥” + “石舟”')
  })

  test('interrupted, it ends with 75 and goes on where it was', async () => {
    const argv = ['isolate', '--oracle', oracle, '--text', TEXT, '--log', log('cut')]
    const run = start([...argv, '--pause', '300'])
    while (!existsSync(log('cut')) || readFileSync(log('cut'), 'utf8').split('\n').length < 4)
      await new Promise((resolve) => setTimeout(resolve, 50))
    run.kill('SIGINT')
    expect((await run.ended).code).toBe(75)
    const kept = readFileSync(log('cut'), 'utf8')
    expect((await breachlight(...argv)).out).toContain('“月桥” + “石舟”')
    expect(readFileSync(log('cut'), 'utf8').startsWith(kept)).toBe(true)
  }, 30_000)
})
