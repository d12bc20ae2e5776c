import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Seed of the replica below. */
export const SEED = 7
/** An account that its servers watch. */
export const WATCHED = 'lantern.paper03'

const SERVERS = ['log01', 'log02', 'log03', 'log04', 'log05', 'log06', 'log07', 'log08']

/** Bytes that are no text in any charset. */
const NOISE = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 167 + (index >> 8)) & 0xff))

/** Files as awkward as names of files can be: servers have to escape them in HTML and in links. */
const AWKWARD = [
  'a & b.log',
  '<b>"x"\'y\'.txt',
  '100%25 #1?.dat',
  '日志.log',
  `${'long'.repeat(15)}.log`,
  '..hidden',
  'empty.log',
]

/** A small replica by hand: the ten folders, a few files in each, the truth. Returns its folder. */
export function replicaDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'breachlight-live-'))
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  write('truth.json', JSON.stringify({ seed: SEED, targeted: { accounts: [{ account: WATCHED }] } }))
  for (const name of [...SERVERS.map((server) => `tree/${server}`), 'netbar', 'wireless']) {
    write(`${name}/log/contentfilter20080801.log`, `${name}\r\n`)
    write(`${name}/pub/deep/er/noise.bin`, NOISE)
    for (const file of AWKWARD) write(`${name}/pub/${file}`, file === 'empty.log' ? '' : file)
  }
  write('netbar/agent/keyfile', 'as it was found\r\n')
  write('tree/log01/etc/filter.ini', 'as it was found\r\n')
  write('secret.txt', 'outside of every server')
  symlinkSync(join(dir, 'secret.txt'), join(dir, 'tree/log01/pub/link-out'))
  symlinkSync(dir, join(dir, 'tree/log01/pub/folder-out'))
  symlinkSync('deep', join(dir, 'tree/log01/pub/link-in'))
  return dir
}

/** Whether a program is there to be asked. */
export const has = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0

/** The same for pycryptodome. */
export const hasPycryptodome = (): boolean => has('/usr/bin/python3', '-c', 'import Cryptodome')
