import { createCipheriv } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Eight bytes: the key of every enciphered log written here. */
export const KEY = 'lamp0413'
/** Where `smallTree` leaves the key, and in what words. */
export const KEY_FILE = { path: 'fs01/etc/filter.ini', text: `[filter]\nport=8080\nkey=${KEY}\nlevel=3\n` }

const BASE_UTC_MS = Date.UTC(2008, 8, 1)
const WORDS =
  '今天 天气 不错 我们 明天 去 公园 散步 好吗 谢谢 你 周末 一起 吃饭 电影 很 好看 下雨 带 伞 晚上 回家 开会 几点 新 手机'.split(
    ' ',
  )

/** One line as the invented server wrote it, without its line end. */
export interface Line {
  time: string
  address: string
  account: string
  text: string
}

/** A small repeatable generator (mulberry32): whole numbers below `limit`. */
export function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** Lines of people who do not exist, in the order of time. */
export function lines(count: number, seed: number): Line[] {
  const next = numbers(seed)
  return Array.from({ length: count }, (_, index) => {
    const person = next(120)
    return {
      time: new Date(BASE_UTC_MS + index * 7000).toISOString().slice(0, 19).replace('T', ' '),
      address: `58.30.${person % 16}.${1 + (person % 200)}`,
      account: `lantern.paper${person}`,
      text: Array.from({ length: 3 + next(5) }, () => WORDS[next(WORDS.length)]).join(''),
    }
  })
}

export const plain = ({ time, address, account, text }: Line): string => [time, address, account, text].join('\t')

/** DES of one line, written as triple DES under the same key three times: single DES is not in every OpenSSL. */
export function enciphered(line: Line, key = KEY): string {
  const cipher = createCipheriv('des-ede3', Buffer.from(key.repeat(3)), null)
  return Buffer.concat([cipher.update(plain(line)), cipher.final()]).toString('base64')
}

export const joined = (written: readonly string[]): Buffer => Buffer.from(`${written.join('\n')}\n`)

export function put(dir: string, files: Readonly<Record<string, Buffer | string>>): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
}

/** What `smallTree` holds. */
export interface Tree {
  records: number
  rejects: number
  uniqueMessages: number
}

/** Two servers: one writes enciphered lines and keeps the key beside them, one writes plain ones, partly packed. */
export function smallTree(dir: string, rows = 400): Tree {
  const [sealed, open, packed] = [lines(rows, 1), lines(rows, 2), lines(rows, 3)]
  const broken = ['no columns here', 'one\ttwo']
  put(dir, {
    [KEY_FILE.path]: KEY_FILE.text,
    'fs01/log/contentfilter20080901.log': joined(sealed.map((line) => enciphered(line))),
    'fs02/log/contentfilter20080901.log': joined([...open.map(plain), ...broken]),
    'fs02/log/contentfilter20080902.log.gz': gzipSync(joined(packed.map(plain))),
  })
  const all = [...sealed, ...open, ...packed]
  return {
    records: all.length,
    rejects: broken.length,
    uniqueMessages: new Set(all.map(({ account, text }) => `${account}\t${text}`)).size,
  }
}
