import type { JSX } from 'preact'
import { commandLine, useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { CommandLine } from '../../parts/command.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { words } from './words.ts'

/** Said where captures came without a sheet. */
export function NoSheet(): JSX.Element {
  const t = useWords(words)
  return (
    <Empty title={t('noSheet')}>
      <p>{t('noSheetLead')}</p>
      <CommandLine text={commandLine('traffic CAPTURE --trials sheet.csv')} />
    </Empty>
  )
}

const VERDICTS = [
  'uploads-and-blocks',
  'uploads-only',
  'blocks-only',
  'no-effect',
  'uploads-anything',
  'cannot-tell',
] as const

function Verdict({ of }: { of: Row }): JSX.Element {
  const t = useWords(words)
  const counts = {
    fired: Number(of['fired'] ?? 0),
    trials: Number(of['trials'] ?? 0),
    controls_fired: Number(of['controls_fired'] ?? 0),
    controls: Number(of['controls'] ?? 0),
  }
  const known = VERDICTS.find((one) => one === of['verdict'])
  return (
    <li class={`verdict ${known ?? 'uploads'}`}>
      <p>
        <strong>
          <bdi>{String(of['word'])}</bdi>
        </strong>{' '}
        {t(known ?? 'uploads_')}
        <span class="badge">
          <bdi>{String(of['client'])}</bdi>
        </span>
      </p>
      <p lang="en">
        <bdi>{String(of['sentence'])}</bdi>
      </p>
      <p class="muted">{t('of', counts)}</p>
    </li>
  )
}

/** Every column is in the exported table. */
const NUMBERS = [
  'client',
  'word',
  'verdict',
  'trials',
  'fired',
  'ci_low',
  'ci_high',
  'controls',
  'controls_fired',
  'effect',
  'q',
  'permutation_p',
  'latency_ms',
  'blocked',
  'more_trials',
]

/** The verdict on every word that was tried, then every test with its numbers. */
export function Trials(): JSX.Element {
  const t = useWords(words)
  const trials = useAnswer('trials')
  return (
    <Shown of={trials}>
      {(answer) =>
        answer.rows.length === 0 ? (
          <NoSheet />
        ) : (
          <>
            <h2>{t('verdicts')}</h2>
            <ul class="verdicts">
              {answer.rows
                .filter(({ word }) => word !== '')
                .map((row) => (
                  <Verdict key={`${String(row['client'])} ${String(row['word'])}`} of={row} />
                ))}
            </ul>
            <AnswerTable of={answer} caption={t('trialsTable')} show={NUMBERS} />
          </>
        )
      }
    </Shown>
  )
}
