import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SHARED } from './cli.ts'

const PYTHON = '/usr/bin/python3'
const TOOL = join(SHARED, 'tools', 'make_replica.py')

/** Whether the independent program that makes trees can run here. */
export const canMakeTrees =
  existsSync(PYTHON) && existsSync(TOOL) && spawnSync(PYTHON, ['-c', 'import Cryptodome, ahocorasick']).status === 0

export const withoutTrees = canMakeTrees
  ? ''
  : ' (skipped: needs make_replica.py, python3-pycryptodome, python3-ahocorasick)'

/** Makes a small tree at `path`; the truth lies beside it. */
export function makeTree(path: string, seed: number): void {
  const made = spawnSync(PYTHON, [TOOL, '--preset', 'small', '--seed', String(seed), '--out', path], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr)
}
