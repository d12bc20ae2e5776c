import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Answer, ask, askAll, investigate, OperatorError, questions, verify } from '../src/library.ts'
import { logLines } from './decrypt/evidence.ts'
import { scratch } from './e2e/cli.ts'

const dir = scratch('library')
const evidence = join(dir, 'evidence')
const caseDir = join(dir, 'case')
mkdirSync(join(evidence, 'fs01'), { recursive: true })
writeFileSync(join(evidence, 'fs01', 'chat1.log'), `${logLines(60).join('\n')}\n`)
writeFileSync(join(dir, 'words.txt'), '的\n')

const records = ({ rows }: Answer) => rows.find((row) => row['measure'] === 'message_records')?.['value']

test('evidence in, answers out, and the case holds', async () => {
  const stages: string[] = []
  const counts = await investigate({
    evidence: [evidence],
    caseDir,
    lists: [join(dir, 'words.txt')],
    zone: { name: '+08:00', offsetMinutes: 480 },
    progress: {
      start: (stage) => {
        stages.push(stage)
        return { advance: () => undefined, end: () => undefined }
      },
      note: () => undefined,
    },
  })
  expect(records(counts)).toBe(60)
  expect(stages).toContain('sealing')
  expect(await investigate({ evidence: [evidence], caseDir })).toEqual(counts)
  expect(await ask(caseDir, 'counts')).toEqual(counts)
  expect(Object.keys(await askAll(caseDir)).toSorted()).toEqual(questions().map(({ id }) => id))
  expect((await verify(caseDir)).filter((check) => !check.holds)).toEqual([])
})

test('names are pseudonyms', async () => {
  const { rows } = await ask(caseDir, 'identities')
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter((row) => !String(row['account']).startsWith('account-'))).toEqual([])
})

test('what a person must mend is an OperatorError', async () => {
  await expect(ask(caseDir, 'cuonts')).rejects.toThrow(OperatorError)
  await expect(ask(caseDir, 'counts', 'nothing')).rejects.toThrow('The case holds no logs of the family nothing.')
  await expect(verify(join(dir, 'no'))).rejects.toMatchObject({ exit: 'badInput' })
})
