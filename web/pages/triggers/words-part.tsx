import type { JSX } from 'preact'
import type { Answer } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { query, setQuery } from '../../lib/route.ts'
import { percent, useWords } from '../../lib/words.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { numberIn, textIn } from './cells.ts'
import { EveryCaveat, Explained, Power } from './power.tsx'
import { Word } from './word.tsx'
import { words } from './words.ts'

interface Answers {
  triggers: Answer
  blocking: Answer
  matches: Answer
}

/** Columns that are shown, in order; their meaning is the answer’s own. */
const COLUMNS = ['trigger', 'status', 'messages', 'accounts', 'share', 'alone', 'stability'] as const

function WordTable({ triggers, blocking }: Answers): JSX.Element {
  const t = useWords(words)
  const verdicts = new Map(blocking.rows.map((row) => [textIn(row, 'keyword'), textIn(row, 'verdict')]))
  const rows = triggers.rows.map((row, at) => ({
    at,
    gloss: row['gloss'] ?? null,
    ...Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? null])),
    interval: `${percent(numberIn(row, 'ci_low'))} – ${percent(numberIn(row, 'ci_high'))}`,
    verdict: verdicts.get(textIn(row, 'trigger')) ?? null,
  }))
  const columns = {
    ...Object.fromEntries(COLUMNS.map((column) => [column, triggers.columns[column] ?? ''])),
    interval: '95 % interval of the share (Wilson)',
    verdict: 'whether its messages were displayed, as `blocking` infers it',
  }
  const heads = {
    trigger: t('trigger'),
    status: t('status'),
    messages: t('messages'),
    accounts: t('accountsHead'),
    share: t('share'),
    alone: t('aloneHead'),
    stability: t('stability'),
    interval: t('interval'),
    verdict: t('verdict'),
  }
  return (
    <Table
      caption={t('wordTable')}
      columns={columns}
      rows={rows}
      heads={heads}
      analysis="triggers"
      cell={{
        trigger: (cell, row) => (
          <>
            <button type="button" class="link" onClick={() => setQuery({ word: String(row['at']) })}>
              {String(cell)}
            </button>
            {row['gloss'] === null ? null : (
              <small class="gloss" lang="en">
                {String(row['gloss'])}
              </small>
            )}
          </>
        ),
        share: (cell) => percent(Number(cell)),
      }}
    />
  )
}

function Words({ triggers, blocking, matches, power }: Answers & { power: Answer }): JSX.Element {
  const t = useWords(words)
  const chosen = triggers.rows[Number(query.value.get('word') ?? -1)]
  if (triggers.rows.length === 0) return <Empty title={t('noWords')} />
  return (
    <>
      <Explained triggers={triggers} power={power} />
      <div class="beside">
        <WordTable triggers={triggers} blocking={blocking} matches={matches} />
        <div class="detail" role="region" aria-label={t('words')} aria-live="polite">
          {chosen === undefined ? (
            <p class="muted">{t('chooseWord')}</p>
          ) : (
            <Word of={chosen} blocking={blocking} matches={matches} />
          )}
        </div>
      </div>
      <Power of={power} />
      <EveryCaveat of={[triggers, power, blocking]} />
    </>
  )
}

/** Words that explain the logging, each with what speaks for and against it. */
export function WordsPart(): JSX.Element {
  const loaded = useLoaded(() => get(api.triggers.words.$get()), [])
  return <Shown of={loaded}>{(answers) => <Words {...answers} />}</Shown>
}
