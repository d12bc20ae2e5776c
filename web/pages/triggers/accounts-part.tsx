import type { JSX } from 'preact'
import type { Answer } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import type { Row } from '../../lib/cells.ts'
import { addressOf, query, setQuery } from '../../lib/route.ts'
import { valueOf } from '../../lib/terms.ts'
import { grouped, useWords } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { chance, numberIn, textIn } from './cells.ts'
import { EveryCaveat } from './power.tsx'
import { Scatter } from './scatter.tsx'
import { words } from './words.ts'

function Verdict({ of }: { of: Answer }): JSX.Element | null {
  const t = useWords(words)
  const [first] = of.rows
  if (first === undefined) return null
  const verdict = textIn(first, 'verdict')
  return (
    <>
      <p>
        <strong>
          {verdict === 'cannot tell' ? t('cannotTell') : t('verdictIs', { verdict: valueOf('verdict', verdict) })}
        </strong>{' '}
        {valueOf('reason', textIn(first, 'reason'))}.
      </p>
    </>
  )
}

/** What of the explanations is compared in a table; the answer has more. */
const MODELS = ['model', 'meaning', 'bic_above_best', 'parameters', 'fitted', 'power'] as const

function Models({ of }: { of: Answer }): JSX.Element {
  const t = useWords(words)
  const columns = Object.fromEntries(MODELS.map((column) => [column, of.columns[column] ?? '']))
  return (
    <section>
      <h2>{t('models')}</h2>
      <Table caption={t('models')} columns={columns} rows={of.rows} analysis="explanations" />
    </section>
  )
}

/** What is known of an account that was chosen. `code` is its pseudonym, which stands in addresses. */
function Account({ of, code }: { of: Row; code: string }): JSX.Element {
  const t = useWords(words)
  const sentences = [
    t('expectedLine', {
      unexplained: numberIn(of, 'unexplained'),
      messages: numberIn(of, 'unique_messages'),
      expected: chance(numberIn(of, 'expected')),
      ratio: grouped(numberIn(of, 'ratio'), 1),
      low: grouped(numberIn(of, 'ratio_low'), 1),
      high: grouped(numberIn(of, 'ratio_high'), 1),
    }),
    t('usualLine', { usual: numberIn(of, 'usual_most') }),
    t('qLine', { p: chance(numberIn(of, 'p_value')), q: chance(numberIn(of, 'q_value')) }),
    t('shortLine', { short: numberIn(of, 'short'), same: numberIn(of, 'same_word') }),
    ...(of['group'] === null ? [] : [t('groupLine', { group: textIn(of, 'group') })]),
  ]
  return (
    <>
      <h2>
        <bdi>{textIn(of, 'account')}</bdi>
      </h2>
      <p>
        <strong>{t('reads', { reading: valueOf('reading', textIn(of, 'reading')) })}</strong>
      </p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="row">
        <Link to={`/people/${code}`}>{t('person')}</Link>
        <Link to={addressOf('/messages', { account: code })}>{t('messagesOf')}</Link>
      </p>
    </>
  )
}

const COLUMNS = [
  'account',
  'reading',
  'unexplained',
  'unique_messages',
  'expected',
  'usual_most',
  'ratio',
  'q_value',
  'short',
  'group',
  'talk',
] as const

function Accounts({ targets }: { targets: Answer }): JSX.Element {
  const t = useWords(words)
  const codes = targets.rows.map((row) => textIn(row, 'code'))
  const at = codes.indexOf(query.value.get('account') ?? '')
  const choose = (next: number) => setQuery({ account: codes[next] }, { replace: true })
  const chosen = targets.rows[at]
  const rows = targets.rows.map((row, place) => ({ ...row, place }))
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, targets.columns[column] ?? '']))
  const legend = [
    ['target', <circle class="caught" cx="8" cy="8" r="5" />],
    ['member', <rect class="self" x="3.5" y="3.5" width="9" height="9" />],
    ['other', <circle class="control" cx="8" cy="8" r="4" />],
    ['usual', <rect class="land" width="16" height="16" />],
  ] as const
  return (
    <>
      <p class="lead">{t('pictureLead')}</p>
      <div class="beside">
        <div>
          <Scatter rows={targets.rows} at={at} choose={choose} />
          <ul class="legend">
            {legend.map(([name, mark]) => (
              <li key={name}>
                <svg class="plot mark" viewBox="0 0 16 16" aria-hidden="true">
                  {mark}
                </svg>
                {t(name)}
              </li>
            ))}
          </ul>
        </div>
        <div class="detail" role="region" aria-label={t('accounts')} aria-live="polite">
          {chosen === undefined ? (
            <p class="muted">{t('chooseAccount')}</p>
          ) : (
            <Account of={chosen} code={codes[at] ?? ''} />
          )}
        </div>
      </div>
      <Table
        caption={t('targetTable')}
        columns={columns}
        rows={rows}
        analysis="targets"
        cell={{
          account: (cell, row) => (
            <button type="button" class="link code-cell" onClick={() => choose(Number(row['place']))}>
              {String(cell)}
            </button>
          ),
          q_value: (cell) => chance(Number(cell)),
        }}
      />
    </>
  )
}

interface Answers {
  targets: Answer
  explanations: Answer
  groups: Answer
  common: Answer
}

function All({ targets, explanations, groups, common }: Answers): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <Verdict of={explanations} />
      {targets.rows.length === 0 ? <Empty title={t('nobody')} /> : <Accounts targets={targets} />}
      <Models of={explanations} />
      <section>
        <h2>{t('groups')}</h2>
        {groups.rows.length === 0 ? (
          <p>{t('noGroups')}</p>
        ) : (
          <Table caption={t('groups')} columns={groups.columns} rows={groups.rows} analysis="targeted-groups" />
        )}
      </section>
      {common.rows.length === 0 ? null : (
        <section>
          <h2>{t('common')}</h2>
          <Table caption={t('common')} columns={common.columns} rows={common.rows} analysis="common-words" />
        </section>
      )}
      <EveryCaveat of={[targets, groups, explanations, common]} />
    </>
  )
}

/** Accounts that are logged without explanation, with what is expected, and which explanation is best. */
export function AccountsPart(): JSX.Element {
  const loaded = useLoaded(() => get(api.triggers.accounts.$get()), [])
  return <Shown of={loaded}>{(answers) => <All {...answers} />}</Shown>
}
