import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, textAt } from '../answers.ts'
import { type UnexplainedAccount, unexplained } from '../figures/unexplained.ts'
import { cellText, counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const TOP = 50

/** The verdict in words, by its name in the answer. */
const SAID: Readonly<Record<string, string>> = {
  keywords: 'Keywords alone explain what was logged',
  accounts: 'Keywords do not explain all of it: some accounts were logged whatever they wrote',
  groups:
    'Keywords do not explain all of it: some accounts were logged whatever they wrote, and so was what groups of accounts said to each other',
  'unknown list':
    'Most of what was logged is explained by no word that is known or could be inferred, for all accounts alike',
  'cannot tell': 'Whether anything but keywords decided what was logged cannot be told from these logs',
}

const said = (name: string): string => SAID[name] ?? 'The answer is not one that this report knows'

function verdict(answer: Answer): Block {
  const [row] = answer.rows
  const called = numberAt(row, 'accounts_called') ?? 0
  const groups = numberAt(row, 'groups_found') ?? 0
  const power = percent(numberAt(row, 'power') ?? 0)
  const found = `${counted(called, 'account')} ${called === 1 ? 'is' : 'are'} logged without explanation more often than chance allows, and ${counted(groups, 'group')} of such accounts answer each other.`
  const chance = `Had a handful of accounts been targeted, at least one would have been found with a chance of ${power}; an account with ten messages with one of ${percent(numberAt(row, 'power_10') ?? 0)}.`
  return { kind: 'prose', text: `${said(textAt(row, 'verdict'))}: ${textAt(row, 'reason')}. ${found} ${chance}` }
}

const models = (answer: Answer): Block =>
  answerTable(answer, {
    caption: 'Four explanations compared',
    show: ['model', 'meaning', 'fitted', 'parameters', 'bic_above_best'],
  })

const KINDS: Readonly<Record<string, UnexplainedAccount['kind']>> = { target: 'target', 'group member': 'member' }

function accountOf(row: Row): UnexplainedAccount {
  return {
    messages: Math.max(1, numberAt(row, 'unique_messages') ?? 1),
    unexplained: numberAt(row, 'unexplained') ?? 0,
    usualMost: numberAt(row, 'usual_most') ?? 0,
    kind: KINDS[textAt(row, 'reading')] ?? 'other',
  }
}

/** The ratio and its interval in one cell: as three columns they would push the reading off the page. */
const ratioOf = (row: Row): string => {
  const [ratio, low, high] = ['ratio', 'ratio_low', 'ratio_high'].map((column) => cellText(column, row[column]))
  return `${ratio} (${low}–${high})`
}

const withInterval = (answer: Answer): Answer => ({
  ...answer,
  columns: { ...answer.columns, ratio: 'unexplained to expected, and its 95 % interval (Wilson, for the unexplained)' },
})

function accounts(answer: Answer): Block[] {
  if (answer.rows.length === 0)
    return [{ kind: 'prose', text: 'No account with enough messages has one that a trigger does not explain.' }]
  const title = 'Messages that no word explains, against how much an account wrote'
  return [
    {
      kind: 'figure',
      title,
      svg: unexplained(title, answer.rows.map(accountOf)),
      description:
        'Each mark is an account: filled circles are read as targets, squares as members of a targeted group, empty circles are those that come nearest without standing out. Shaded is what nineteen of twenty accounts like everybody else would not exceed.',
    },
    answerTable(withInterval(answer), {
      caption: 'Accounts that stand out, and those that come nearest',
      rows: answer.rows.slice(0, TOP).map((row) => ({ ...row, ratio: ratioOf(row) })),
      show: ['account', 'unique_messages', 'unexplained', 'expected', 'ratio', 'q_value', 'reading'],
      note: `${answer.rows.length > TOP ? `The first ${grouped(TOP)}; all` : 'All'} of them, with their groups, are in tables/targets.csv`,
    }),
  ]
}

function words(answer: Answer): Block[] {
  const some = answer.rows.filter((row) => row['in_report'] === true || (numberAt(row, 'messages') ?? 0) > 0)
  const three = answer.rows.filter((row) => row['in_report'] === true)
  const found = three.filter((row) => (numberAt(row, 'messages') ?? 0) > 0)
  return [
    {
      kind: 'prose',
      text: `The study of TOM-Skype found messages that are nothing but a number, thanks or a smile, which no keyword explains. Of its ${counted(three.length, 'example')}, ${grouped(found.length)} occur here as whole messages.`,
    },
    answerTable(answer, {
      caption: 'Whole messages that are everyday words, and whose they are',
      rows: some,
      show: [
        'word',
        'messages',
        'by_targets',
        'expected_by_targets',
        'share_by_targets',
        'ci_low',
        'ci_high',
        'q_value',
      ],
    }),
  ]
}

const groups = (answer: Answer): Block[] =>
  answer.rows.length === 0
    ? []
    : [answerTable(answer, { caption: 'Groups whose conversations are logged without explanation' })]

const asked = (input: ReportInput, id: string, build: (answer: Answer) => Block[]): Block[] => {
  const answer = answerOf(input, id)
  return answer === null ? notAsked(id) : build(answer)
}

export default defineSection({
  id: 'targets',
  title: 'Why was it logged?',
  order: 87,
  needs: ['explanations', 'targets', 'targeted-groups', 'common-words'],
  belongs: isAboutLogs,
  limitations: caveatsOf('explanations', 'targets', 'targeted-groups', 'common-words'),
  build: (input) => [
    ...asked(input, 'explanations', (answer) =>
      answer.rows.length === 0 ? [{ kind: 'prose', text: 'Nothing was compared.' }] : [verdict(answer), models(answer)],
    ),
    ...asked(input, 'targets', accounts),
    ...asked(input, 'targeted-groups', groups),
    ...asked(input, 'common-words', words),
  ],
})
