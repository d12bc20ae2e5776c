import { spawn } from 'node:child_process'
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_FILE, WARC_FILE } from '../../src/collect/collect.ts'
import type { Collected } from '../../src/collect/inventory.ts'
import { readWarc } from '../../src/collect/warc-reader.ts'
import { scratch } from '../e2e/cli.ts'
import { type Behaviour, list, reply, withoutRobots } from './hostile-server.ts'
import { closeWorld, collectFrom, scopeFile, type World, world } from './world.ts'

const dir = scratch('resume')
const FILES = 12
const content = (path: string): string => `${path} `.repeat(3000)

/** Three folders of files, sent in small pieces so that a kill finds answers under way. */
const tree: Behaviour = withoutRobots((path, socket) => {
  if (path === '/log/') return list(socket, path, ['a/', 'b/', 'c/'])
  if (path.endsWith('/'))
    return list(
      socket,
      path,
      Array.from({ length: FILES }, (_, n) => `${n}.log`),
    )
  const body = content(path)
  socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9000)}`)
  setTimeout(() => socket.end(body.slice(9000)), 8)
})
const ADDRESSES = 1 + 1 + 3 + 3 * FILES

/** Whole answers in the WARC file by address. */
async function wholeAnswers(path: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for await (const record of readWarc(createReadStream(path))) {
    if (record.kind === 'fault') throw new Error(`${record.reason} at ${record.offset}`)
    const url = record.fields.get('warc-target-uri')
    if (record.type === 'response' && url !== undefined && !record.fields.has('warc-truncated'))
      counts.set(url, (counts.get(url) ?? 0) + 1)
  }
  return counts
}

const rowsIn = (out: string): Collected[] =>
  readFileSync(join(out, 'inventory.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

async function killedAfter(delayMs: number, argv: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'collect-child.ts'), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const waitFor = argv.at(-1) ?? ''
  const begun = setInterval(() => {
    if (!readdirSync(join(waitFor, '..')).includes('out') || !readdirSync(waitFor).includes(WARC_FILE)) return
    clearInterval(begun)
    setTimeout(() => child.kill('SIGKILL'), delayMs)
  }, 5)
  await ended
  clearInterval(begun)
  return out
}

test('killed again and again, a collection ends complete, with nothing fetched twice that was recorded whole', async () => {
  const around = await world(() => tree)
  const at = mkdtempSync(join(dir, 'kill-'))
  const scope = join(at, 'scope.yaml')
  await scopeFile(scope, [
    `hosts: ['127.0.0.1:${around.main.port}']`,
    'path_prefixes: [/log/]',
    'addresses: [127.0.0.1]',
    'requests_per_second: 200',
  ])
  const out = join(at, 'out')
  try {
    let [ended, runs] = ['', 0]
    for (let run = 0; ended === '' && run < 12; run++, runs++)
      ended = await killedAfter(run < 6 ? 20 + run * 37 : 60_000, [`${around.main.origin}/log/`, scope, out])
    expect(ended).toBe('complete')
    expect(runs).toBeGreaterThan(2)
    const whole = await wholeAnswers(join(out, WARC_FILE))
    expect(whole.size).toBe(ADDRESSES)
    expect([...whole.values()].filter((count) => count > 1)).toEqual([])
    const rows = rowsIn(out)
    expect(rows.length).toBe(ADDRESSES)
    expect(rows.filter(({ truncated }) => truncated !== null)).toEqual([])
    const files = rows.filter(({ url }) => url.endsWith('.log'))
    expect(files.map(({ sizeBytes }) => sizeBytes)).toEqual(
      files.map(({ url }) => content(new URL(url).pathname).length),
    )
  } finally {
    await closeWorld(around)
  }
})

async function collected(around: World, at: string) {
  return collectFrom(around, { dir: at })
}

test.each([
  ['its journal lost the last line', (out: string) => cutLastLine(join(out, JOURNAL_FILE), 0)],
  ['its journal lost half of the last line', (out: string) => cutLastLine(join(out, JOURNAL_FILE), 100)],
])('a collection of which %s asks for nothing again', async (_, harm) => {
  const around = await world(() =>
    withoutRobots((path, socket) =>
      path === '/log/' ? list(socket, path, ['x', 'y']) : reply(socket, '200 OK', { body: path }),
    ),
  )
  const at = mkdtempSync(join(dir, 'cut-'))
  try {
    const before = await collected(around, at)
    const asked = around.main.seen.length
    harm(join(at, 'out'))
    const after = await collected(around, at)
    expect(around.main.seen.length).toBe(asked)
    expect(after.rows).toEqual(before.rows.map((row) => ({ ...row, fetchedAtUtcMs: expect.any(Number) })))
    expect(after.ended).toBe('complete')
    expect((await collected(around, at)).rows).toEqual(after.rows)
    expect(around.main.seen.length).toBe(asked)
  } finally {
    await closeWorld(around)
  }
})

function cutLastLine(path: string, keptBytes: number): void {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  const [last = ''] = lines.slice(-1)
  truncateSync(path, statSync(path).size - Buffer.byteLength(last) - 1 + keptBytes)
}

test('answers that were not whole are asked for again by the next run, those that were whole are not', async () => {
  let isSick = true
  const around = await world(() =>
    withoutRobots((path, socket) => {
      if (path === '/log/') return list(socket, path, ['x', 'y', 'z'])
      if (path === '/log/y' && isSick) return void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')
      if (path === '/log/z' && isSick) return void socket.destroy()
      return reply(socket, '200 OK', { body: path })
    }),
  )
  const at = mkdtempSync(join(dir, 'sick-'))
  try {
    const first = await collected(around, at)
    expect([first.truncated, first.failed]).toEqual([1, { disconnect: 1 }])
    isSick = false
    const asked = around.main.seen.length
    const second = await collected(around, at)
    expect(around.main.seen.slice(asked).map(({ path }) => path)).toEqual(['/log/y', '/log/z'])
    expect([second.truncated, second.failed, second.ended]).toEqual([0, {}, 'complete'])
    expect(second.requests).toBe(around.main.seen.length)
  } finally {
    await closeWorld(around)
  }
})

test('a budget holds over all runs; a larger one lets the collection go on', async () => {
  const around = await world(() =>
    withoutRobots((path, socket) =>
      path === '/log/' ? list(socket, path, ['x', 'y', 'z']) : reply(socket, '200 OK', { body: path }),
    ),
  )
  const at = mkdtempSync(join(dir, 'budget-'))
  try {
    const small = { dir: at, lines: ['budgets: { urls: 3 }'] }
    expect((await collectFrom(around, small)).ended).toBe('urls')
    expect((await collectFrom(around, small)).ended).toBe('urls')
    expect(around.main.paths()).toEqual(['/log/', '/log/x'])
    expect((await collectFrom(around, { dir: at })).ended).toBe('complete')
    expect(around.main.paths()).toEqual(['/log/', '/log/x', '/log/y', '/log/z'])
  } finally {
    await closeWorld(around)
  }
})

test('a folder is refused that holds another collection, or a journal without its records', async () => {
  const around = await world(() => withoutRobots((path, socket) => list(socket, path, [])))
  const at = mkdtempSync(join(dir, 'other-'))
  try {
    await collected(around, at)
    await expect(collectFrom(around, { dir: at, start: `${around.main.origin}/log/b/` })).rejects.toThrow(
      /holds a collection of/,
    )
    rmSync(join(at, 'out', WARC_FILE))
    await expect(collected(around, at)).rejects.toThrow(/gone or shorter/)
  } finally {
    await closeWorld(around)
  }
})

test('a journal that is damaged inside is refused', async () => {
  const around = await world(() => withoutRobots((path, socket) => list(socket, path, [])))
  const at = mkdtempSync(join(dir, 'damaged-'))
  mkdirSync(join(at, 'out'))
  writeFileSync(join(at, 'out', JOURNAL_FILE), '{"kind":"run"\n{}\n')
  try {
    await expect(collected(around, at)).rejects.toThrow(/journal is damaged/)
  } finally {
    await closeWorld(around)
  }
})
