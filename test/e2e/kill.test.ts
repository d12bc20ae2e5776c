import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { scratch } from './cli.ts'
import { enciphered, joined, KEY_FILE, type Line, lines, numbers, plain, put } from './evidence.ts'
import { caseWithSecret, start, type Started } from './spawned.ts'

const SEED = 20080901
const KILLS = 20

const dir = scratch('kill')
const evidence = join(dir, 'tree')
// A stream of two segments, and two jobs beside it: a job ends before it grows past 10 MiB.
const long = (line: Line): string => plain({ ...line, text: line.text.repeat(60) })
// Few texts, said by many: a run is over soon after the last segment, so that kills fall between segments.
const TEXTS = lines(300, 5).map(({ text }) => text)
const repeated = (line: Line, at: number): string => plain({ ...line, text: TEXTS[at % TEXTS.length] ?? '' })
put(evidence, {
  [KEY_FILE.path]: KEY_FILE.text,
  'fs01/log/contentfilter20080901.log': joined(lines(4000, 1).map((line) => enciphered(line))),
  'fs02/log/contentfilter20080901.log': joined(lines(70_000, 2).map(repeated)),
  'fs03/log/contentfilter20080901.log': joined(lines(2600, 3).map(long)),
  'fs04/log/contentfilter20080901.log': joined(lines(2600, 4).map(long)),
})
const findingsOf = (caseDir: string): string => readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')
const investigating = (caseDir: string): Started => start(['investigate', evidence, '--case', caseDir])

async function anyMoment(afterMs: number): Promise<string> {
  await setTimeout(afterMs)
  return `after ${Math.round(afterMs)} ms`
}

const intentsIn = (caseDir: string): number => {
  const path = join(caseDir, 'ledger.jsonl')
  return existsSync(path) ? readFileSync(path, 'utf8').split('"type":"intent"').length - 1 : 0
}

/** Waits until a new segment is begun, so that the kill falls between its intent, its rows and its commit. */
async function whileLoading(caseDir: string, run: Started, thenMs: number): Promise<string> {
  const before = intentsIn(caseDir)
  while (run.isRunning() && intentsIn(caseDir) === before) await setTimeout(1)
  await setTimeout(thenMs)
  return `${thenMs} ms into segment ${before + 1}`
}

test('killed at 20 random moments and run again: the same findings byte for byte, nothing lost or twice', async () => {
  const whole = caseWithSecret(join(dir, 'whole', 'case'))
  const startedMs = performance.now()
  const first = await investigating(whole).ended
  const tookMs = performance.now() - startedMs
  expect(first.code, first.err).toBe(0)
  const truth = findingsOf(whole)

  const killed = join(dir, 'killed', 'case')
  const next = numbers(SEED)
  const moments: string[] = []
  let isOver = true
  while (moments.length < KILLS) {
    if (isOver) {
      rmSync(killed, { recursive: true, force: true })
      caseWithSecret(killed)
    }
    const run = investigating(killed)
    const moment =
      moments.length % 2 === 0
        ? await anyMoment(tookMs * (0.1 + next(800) / 1000))
        : await whileLoading(killed, run, next(40))
    run.kill('SIGKILL')
    const { code, err } = await run.ended
    expect([null, 0], `seed ${SEED}, killed ${[...moments, moment].join(', ')}: ${err}`).toContain(code)
    isOver = code === 0
    expect(isOver ? findingsOf(killed) : truth).toBe(truth)
    if (!isOver) moments.push(moment)
  }
  const said = `seed ${SEED}; of ${Math.round(tookMs)} ms, killed ${moments.join(', ')}`
  process.stdout.write(`${said}\n`)
  const last = await investigating(killed).ended
  expect(last.code, `${said}: ${last.err}`).toBe(0)
  expect(findingsOf(killed), said).toBe(truth)
  const verified = await start(['verify', '--case', killed]).ended
  expect(verified, said).toMatchObject({ code: 0 })
  expect(readdirSync(join(killed, 'tmp'))).toEqual([])
  expect(readdirSync(join(killed, 'evidence')).toSorted()).toEqual(readdirSync(join(whole, 'evidence')).toSorted())
}, 600_000)
