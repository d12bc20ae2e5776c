import type { Answer } from '../../src/model/answer.ts'
import type { PinnedFinding } from '../../src/report/index.ts'

/** Findings that an author chose: a long answer, some rows of one, a figure, and one that is no more. */
export const pinnedFindings = (answers: Readonly<Record<string, Answer>>): PinnedFinding[] => {
  const { identities, exposures } = answers
  if (identities === undefined || exposures === undefined) throw new Error('the fixture lacks an answer')
  const keys = exposures.rows.filter(({ kind }) => kind === 'key-beside-data')
  return [
    {
      title: 'Who was watched most',
      note: 'These wrote most.\n\n- none of them is named here',
      found: {
        kind: 'rows',
        answer: {
          ...identities,
          columns: { account: 'pseudonym', records: 'message records' },
          denominator: '400 accounts',
          policy: 'account: a name beside a message',
        },
        allRows: identities.rows.length,
        where: [],
        command: 'breachlight ask identities --case DIR',
      },
    },
    {
      title: 'The key lay beside the lock',
      note: '',
      found: {
        kind: 'rows',
        answer: { ...exposures, rows: keys },
        allRows: exposures.rows.length,
        where: ['kind = key-beside-data'],
        command: 'breachlight ask exposures --case DIR',
      },
    },
    {
      title: 'What is left, step by step',
      note: '',
      found: {
        kind: 'figure',
        figure: {
          kind: 'figure',
          title: 'Steps',
          svg: '<svg role="img" aria-label="Steps"></svg>',
          description: 'Bars.',
        },
        chapter: 'How the messages were counted',
      },
    },
    {
      title: 'Around somebody',
      note: 'We asked again.',
      found: { kind: 'gone', why: 'The case holds no account account-aaaaaaaaaaaaaaaa' },
    },
  ]
}
