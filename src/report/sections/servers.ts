import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, distinctTexts, notAsked, sumOf } from '../answers.ts'
import { counted } from '../format.ts'
import { defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

/** `units` is left out: it is records + rejects, and said so. */
const COUNTS = ['server', 'family', 'items', 'records', 'rejects', 'first_utc_ms', 'last_utc_ms']
const LAYOUT = ['server', 'family', 'decode', 'charset', 'delimiter', 'layout', 'margin_bits']

/** Delimiters that print as nothing. */
const UNSEEN_DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['\t', 'tab'],
  ['\\t', 'tab'],
  [' ', 'space'],
])

const withNamedDelimiter = (row: Row): Row =>
  typeof row.delimiter === 'string' ? { ...row, delimiter: UNSEEN_DELIMITERS.get(row.delimiter) ?? row.delimiter } : row

export default defineSection({
  id: 'servers',
  title: 'Servers and log families',
  order: 30,
  needs: ['servers'],
  belongs: isAboutLogs,
  limitations: caveatsOf('servers'),
  build(input) {
    const answer = answerOf(input, 'servers')
    if (answer === null) return notAsked('servers')
    if (answer.rows.length === 0) {
      return [
        {
          kind: 'prose',
          text: 'No log was recognised on any server. The chapter on exposures lists what the files are, as far as could be told.',
        },
      ]
    }
    const servers = distinctTexts(answer.rows, 'server').length
    const families = distinctTexts(answer.rows, 'family').length
    return [
      {
        kind: 'prose',
        text: `${counted(servers, 'server')} held ${counted(families, 'log family', 'log families')}: ${counted(sumOf(answer.rows, 'records'), 'record')} and ${counted(sumOf(answer.rows, 'rejects'), 'rejected unit')}. Each family may be sealed, encoded and laid out differently on each server; how it was opened stands in the second table. Families that are not messages, and families that could not be opened, are listed too.`,
      },
      answerTable(answer, { caption: 'What each server held, by log family', show: COUNTS }),
      answerTable(answer, {
        caption: 'How each log was sealed, encoded and laid out',
        rows: answer.rows.map(withNamedDelimiter),
        show: LAYOUT,
      }),
    ]
  },
})
