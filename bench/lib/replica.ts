import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Trees by the independent program that lies beside the checkout, and what its truth says of them. */
const SHARED = join('..', 'shared')
const GENERATOR = join(SHARED, 'tools', 'make_replica.py')
const PROGRAM = join('dist', 'src', 'main.js')

/** The list that the trees were planted with. */
export const REPLICA_LIST = join(SHARED, 'data', 'lists', 'tom-skype', 'dlist-5.5s', 'keyfile_u.2012-12-20.plain')

export type Preset = 'small' | 'report'

/** What of the truth is looked at. */
export interface ReplicaTruth {
  triggers: { by_keyword: Record<string, unknown> }
  hidden_triggers: Record<string, unknown>
  targeted_users: Record<string, { unique_messages: number; innocuous: number }>
}

/** Whether trees can be made and investigated here; says what is missing when not. */
export function hasReplica(): boolean {
  const missing = [GENERATOR, PROGRAM].filter((path) => !existsSync(path))
  if (missing.length > 0)
    console.log(`The replica of another author is not measured: there is no ${missing.join(', ')}.`)
  return missing.length === 0
}

/** Makes a tree in `dir` unless it is there; its folder. The truth lies beside it. */
export function replicaTree(dir: string, { preset, seed }: { preset: Preset; seed: number }): string {
  const tree = join(dir, `tree-${preset}-${seed}`)
  if (!existsSync(tree)) run('/usr/bin/python3', [GENERATOR, '--preset', preset, '--out', tree, '--seed', String(seed)])
  return tree
}

export const truthOf = (tree: string): ReplicaTruth => JSON.parse(readFileSync(`${tree}.truth.json`, 'utf8'))

/** Has the built program investigate a tree. */
export function investigated(tree: string, folder: string, list: readonly string[]): void {
  run('node', [PROGRAM, 'investigate', tree, '--case', folder, ...list.flatMap((path) => ['--list', path])])
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}
