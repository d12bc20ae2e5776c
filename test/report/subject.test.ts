import { describe, expect, test } from 'vitest'
import { chapters } from '../../src/report/chapters.ts'
import { headlines } from '../../src/report/headline.ts'
import { concerns, isAboutLogs, isAboutSessions } from '../../src/report/subject.ts'
import { answer, EMPTY, REPLICA } from './fixture.ts'

const uploads = REPLICA.answers['uploads']?.rows ?? []
const kinds = uploads.length
const requests = uploads.reduce((sum, row) => sum + Number(row['requests']), 0)

/** The same case with its captures and without its logs. */
const CAPTURES = { ...REPLICA, answers: { ...REPLICA.answers, servers: answer('servers', { columns: {}, rows: [] }) } }

test('a case is about logs, about sessions, or about both; without either it is about logs', () => {
  expect([isAboutLogs(REPLICA), isAboutSessions(REPLICA)]).toEqual([true, true])
  expect([isAboutLogs(CAPTURES), isAboutSessions(CAPTURES)]).toEqual([false, true])
  expect([isAboutLogs(EMPTY), isAboutSessions(EMPTY)]).toEqual([true, false])
  expect([concerns(EMPTY, 'uploads'), concerns(EMPTY, 'counts'), concerns(CAPTURES, 'uploads')]).toEqual([
    false,
    true,
    true,
  ])
})

describe('a case of captures alone', () => {
  test('has numbers of its own on its first page', () => {
    expect(headlines(CAPTURES).map(({ label }) => label)).toEqual([
      'Requests',
      'Kinds of requests',
      'Opened',
      'Words tested',
      'Words that upload',
    ])
    expect(headlines(CAPTURES).map(({ value }) => value)).toEqual([requests, kinds, 60, 4, 3])
  })

  test('has no chapter about logs', () => {
    const ids = chapters(CAPTURES).map(({ section }) => section.id)
    expect(ids).toContain('trials')
    for (const id of [
      'waterfall',
      'servers',
      'countries',
      'timeline',
      'queries',
      'lists',
      'fields',
      'people',
      'addresses',
    ])
      expect(ids).not.toContain(id)
  })
})
