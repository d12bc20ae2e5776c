import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { KEY, KEY_FILE } from '../e2e/evidence.ts'
import { type Served, served, smallCase } from './served.ts'

const dir = scratch('serve-evidence')
let at: Served
let caseDir: string
beforeAll(async () => {
  const made = await smallCase(dir)
  caseDir = made.caseDir
  at = await served(caseDir)
})

/** What is asked while names are shown. */
async function revealed<T>(path: string, json?: unknown): Promise<T> {
  await at.ask('/reveal', { reason: 'a test' })
  try {
    return await at.ask<T>(path, json)
  } finally {
    await at.ask('/cover', {})
  }
}

const ended = async () => {
  await at.at.jobs.idle()
  return at.at.jobs.current()?.events.at(-1)
}

test('items, streams and keys are told; what a key is, only with a reason', async () => {
  const { items } = await at.ask<{ items: { path: string; sha256: string; verdict: string }[] }>('/evidence/items')
  expect(items.map(({ path }) => path)).toContain(KEY_FILE.path)
  expect(items.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true)
  const { streams } = await at.ask<{ streams: { path: string; kind: string; decode: string; records: number }[] }>(
    '/evidence/streams',
  )
  const sealed = streams.find(({ path }) => path.startsWith('fs01/log/'))
  expect(sealed).toMatchObject({ kind: 'log', decode: expect.stringContaining('des'), records: 400 })
  const { keys } = await at.ask<{ keys: { path: string; hex: null; opened: number }[] }>('/evidence/keys')
  expect(keys).toEqual([expect.objectContaining({ path: KEY_FILE.path, hex: null, opened: 1 })])
  const seen = await revealed<{ keys: { hex: string }[] }>('/evidence/keys')
  expect(seen.keys[0]?.hex).toBe(Buffer.from(KEY).toString('hex'))
})

test('a case is proven as a work with progress, and what was proven stays to be read', async () => {
  const custody = () =>
    at.ask<{ ledgerHead: string; verified: { checks: { holds: boolean }[] } | null }>('/evidence/custody')
  expect((await custody()).verified).toBeNull()
  await at.ask('/jobs/verify', {})
  expect(await ended()).toEqual({ kind: 'done', result: { wrong: 0 } })
  expect(at.at.jobs.current()?.events).toContainEqual(expect.objectContaining({ stage: 'hashing what is sealed' }))
  expect((await custody()).verified?.checks.map(({ holds }) => holds)).toEqual([true, true, true, true, true])
}, 240_000)

describe('rejects', () => {
  interface Wire {
    stream: string
    startByte: number
    path: string
    reason: string
  }
  const first = async (): Promise<Wire> => {
    const { rejects } = await at.ask<{ rejects: Wire[] }>('/rejects?reason=bad-syntax')
    const [one] = rejects
    if (one === undefined) throw new Error('no reject')
    return one
  }

  test('are counted with their meaning, listed, and asked for by group', async () => {
    const { counts } = await at.ask<{ counts: { reason: string; meaning: string; group: string; units: number }[] }>(
      '/rejects/counts',
    )
    const total = counts.reduce((sum, { units }) => sum + units, 0)
    expect((await at.ask<{ total: number }>('/rejects')).total).toBe(total)
    for (const { group, reason, units, meaning } of counts) {
      expect(meaning).not.toBe('')
      expect((await at.ask<{ total: number }>(`/rejects?group=${group}&reason=${reason}`)).total).toBe(units)
    }
    expect((await at.ask<{ total: number }>('/rejects?group=none')).total).toBe(0)
    expect((await at.ask<{ rejects: Wire[] }>(`/rejects?offset=${total}`)).rejects).toEqual([])
  })

  test('show the kind of each byte, and the bytes only with a reason', async () => {
    const { stream, startByte } = await first()
    const path = `/rejects/bytes?stream=${stream}&start=${startByte}`
    const covered = await at.ask<Record<string, unknown>>(path)
    expect(covered).toMatchObject({ hex: null, text: null, shownBytes: 15, byteShape: 'aa aaaaaaa aaaa' })
    expect(JSON.stringify(covered)).not.toContain('columns here')
    const seen = await revealed<Record<string, unknown>>(path)
    expect(seen).toMatchObject({ text: 'no columns here', hex: Buffer.from('no columns here').toString('hex') })
    await expect(at.ask(`/rejects/bytes?stream=${stream}&start=${startByte + 1}`)).rejects.toThrow('no such reject')
    await expect(at.ask('/rejects/bytes?stream=zz&start=0')).rejects.toThrow('no such reject')
  })
})

describe('formats', () => {
  interface Group {
    id: string
    server: string
    correction: string | null
    records: number
  }
  interface Detail extends Group {
    header: boolean
    fields: { name: string; role: string; written: string | null; values: { value: string }[] }[]
  }
  const groupOn = async (server: string): Promise<Group> => {
    const { groups } = await at.ask<{ groups: Group[] }>('/formats')
    const group = groups.find((one) => one.server === server)
    if (group === undefined) throw new Error('no such group')
    return group
  }
  const changed = ({ fields, header }: Detail, role: (role: string) => string) => ({
    columns: fields.map(({ name, role: now, written }) => ({ name, role: role(now), written })),
    charset: null,
    delimiter: null,
    header,
  })

  test('show columns with values that are covered, and as they are with a reason', async () => {
    const { id } = await groupOn('fs02')
    const detail = await at.ask<Detail>(`/formats/${id}`)
    expect(detail.fields.map(({ role }) => role)).toEqual(['datetime', 'ip', 'account', 'text'])
    expect(JSON.stringify(detail)).not.toMatch(/lantern|58\.30/)
    expect(JSON.stringify(await revealed(`/formats/${id}`))).toMatch(/lantern\.paper/)
    await expect(at.ask('/formats/nothing')).rejects.toThrow('another format by now')
  })

  test('show what a correction would change, apply it while the case stays open, and take it back', async () => {
    const { id } = await groupOn('fs02')
    const detail = await at.ask<Detail>(`/formats/${id}`)
    const correction = changed(detail, (role) => (role === 'account' ? 'unknown' : role))
    const effect = await at.ask<{ before: Record<string, unknown>; after: Record<string, unknown>; yaml: string }>(
      `/formats/${id}/effect`,
      correction,
    )
    expect(effect.before['messages']).toBe(effect.before['records'])
    expect(effect.after).toMatchObject({ messages: 0, accounts: 0, records: effect.before['records'] })
    expect(effect.yaml).toContain('server: "fs02"')
    expect(JSON.stringify(effect)).not.toMatch(/lantern|58\.30/)
    await at.ask(`/formats/${id}/correction`, correction)
    expect(await at.ask('/answers/counts')).toMatchObject({ analysis: 'counts' }) // the case goes on answering meanwhile
    expect(await ended()).toMatchObject({ kind: 'done', result: { items: 0 } })
    const corrected = await groupOn('fs02')
    expect(corrected.id).not.toBe(id)
    expect(readFileSync(join(caseDir, 'formats', corrected.correction ?? ''), 'utf8')).toBe(effect.yaml)
    await at.ask('/formats/corrections/remove', { name: corrected.correction })
    expect(await ended()).toMatchObject({ kind: 'done' })
    expect(await groupOn('fs02')).toMatchObject({ id, correction: null })
    await at.ask('/formats/corrections/remove', { name: '../ledger.jsonl' })
    expect(await ended()).toMatchObject({ kind: 'failed', message: expect.stringContaining('no such correction') })
  }, 240_000)

  test('what is no format is refused in words', async () => {
    const { id } = await groupOn('fs02')
    const detail = await at.ask<Detail>(`/formats/${id}`)
    const asked = (json: unknown) => at.ask(`/formats/${id}/effect`, json)
    const good = changed(detail, (role) => role)
    await expect(asked({ ...good, columns: [] })).rejects.toThrow('400')
    await expect(asked({ ...good, charset: 'klingon' })).rejects.toThrow('charset')
    const timeless = { ...good, columns: good.columns.map((column) => ({ ...column, written: null })) }
    await expect(asked(timeless)).rejects.toThrow('how it is written')
  })
})

test('folders are listed with how many files each holds; hidden ones, links and contents are not', async () => {
  const root = join(dir, 'chosen')
  for (const name of ['b', 'a', '.hidden', 'a/inner']) mkdirSync(join(root, name), { recursive: true })
  for (const name of ['one.txt', '.dot', 'a/x', 'a/y']) writeFileSync(join(root, name), 'private words')
  symlinkSync('/', join(root, 'link'))
  expect(await at.ask(`/folders?path=${encodeURIComponent(root)}`)).toEqual({
    path: root,
    parent: dir,
    files: 1,
    isCut: false,
    folders: [
      { name: 'a', path: join(root, 'a'), files: 2 },
      { name: 'b', path: join(root, 'b'), files: 0 },
    ],
  })
  expect(await at.ask<{ parent: null }>('/folders?path=/')).toMatchObject({ path: '/', parent: null })
  for (const path of ['/nowhere/at/all', join(root, 'one.txt')])
    await expect(at.ask(`/folders?path=${encodeURIComponent(path)}`)).rejects.toThrow('cannot be looked into')
})
