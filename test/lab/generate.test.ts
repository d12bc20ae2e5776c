import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateTree, type LabTruth } from '../../lab/generate.ts'
import { readTree } from './read-tree.ts'

const noOpenssl = spawnSync('openssl', ['version']).status !== 0
const outDir = mkdtempSync(join(tmpdir(), 'breachlight-lab-'))
let truth: LabTruth
let readings: ReturnType<typeof readTree>

beforeAll(async () => {
  truth = await generateTree({ outDir, seed: 2008 })
  readings = readTree(outDir, truth)
})
afterAll(() => rmSync(outDir, { recursive: true }))

const inTree = (path: string): string => join(outDir, truth.tree, path)
const distinct = (values: readonly string[]): number => new Set(values).size
const message = (row: { account: string; text: string }): string => `${row.account}\t${row.text}`

const hex = (server: string): string =>
  truth.keys.find((key) => key.key_id === truth.servers[server]?.key_id)?.hex ?? ''

function hashTree(folder: string): string {
  const hash = createHash('sha256')
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
    if (statSync(join(folder, path)).isFile()) hash.update(`${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

/** Asks OpenSSL's own program; single DES is in its legacy provider. */
function openssl(args: readonly string[], input: Buffer): Buffer {
  return execFileSync('openssl', ['enc', '-d', ...args], { input, stdio: ['pipe', 'pipe', 'ignore'] })
}

test('counts are those of the bytes on disk', () => {
  const { rows, rejects } = readings
  const sendings = distinct(rows.map((row) => [message(row), row.address, row.recordedTime].join('\t')))
  const unique = distinct(rows.map(message))
  expect({
    message_records: rows.length,
    unique_messages: unique,
    sendings,
    copies: rows.length - sendings,
    resends: sendings - unique,
    distinct_texts: distinct(rows.map((row) => row.text)),
    accounts: distinct(rows.map((row) => row.account)),
    addresses: distinct(rows.map((row) => row.address)),
    rejects,
    evidence_items: readdirSync(inTree('.'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(inTree(path)).isFile(),
    ).length,
    undecryptable_items: 2,
  }).toEqual(truth.counts)
  expect(truth.counts.message_records).toBe(4000)
})

test('a copy lies on another server, never twice on one', () => {
  const { rows } = readings
  expect(distinct(rows.map((row) => Object.values(row).join('\t')))).toBe(rows.length)
})

test('each server holds the records that the truth gives it', () => {
  for (const [name, server] of Object.entries(truth.servers))
    expect([name, readings.rows.filter((row) => row.server === name).length]).toEqual([name, server.records])
})

test('keywords, obscenity and countries are counted on the texts as written', () => {
  const { rows } = readings
  const lines = readFileSync(join(outDir, truth.list), 'utf8').split('\n')
  const keywords = [...new Set(lines.map((line) => line.trim()))].filter((word) => word !== '')
  const matches = keywords.map((keyword) => {
    const hits = rows.filter((row) => row.text.includes(keyword))
    return [keyword, { messages: distinct(hits.map(message)), records: hits.length }]
  })
  expect(Object.fromEntries(matches)).toEqual(truth.list_matches)
  const clean = rows.filter((row) => !row.text.toLowerCase().includes('fuck'))
  expect(distinct(clean.map(message))).toBe(truth.unique_after_obscenity)
  const sums = Object.values(truth.countries)
  expect(sums.reduce((sum, { records }) => sum + records, 0)).toBe(rows.length)
  expect(sums.reduce((sum, { addresses }) => sum + addresses, 0)).toBe(truth.counts.addresses)
  expect(truth.countries['reserved']?.records).toBe(rows.filter((row) => row.address.startsWith('192.168.')).length)
})

test.skipIf(noOpenssl)('OpenSSL opens a DES line under each DES key and an AES file', () => {
  const line = (path: string, at: number) =>
    Buffer.from(readFileSync(inTree(path), 'latin1').split(/\r?\n/)[at] ?? '', 'base64')
  const des = openssl(['-des-ede3', '-K', hex('log07').repeat(3)], line('log07/log/contentfilter20080801.log', 0))
  expect(des.toString()).toMatch(/^700000\t[a-z]+\.[a-z]+\d\d\t2008-08-01 \d\d:\d\d:\d\d\t[^\t]+\t[\d.]+$/)
  const single = ['-des-ecb', '-provider', 'legacy', '-provider', 'default', '-K', hex('log07')]
  expect(openssl(single, line('log07/log/contentfilter20080801.log', 0))).toEqual(des)
  const file = readFileSync(inTree('log03/log/contentfilter20080801.dat'))
  const aes = openssl(['-aes-128-cbc', '-K', hex('log03'), '-iv', file.toString('hex', 0, 16)], file.subarray(16))
  expect(aes.toString().split('\n')[0]).toMatch(
    /^2008-08-01 \d\d:\d\d:\d\d\t[a-z]+\.[a-z]+\d\d\t[\d.]+\t[012]\t[^\t]+$/,
  )
})

test('each key stands in the files named for it', () => {
  expect(truth.keys).toHaveLength(3)
  for (const key of truth.keys) {
    expect(key.key_id).toBe(
      `key-${createHash('sha256').update(Buffer.from(key.hex, 'hex')).digest('hex').slice(0, 12)}`,
    )
    for (const path of key.files) {
      const text = readFileSync(inTree(path), 'latin1')
      expect(text.includes(key.hex) || text.includes(Buffer.from(key.hex, 'hex').toString('latin1'))).toBe(true)
    }
  }
})

test('the gap is a day without a file, on a server that has the day before and after', () => {
  expect(truth.gaps).toEqual([{ server: 'log07', family: 'contentfilter', day: '2008-08-04' }])
  const days = readdirSync(inTree('log07/log')).filter((name) => name.startsWith('contentfilter'))
  expect(days).toEqual(['01', '02', '03', '05', '06', '07'].map((day) => `contentfilter200808${day}.log`))
})

test.skipIf(noOpenssl)('nothing opens what is sealed for good, and foreign files are what they claim', () => {
  for (const path of truth.undecryptable) {
    const lines = readFileSync(inTree(path), 'latin1').trim().split('\n')
    expect(lines.every((line) => Buffer.from(line, 'base64').length % 8 === 0)).toBe(true)
    const opened = truth.keys
      .filter((key) => key.hex.length === 16)
      .flatMap((key) =>
        lines.filter((line) => {
          const plain = openssl(['-des-ede3', '-nopad', '-K', key.hex.repeat(3)], Buffer.from(line, 'base64'))
          return /^[\x20-\x7e\t]+$/.test(plain.toString('latin1').slice(0, 16))
        }),
      )
    expect(opened).toEqual([])
  }
  expect(readFileSync(inTree('log05/pub/film/paper.moon.avi')).toString('latin1', 8, 12)).toBe('AVI ')
  expect(truth.foreign).toHaveLength(2)
})

test('one seed writes one tree; another seed another', async () => {
  const again = mkdtempSync(join(tmpdir(), 'breachlight-lab-'))
  try {
    await generateTree({ outDir: again, seed: 2008 })
    expect(hashTree(again)).toBe(hashTree(outDir))
    await generateTree({ outDir: again, seed: 7 })
    expect(hashTree(again)).not.toBe(hashTree(outDir))
  } finally {
    rmSync(again, { recursive: true })
  }
})
