import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Opens DES lines with pycryptodome: one JSON object per line in, one text per line out. */
const PYTHON = `
import base64, json, sys
from Cryptodome.Cipher import DES
from Cryptodome.Util.Padding import unpad
for asked in json.load(sys.stdin):
    sealed = base64.b64decode(asked["sealed"], validate=True)
    plain = unpad(DES.new(bytes.fromhex(asked["key"]), DES.MODE_ECB).decrypt(sealed), 8)
    print(plain.decode(asked["charset"]))
`

export interface Sealed {
  /** Base64. */
  sealed: string
  /** Hexadecimal. */
  key: string
  charset: 'utf-8' | 'gb18030'
}

export function pycryptodome(lines: readonly Sealed[]): string[] {
  const input = JSON.stringify(lines)
  const output = execFileSync('/usr/bin/python3', ['-c', PYTHON], { input, env: { PYTHONIOENCODING: 'utf-8' } })
  return output.toString().split('\n').slice(0, -1)
}

/** The same with OpenSSL: single DES is EDE under K‖K‖K, and 3.x has that without its legacy provider. */
export const openssl = ({ sealed, key }: Sealed): string =>
  execFileSync('openssl', ['enc', '-d', '-des-ede3', '-K', key.repeat(3)], {
    input: Buffer.from(sealed, 'base64'),
  }).toString()

/** A value of a live server's settings, as whoever finds them would read it. */
export const setting = (dir: string, server: string, name: string): string =>
  new RegExp(`^${name}=(.*)\r$`, 'm').exec(readFileSync(join(dir, 'live', server, 'etc/filter.ini'), 'latin1'))?.[1] ??
  ''

/** A key as it is typed into settings: eight letters, or hexadecimal. */
export const hexOf = (key: string): string => (key.length === 8 ? Buffer.from(key, 'latin1').toString('hex') : key)

/** Rows of the logs that a server has written itself, opened under the key in its settings. */
export function liveRows(dir: string, server: string): string[][] {
  const folder = join(dir, 'live', server, 'log')
  const names = readdirSync(folder).filter((name) => name.startsWith('contentfilter'))
  const files = names.map((name) => readFileSync(join(folder, name)))
  const key = setting(dir, server, 'enckey')
  if (key === '') {
    const texts = files.map((file) => file.toString('utf16le').replace('\uFEFF', ''))
    return texts.flatMap((text) => text.split('\n').slice(0, -1)).map((line) => line.split('|'))
  }
  const charset = server === 'log02' ? 'gb18030' : 'utf-8'
  const lines = files.flatMap((file) => file.toString('latin1').split(/\r?\n/).slice(0, -1))
  return pycryptodome(lines.map((sealed) => ({ sealed, key: hexOf(key), charset }))).map((line) => line.split('\t'))
}
