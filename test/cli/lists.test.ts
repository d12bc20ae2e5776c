import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'

const dir = scratch('lists')
const at = (name: string): string => join(dir, 'client', name)

function write(name: string, words: string): void {
  mkdirSync(join(at(name), '..'), { recursive: true })
  writeFileSync(at(name), words)
}

beforeAll(() => {
  write('a/w.2012-01-01.txt', '六四\n法轮功\n学潮\n天安门\n')
  write('a/w.2012-01-05.txt', '六四\n天安门\n')
  write('a/w.2012-01-06.txt', '六四\n法轮功\n学潮\n天安门\n')
  write('a/w.2012-02-01.txt', '六四\n法轮功\n学潮\n=1+1\n\u202e钓鱼岛\n')
  write('b/w.2012-01-01.txt', '六四\n刘晓波\n')
  writeFileSync(
    join(dir, 'book.csv'),
    'word,category,category_id,theme\r\n六四,Tiananmen,34,Events\r\n法轮功,Religion,47,Political\r\n钓鱼岛,Diaoyu,24,Event\r\n天安门,Tiananmen,34,Events\r\n',
  )
})
const book = ['--codebook', join(dir, 'book.csv')]

describe('history', () => {
  test('a table for each list, its summary, and the rules of the labels that were given', async () => {
    const { code, out, err } = await breachlight('lists', 'history', join(dir, 'client'), ...book)
    expect([code, err]).toEqual([0, 'Next: breachlight lists compare FILE… shows what the lists have in common.\n'])
    expect(out).toContain('client/a: 4 versions, 2012-01-01 to 2012-02-01; 6 words ever\n')
    expect(out).toMatch(/\n2012-01-05 +2 +2 +0 +2 +transient truncation\n2012-01-06 +4 +4 +2 +0 +return\n/)
    expect(out).toContain('First to last: 2 words came, 1 went, 3 stayed; real changes: 1, versions that passed: 1.\n')
    expect(out).toContain('  2012-02-01  +2 −1\n      + not coded 2\n      − Tiananmen (34) 1\n')
    expect(out).toContain('Largest that passed:\n  2012-01-05  +0 −2\n')
    expect(out).toMatch(/\ntruncation: .*\n/)
    expect(out).not.toContain('mirror-flapping')
  })

  test('as JSON and as CSV', async () => {
    const json = await breachlight('lists', 'history', at('a'), '--json')
    const { schema, lists, labels } = JSON.parse(json.out)
    expect([schema, lists.length, Object.keys(labels).length]).toEqual(['breachlight/list-history/1', 1, 14])
    expect(lists[0].history[1]).toMatchObject({
      version: '2012-01-05',
      added: 0,
      removed: 2,
      stands: false,
      net_added: null,
      labels: [
        { label: 'transient', rests_on: ['2012-01-01', '2012-01-05', '2012-01-06'] },
        { label: 'truncation', rests_on: ['2012-01-01', '2012-01-05', '2012-01-06'] },
      ],
    })
    const { out } = await breachlight('lists', 'history', at('a'), '--csv')
    expect(out.split('\r\n')[0]).toBe(
      'list,version,dated_utc_ms,lines,rejects,unique,unique_trimmed,added,removed,net_added,net_removed,labels,why',
    )
    expect(out.split('\r\n')[2]).toMatch(/^a\/w,2012-01-05,1325721600000,2,0,2,2,0,2,,,transient; truncation,/)
  })
})

describe('diff', () => {
  const both = [at('a/w.2012-01-06.txt'), at('a/w.2012-02-01.txt')]

  test('words that came and went, safe for a terminal', async () => {
    const { code, out, err } = await breachlight('lists', 'diff', ...both, ...book)
    expect([code, err]).toEqual([0, expect.stringContaining('Next: breachlight lists history')])
    expect(out).toContain('2 words came, 1 went, 3 stayed\n')
    expect(out).toContain(
      '+ by category: not coded 2\n+ =1+1\n+ \\u{202e}钓鱼岛\n− by category: Tiananmen (34) 1\n− 天安门\n',
    )
  })

  test('as JSON and as CSV, which no spreadsheet evaluates', async () => {
    const json = JSON.parse((await breachlight('lists', 'diff', ...both, '--json')).out)
    expect(json).toMatchObject({
      schema: 'breachlight/list-diff/1',
      before: { lines: 4, unique: 4 },
      added: ['=1+1', '\u202e钓鱼岛'],
      removed: ['天安门'],
      kept: 3,
    })
    const { out } = await breachlight('lists', 'diff', ...both, '--csv', ...book)
    expect(out).toBe(
      "change,word,theme,categories\r\nadded,'=1+1,,\r\nadded,\\u{202e}钓鱼岛,,\r\nremoved,天安门,Events,Tiananmen (34)\r\n",
    )
  })

  test('many words are cut unless all are wanted', async () => {
    writeFileSync(join(dir, 'long.txt'), Array.from({ length: 60 }, (_, word) => `word ${word}\n`).join(''))
    const pair = ['lists', 'diff', at('b/w.2012-01-01.txt'), join(dir, 'long.txt')]
    expect((await breachlight(...pair)).out).toContain('+ and 20 more (--all names them)\n')
    expect((await breachlight(...pair, '--all')).out).toContain('\n+ word 59\n')
  })
})

describe('compare', () => {
  test('lists, sets apart, themes', async () => {
    const { code, out, err } = await breachlight('lists', 'compare', join(dir, 'client'), '--apart', 'b', ...book)
    expect([code, err]).toEqual([0, expect.stringContaining('Next: breachlight investigate')])
    expect(out).toMatch(/\nlist +client\/a +client\/b +6 +2 +1 +7 +0\.1429 +0\.1667 +0\.5000\n/)
    expect(out).toMatch(/\nany of client\/b +2\nonly on client\/b +1\non both sides +1\n/)
    expect(out).toMatch(/\nclient\/b +Events +1 +0\.5000 +0\.0945 +0\.9055\nclient\/b +– +1 /)
  })

  test('as JSON, with every version; as CSV, a table at a time', async () => {
    const json = JSON.parse((await breachlight('lists', 'compare', join(dir, 'client'), '--versions', '--json')).out)
    expect([json.schema, json.themes, json.apart]).toEqual(['breachlight/list-comparison/1', [], []])
    const kinds = json.overlap.map(({ kind }: { kind: string }) => kind)
    expect([
      kinds.filter((kind: string) => kind === 'list').length,
      kinds.filter((kind: string) => kind === 'version').length,
    ]).toEqual([1, 10])
    const overlap = await breachlight('lists', 'compare', join(dir, 'client'), '--csv', 'overlap')
    expect(overlap.out).toMatch(/^kind,a,b,words_a,.*\r\nlist,client\/a,client\/b,6,2,1,7,0\.142857/)
    const themes = await breachlight('lists', 'compare', join(dir, 'client'), '--csv', 'themes', ...book)
    expect(themes.out).toMatch(/^words_of,theme,words,share,ci_low,ci_high\r\nclient\/a,Events,2,/)
  })
})

test.each([
  [['lists', 'compare', 'CLIENT', '--apart', 'z'], 2, 'There is no list z among these files'],
  [['lists', 'history', 'BOOK'], 4, 'None of these files is a keyword list'],
  [['lists', 'history', 'CLIENT', '--codebook', 'LIST'], 4, 'is no code book'],
  [['lists', 'diff', 'LIST', 'BOOK'], 4, 'is no keyword list'],
  [['lists', 'diff', 'LIST', 'nowhere'], 4, 'There is no list'],
])('%j is refused with what to do', async (argv, exit, said) => {
  const paths: Record<string, string> = {
    CLIENT: join(dir, 'client'),
    BOOK: join(dir, 'book.csv'),
    LIST: at('b/w.2012-01-01.txt'),
  }
  const { code, out, err } = await breachlight(...argv.map((word) => paths[word] ?? word))
  expect([code, out]).toEqual([exit, ''])
  expect(err).toContain(said)
})
