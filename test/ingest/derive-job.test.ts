import { join } from 'node:path'
import { expect, test } from 'vitest'
import { locateJob, matchJob } from '../../src/ingest/derive-job.ts'
import { detectJob } from '../../src/ingest/detect-job.ts'
import type { ListToMatch } from '../../src/text/wanted.ts'
import { temporaryStore } from '../store/temporary.ts'

const { dir, store } = await temporaryStore('derive')
const [fromPath, toPath] = [join(dir, 'from'), join(dir, 'to')]

/** Lets the engine write the rows of a query where a job reads them. */
const written = (query: string, values: Record<string, unknown> = {}) =>
  store.command(
    `INSERT INTO FUNCTION file({fromPath:String}, 'JSONCompactEachRow') ${query} SETTINGS engine_file_truncate_on_insert = 1`,
    { fromPath, ...values },
  )
/** What a query says of the load file that a job made. */
const made = (query: string) => store.rows(`SELECT ${query}`, { toPath })
const LOADED = "FROM file({toPath:String}, 'Native')"

const locate = () => locateJob({ kind: 'locate', fromPath, toPath })
const match = (...lists: ListToMatch[]) => matchJob({ kind: 'match', lists, fromPath, toPath })

test('every address gets its version and country, also those that have none', async () => {
  const addresses = ['10.0.0.1', '2001:db8::1', '202.96.128.86', '2400:3200::1', '8.8.8.8', 'nowhere']
  await written('SELECT arrayJoin({addresses:Array(String)})', { addresses })
  expect(await locate()).toMatchObject({ rows: 6, database: 'DB-IP Lite country' })
  expect(await made(`* ${LOADED}`)).toEqual([
    { address: '10.0.0.1', version: 4, country: 'reserved' },
    { address: '2001:db8::1', version: 6, country: 'reserved' },
    { address: '202.96.128.86', version: 4, country: 'CN' },
    { address: '2400:3200::1', version: 6, country: 'CN' },
    { address: '8.8.8.8', version: 4, country: 'US' },
    { address: 'nowhere', version: 4, country: 'unknown' },
  ])
})

test('more rows than a block holds come out once each and in order', async () => {
  const count = 150_001
  await written(`SELECT IPv4NumToString(toUInt32(16777216 + number)) FROM numbers(${count})`)
  expect(await locate()).toMatchObject({ rows: count })
  expect(
    await made(
      `count() AS rows, groupArray(address) = (SELECT groupArray(IPv4NumToString(toUInt32(16777216 + number))) FROM numbers(${count})) AS same ${LOADED}`,
    ),
  ).toEqual([{ rows: count, same: 1 }])
})

test('every keyword of every list is found in every text, whatever the texts are made of', async () => {
  const long = `${'长文'.repeat(100_000)} lamp`
  const texts = ['a lamp\n"lit"\t\\', 'line\u2028lamp\u2029', '灯 lamp', '', long, 'dark']
  await written('SELECT hex(sipHash128(text)), text FROM (SELECT arrayJoin({texts:Array(String)}) AS text)', { texts })
  const lists = [
    { name: 'one', keywords: ['lamp', '"lit"'] },
    { name: 'two', keywords: ['长文', 'nowhere'] },
  ]
  expect(await match(...lists)).toEqual({ rows: 6 })
  const numbered = texts.map((_, n) => `hex(sipHash128({text${n}:String}))`)
  const values = Object.fromEntries(texts.map((text, n) => [`text${n}`, text]))
  expect(
    await store.rows(
      `SELECT indexOf([${numbered.join(', ')}], id) - 1 AS text, list, keyword ${LOADED} ORDER BY text, keyword`,
      { toPath, ...values },
    ),
  ).toEqual([
    { text: 0, list: 'one', keyword: '"lit"' },
    { text: 0, list: 'one', keyword: 'lamp' },
    { text: 1, list: 'one', keyword: 'lamp' },
    { text: 2, list: 'one', keyword: 'lamp' },
    { text: 4, list: 'one', keyword: 'lamp' },
    { text: 4, list: 'two', keyword: '长文' },
  ])
})

test('private values come with their place in the text as it was written', async () => {
  const texts = ['打我手机 １３８-００１３-8000', 'no value', 'qq:\u200b712345678 👍🏽 a@example.com']
  await written('SELECT toString(length(text)), text FROM (SELECT arrayJoin({texts:Array(String)}) AS text)', { texts })
  expect(await detectJob({ kind: 'detect', fromPath, toPath })).toEqual({ rows: 3 })
  const rows = await store.rows<{ kind: string; start_unit: number; end_unit: number; value: string }>(
    `SELECT kind, start_unit, end_unit, value ${LOADED}`,
    { toPath },
  )
  expect(rows.map(({ kind, value }) => [kind, value])).toEqual([
    ['mobile-cn', '13800138000'],
    ['qq', '712345678'],
    ['email', 'a@example.com'],
  ])
  expect(
    rows.map(({ start_unit, end_unit }, n) => (n === 0 ? texts[0] : texts[2])?.slice(start_unit, end_unit)),
  ).toEqual(['１３８-００１３-8000', '712345678', 'a@example.com'])
})

test('without a row there is nothing to load', async () => {
  await written("SELECT '' WHERE 0")
  expect(await locate()).toMatchObject({ rows: 0 })
  await written("SELECT '' AS id, '' AS text WHERE 0")
  expect(await match()).toEqual({ rows: 0 })
})

test('what only folding finds has foldings and its place in the text as written', async () => {
  const texts = ['说 法.轮.功 吧', '法轮功', 'ｔｎｔ']
  await written(
    'SELECT toString(n), {texts:Array(String)}[n] AS text FROM (SELECT arrayJoin(arrayEnumerate({texts:Array(String)})) AS n)',
    { texts },
  )
  expect(await match({ name: 'l', keywords: ['法轮功', 'TNT'] })).toEqual({ rows: 6 })
  expect(await made(`* ${LOADED} WHERE foldings != ''`)).toEqual([
    { id: '1', list: 'l', keyword: '法轮功', foldings: 'filler', start_unit: 2, end_unit: 7 },
    { id: '1', list: 'query', keyword: 'falun/any', foldings: 'filler', start_unit: 2, end_unit: 5 },
    { id: '3', list: 'l', keyword: 'TNT', foldings: 'width+case', start_unit: 0, end_unit: 3 },
  ])
  expect(await made(`id, keyword ${LOADED} WHERE foldings = ''`)).toEqual([
    { id: '2', keyword: '法轮功' },
    { id: '2', keyword: 'falun/any' },
    { id: '2', keyword: 'falun/zh-hans' },
  ])
})
