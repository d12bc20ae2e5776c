import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { LIST_WORDS } from '../../lab/talk/words.ts'
import { safe } from '../../src/cli/out.ts'
import { breachlight, scratch } from '../e2e/cli.ts'
import { zip } from '../unpack/pack.ts'

const dir = scratch('inspect')
const builds = join(dir, 'builds')
const of = (id: string) => join(builds, id)

beforeAll(() => breachlight('lab', 'builds', '--out', builds, '--seed', '7'))

/** What `--json` says, as far as these tests look at it. */
interface Said {
  schema: string
  a: SideSaid
  b: SideSaid
  files: {
    identical: number
    added: { path: string }[]
    removed: { path: string }[]
    changed: unknown[]
    moved: unknown[]
  }
}
interface SideSaid {
  files: number
  new_words: number
  keyword_files: { path: string; words: number; lines: number; decoder: { id: string; confidence: string } | null }[]
  only: Readonly<Record<string, { value: unknown }[]>>
}

async function inspected(a: string, b: string): Promise<Said> {
  const { code, out, err } = await breachlight('inspect', a, b, '--json')
  expect(code, err).toBe(0)
  const said: Said = JSON.parse(out)
  expect(said.schema).toBe('breachlight/inspect/1')
  expect(said.a.files).toBe(
    said.files.identical + said.files.changed.length + said.files.moved.length + said.files.removed.length,
  )
  expect(said.b.files).toBe(
    said.files.identical + said.files.changed.length + said.files.moved.length + said.files.added.length,
  )
  return said
}

const values = (side: SideSaid, kind: string) => side.only[kind]?.map(({ value }) => value)

describe('the net-bar edition is told from the ordinary one', () => {
  test.each(['tom-3.8', 'tom-5.1'])('from %s, by its list, host, version and rights', async (ordinary) => {
    const { a, b } = await inspected(of(ordinary), of('netbar'))
    const lists = b.keyword_files.filter(({ path }) => path.endsWith('/keyfile'))
    expect(lists).toMatchObject([{ words: LIST_WORDS.netbar.length, decoder: { id: 'plain' } }])
    // The obscenity is on every list
    expect(b.new_words).toBe(LIST_WORDS.netbar.length - 1)
    expect(values(b, 'hosts')).toEqual(['netbar.regional.invalid'])
    expect(values(a, 'hosts')).toEqual(['agent.regional.invalid'])
    expect(values(b, 'versions')).toEqual([{ name: 'version', value: '3.6.4.1' }])
    expect(values(b, 'permissions')).toMatchObject([{ name: 'requireAdministrator' }])
    expect(values(b, 'urls')).toContain('http://netbar.regional.invalid/netbar/hit')
  })

  test('it lacks the list that only uploads, which 5.1 has, and the address of the upload', async () => {
    const { a, b, files } = await inspected(of('tom-5.1'), of('netbar'))
    expect(files.removed.map(({ path }) => path)).toEqual(['Chat-5.1.4.10/agent/keyfile_u'])
    expect(a.keyword_files.find(({ path }) => path.endsWith('keyfile_u'))).toMatchObject({
      lines: LIST_WORDS.surveillance.length,
    })
    expect(values(a, 'urls')).toContain('http://agent.regional.invalid/agent/contentfilter.php')
    expect(values(b, 'urls')?.some((url) => String(url).includes('contentfilter.php'))).toBe(false)
  })

  test('two ordinary ones share host and rights, and differ by the list that only uploads', async () => {
    const { a, b, files } = await inspected(of('tom-3.8'), of('tom-5.1'))
    expect([values(a, 'hosts'), values(b, 'hosts'), values(b, 'permissions')]).toEqual([[], [], []])
    expect(files.added.map(({ path }) => path)).toEqual(['Chat-5.1.4.10/agent/keyfile_u'])
    expect(b.new_words).toBe(LIST_WORDS.surveillance.length)
  })

  test('a build is no different from itself', async () => {
    const { a, b, files } = await inspected(of('netbar'), of('netbar'))
    expect(files).toMatchObject({ identical: 8, added: [], removed: [], changed: [], moved: [] })
    for (const side of [a, b]) expect(Object.values(side.only).flat()).toEqual([])
  })
})

test('against the official build: the filter program, its built-in list, keys, signer', async () => {
  const { b, files } = await inspected(of('official'), of('tom-5.1'))
  expect(files.added.map(({ path }) => path.split('/').at(-1))).toEqual(['keyfile', 'keyfile_u', 'contentfilter.bin'])
  const builtIn = b.keyword_files.find(({ decoder }) => decoder?.id === 'strings')
  expect(builtIn).toMatchObject({ words: LIST_WORDS.builtin.length })
  expect(values(b, 'keys')).toMatchObject([{ name: 'upload_key' }, { name: 'keyfile_key' }])
  expect(values(b, 'certificates')).toMatchObject([{ subject: expect.stringContaining('regional') }])
})

test('the page as text, and as one file without script, shows no key in full', async () => {
  const html = join(dir, 'page.html')
  const { code, out, err } = await breachlight('inspect', of('official'), of('tom-5.1'), '--html', html)
  expect(code).toBe(0)
  const page = readFileSync(html, 'utf8')
  for (const text of [out, page]) {
    expect(text).toContain('agent.regional.invalid')
    expect(text).toContain('upload_key: ')
    expect(text).toContain('A text that was not found may still be there')
    expect(text).not.toMatch(/[0-9a-f]{40}…/)
  }
  expect(page).not.toMatch(/<script|https?:\/\/[^<]*\.js/)
  expect(err).toMatch(/Next: breachlight lists decode .*agent\/keyfile prints the whole list\.\n$/)
})

test('a build as a zip is the build as a folder', async () => {
  const files = readdirSync(of('netbar'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const members = files.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { name: path.slice(of('netbar').length + 1), bytes: readFileSync(path) }
  })
  writeFileSync(join(dir, 'netbar.zip'), zip(members))
  expect((await inspected(of('netbar'), join(dir, 'netbar.zip'))).files.identical).toBe(8)
})

test('names and texts of a build reach the terminal and the page harmless', async () => {
  const hostile = join(dir, 'hostile')
  mkdirSync(join(hostile, 'b'), { recursive: true })
  writeFileSync(
    join(hostile, 'b', '\u001b[2J<img src=x>\u202e.bin'),
    'http://evil.example/<b>\u001b[31m key="0123456789abcdef"',
  )
  writeFileSync(join(hostile, 'b', 'keyfile'), '<script>alert(1)</script>\n\u001b[31m红灯笼\n=HYPERLINK("x")\n')
  const html = join(dir, 'hostile.html')
  const { code, out } = await breachlight('inspect', of('official'), join(hostile, 'b'), '--html', html)
  expect(code).toBe(0)
  expect(out).toBe(safe(out))
  const page = readFileSync(html, 'utf8')
  expect(['<script', '<img', '\u001b', '\u202e'].filter((text) => page.includes(text))).toEqual([])
})

const digest = () => {
  const hash = createHash('sha256')
  for (const entry of readdirSync(builds, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)))
  return hash.digest('hex')
}

test('nothing of a build is changed, and nothing stays in the folder for temporary files', async () => {
  const before = digest()
  await breachlight('inspect', of('tom-3.8'), of('netbar'))
  expect(digest()).toBe(before)
})

test.each([
  [['inspect', 'missing', 'missing'], 4, /no such file or folder/],
  [['inspect', 'one'], 2, /missing required argument/],
])('%s', async (words, code, said) => {
  const ran = await breachlight(...words)
  expect(ran.code).toBe(code)
  expect(ran.err).toMatch(said)
})

test('a page that cannot be written is said to be so', async () => {
  const { code, err } = await breachlight(
    'inspect',
    of('official'),
    of('official'),
    '--html',
    join(dir, 'no/such/page.html'),
  )
  expect([code, err]).toEqual([4, expect.stringMatching(/cannot be written to .*ENOENT/)])
})

test('lab builds takes its own folder again, and refuses another', async () => {
  renameSync(of('netbar'), join(dir, 'kept'))
  const { code, out } = await breachlight('lab', 'builds', '--out', builds, '--seed', '7', '--json')
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { schema: 'breachlight/lab-builds/1', builds: ['official', 'tom-3.8', 'tom-5.1', 'netbar'] },
  ])
  expect(existsSync(of('netbar'))).toBe(true)
  const other = await breachlight('lab', 'builds', '--out', join(dir, 'kept'))
  expect([other.code, other.err]).toEqual([4, expect.stringMatching(/is not empty/)])
})
