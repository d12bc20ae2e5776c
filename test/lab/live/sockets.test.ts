import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { PlayTruth } from '../../../lab/live/play-truth.ts'
import { has, replicaDir } from './replica-dir.ts'
import { complaints, fields } from './tshark.ts'

const noTshark = !has('tshark', '--version')
const noProc = !existsSync('/proc/self/net/tcp')
const dir = replicaDir()
afterAll(() => rmSync(dir, { recursive: true }))

/** Inodes of the sockets that a process holds at this moment; files may close while one looks. */
function socketsOf(pid: number): Set<string> {
  const folder = `/proc/${pid}/fd`
  const links = readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(join(folder, name))]
    } catch {
      return []
    }
  })
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []))
}

/** `0100007F:1F90` of /proc/net: four bytes in the order of this machine, and a port. */
const addressOf = (cell: string): string => {
  const [hex = ''] = cell.split(':')
  return hex.length === 8 ? [...Buffer.from(hex, 'hex')].toReversed().join('.') : `IPv6 ${hex}`
}

interface Seen {
  table: string
  local: string
  remote: string
  state: string
}

/** Every internet socket of a process with its two addresses. */
function look(pid: number): Seen[] {
  const inodes = socketsOf(pid)
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((cells) => inodes.has(cells[9] ?? ''))
      .map((cells) => ({
        table,
        local: addressOf(cells[1] ?? ''),
        remote: addressOf(cells[2] ?? ''),
        state: cells[3] ?? '',
      })),
  )
}

/** TCP states of the kernel (include/net/tcp_states.h). */
const [ESTABLISHED, LISTEN] = ['01', '0A']

test.skipIf(noProc)(
  'while it serves and plays, no socket of the lab has an address but 127.0.0.0/8 (needs /proc)',
  async () => {
    // A hundred at a time, so that there are connections whenever one looks
    const rows = Array.from(
      { length: 400 },
      (_, index) => `${0.3 * (1 + (index % 4))},tom-5.1,sent,fuck ${index},fuck,`,
    )
    writeFileSync(join(dir, 'trials.csv'), ['time,client,direction,text,label,displayed', ...rows].join('\n'))
    const program = join(import.meta.dirname, 'play-child.mts')
    const child = spawn(process.execPath, ['--import', 'tsx', program, dir], { stdio: 'inherit' })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const seen: Seen[] = []
    while (child.exitCode === null && child.pid !== undefined) {
      try {
        seen.push(...look(child.pid))
      } catch (error) {
        // The process may end between two looks
        if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')))
          throw error
      }
      await pause(1)
    }
    expect(await ended).toBe(0)
    expect(statSync(join(dir, 'child.pcapng')).size).toBeGreaterThan(10_000)
    const outside = seen.filter(
      ({ local, remote, state }) =>
        !local.startsWith('127.') || !(remote.startsWith('127.') || (state === LISTEN && remote === '0.0.0.0')),
    )
    expect(outside).toEqual([])
    expect(new Set(seen.map(({ table }) => table))).toEqual(new Set(['tcp']))
    // It was looked at while it listened on ten ports and while it spoke
    expect(seen.filter(({ state }) => state === LISTEN).length).toBeGreaterThan(100)
    expect(seen.some(({ state, local }) => state === ESTABLISHED && local === '127.0.0.11')).toBe(true)
  },
)

test.skipIf(noProc || noTshark)('a hundred uploads at once are told apart in the capture (needs /proc, tshark)', () => {
  const capture = join(dir, 'child.pcapng')
  const truth: PlayTruth = JSON.parse(readFileSync(join(dir, 'child.truth.json'), 'utf8'))
  const posts = fields(capture, 'http.request.uri contains "contentfilter"', ['tcp.stream', 'http.content_length'])
  expect(complaints(capture)).toEqual([])
  expect(truth.uploads).toHaveLength(400)
  expect(posts.map(([stream]) => Number(stream)).toSorted((a, b) => a - b)).toEqual(
    truth.uploads.map(({ tcp_stream }) => tcp_stream).toSorted((a, b) => a - b),
  )
})
