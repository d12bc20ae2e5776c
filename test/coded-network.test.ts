import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { viewOf } from '../src/analyse/index.ts'
import type { Askable } from '../src/answers.ts'
import { withCase } from '../src/case-session.ts'
import { codedNetwork, keepNetwork, keptNetwork } from '../src/coded-network.ts'
import { scratch } from './e2e/cli.ts'
import { verifyCase } from '../src/verify.ts'
import { GUEST, streetCase } from './serve/street-case.ts'

const dir = scratch('coded-network')
let caseDir = ''
beforeAll(async () => {
  caseDir = await streetCase(dir)
})
const inCase = <T>(work: (at: Askable) => Promise<T>): Promise<T> => withCase(caseDir, Date.now(), work)
const report = async (at: Askable) => (await verifyCase(at)).find(({ check }) => check === 'report')
const kept = () => inCase(async (at) => keptNetwork(at))

test('a report keeps the network exactly as reading the case anew finds it', async () => {
  const read = await inCase((at) => codedNetwork(viewOf(at.store), at.folder))
  expect(await kept()).toEqual(read)
  expect(read.network.lines.accounts).toContain(GUEST)
  expect(read.ties.length).toBeGreaterThan(0)
  expect(new Set(read.codes).size).toBe(read.network.lines.accounts.length + read.network.lines.addresses.length)
})

test('verify finds a kept network that the logs do not give', async () => {
  expect(await inCase(report)).toMatchObject({ holds: true })
  const tampered = await inCase(async (at) => {
    const coded = await codedNetwork(viewOf(at.store), at.folder)
    keepNetwork(at, { ...coded, ties: coded.ties.slice(1) })
    const found = await report(at)
    keepNetwork(at, coded)
    return found
  })
  expect(tampered).toMatchObject({ holds: false, detail: expect.stringContaining('network.bin differs') })
})

test('a case that has changed since is not taken for the one it was', async () => {
  const changed = await inCase(async (at) => keptNetwork({ ...at, state: { ...at.state, items: new Map() } }))
  expect(changed).toBeNull()
})

test('a file of something else is not read, and none is no fault', async () => {
  const path = join(caseDir, 'network.bin')
  const whole = readFileSync(path)
  for (const bytes of [
    Buffer.from('breachlight/network/1 of another time\nx'),
    whole.subarray(0, -1),
    Buffer.alloc(0),
  ]) {
    writeFileSync(path, bytes)
    expect(await kept()).toBeNull()
  }
  rmSync(path)
  expect(await kept()).toBeNull()
})
