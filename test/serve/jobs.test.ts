import { EventEmitter, once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openJobs } from '../../src/serve/jobs.ts'
import { OperatorError } from '../../src/model/errors.ts'
import { put } from '../e2e/evidence.ts'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from './served.ts'

describe('works', () => {
  test('one at a time; stages, notes and the end are kept and told', async () => {
    const jobs = openJobs(() => 0)
    const told: number[] = []
    jobs.watch(() => told.push(jobs.current()?.events.length ?? 0))
    const gate = new EventEmitter()
    const waits = once(gate, 'open')
    jobs.start('demo', async (progress) => {
      const step = progress.start('sealing', 10)
      step.advance(4)
      await waits
      step.end()
      progress.note('a key was found')
      return { items: 2 }
    })
    expect(() => jobs.start('demo', () => Promise.resolve({}))).toThrow('The case is being worked on.')
    expect(jobs.current()?.events).toEqual([{ kind: 'stage', stage: 'sealing', done: 4, total: 10, sinceUtcMs: 0 }])
    gate.emit('open')
    await jobs.idle()
    expect(jobs.current()).toMatchObject({ isOver: true, what: 'demo' })
    expect(jobs.current()?.events.slice(1)).toEqual([
      { kind: 'note', line: 'a key was found' },
      { kind: 'done', result: { items: 2 } },
    ])
    expect(told.length).toBeGreaterThanOrEqual(4)
  })

  test('what a person can mend is said in its words; what only a developer could use is not', async () => {
    const jobs = openJobs(() => 0)
    jobs.start('demo', () => Promise.reject(new OperatorError('No room.', { hint: 'Make some.' })))
    await jobs.idle()
    expect(jobs.current()?.events).toEqual([{ kind: 'failed', message: 'No room.', hint: 'Make some.' }])
    jobs.start('demo', () => Promise.reject(new Error("Cannot parse input: 'a private text'")))
    await jobs.idle()
    expect(JSON.stringify(jobs.current())).not.toContain('private')
  })
})

interface Progress {
  job: { isOver: boolean; events: { kind: string; stage?: string; message?: string }[] } | null
}

describe('an investigation that a page starts', () => {
  const dir = scratch('jobs')
  let at: Served
  let caseDir: string
  beforeAll(async () => {
    ;({ caseDir } = await smallCase(dir))
    at = await served(caseDir)
  })

  /** Lines of the stream until one says that the work is over. */
  async function streamed(): Promise<Progress[]> {
    const response = await fetch(`${at.origin}/api/jobs/stream`, { headers: { Authorization: `Bearer ${at.enter()}` } })
    const heard: Progress[] = []
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      heard.push(...lines.map((line): Progress => JSON.parse(line)))
      if (heard.at(-1)?.job?.isOver === true) break
    }
    return heard
  }

  test('adds evidence to the open case, tells its stages as they pass, and pages then see the new numbers', async () => {
    const more = `${dir}/more`
    put(more, { 'notes.txt': 'nothing of interest\n' })
    const before = await at.ask<{ rows: { measure: string; value: number }[] }>('/answers/counts')
    await at.ask('/jobs/investigation', { evidence: [more] })
    const heard = await streamed()
    const last = heard.at(-1)?.job
    expect(last?.events.at(-1)).toMatchObject({ kind: 'done', result: { items: 1 } })
    expect(last?.events.map(({ stage }) => stage)).toContain('sealing')
    expect(heard.length).toBeGreaterThan(2)
    const after = await at.ask<typeof before>('/answers/counts')
    const items = (answer: typeof before) => answer.rows.find(({ measure }) => measure === 'evidence_items')?.value
    expect(items(after)).toBe((items(before) ?? 0) + 1)
  })

  test('a case of an earlier version says so, and is brought up to date', async () => {
    const isOld = async () => (await at.ask<{ case: { isOld: boolean } }>('/case')).case.isOld
    expect(await isOld()).toBe(false)
    await at.at.askable().store.command('TRUNCATE TABLE browse')
    rmSync(join(caseDir, 'derived.json'))
    expect(await isOld()).toBe(true)
    await at.ask('/jobs/update', {})
    await at.at.jobs.idle()
    expect(at.at.jobs.current()?.events.at(-1)).toMatchObject({ kind: 'done' })
    expect(await isOld()).toBe(false)
  })

  test.each([
    [{ evidence: ['/nowhere/at/all'] }, 'no such file or folder'],
    [{ evidence: [] }, 'evidence'],
    [{ evidence: ['/tmp'], zone: 'Mars' }, 'Mars is not a zone.'],
    [{ evidence: ['/tmp'], lists: ['/nowhere.txt'] }, 'There is no keyword list'],
  ])('%j ends in words, and the case is still open', async (wanted, words) => {
    const said = await at.ask<Progress>('/jobs/investigation', wanted).then(
      async () => {
        await at.at.jobs.idle()
        return JSON.stringify(at.at.jobs.current())
      },
      (error: unknown) => String(error),
    )
    expect(said).toContain(words)
    await setTimeout(0)
    expect(await at.ask('/case')).toMatchObject({ case: { dir: caseDir } })
  })
})
