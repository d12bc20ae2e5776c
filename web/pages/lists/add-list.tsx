import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { commandLine } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { job } from '../../lib/status.ts'
import { useWords } from '../../lib/words.ts'
import { Refusal, useAttempt } from '../../parts/attempt.tsx'
import { CommandLine } from '../../parts/command.tsx'
import { JobProgress } from '../../parts/progress.tsx'
import { Empty } from '../../parts/states.tsx'
import { words } from './words.ts'

/** Takes a list into the case, with how far that is. */
export function AddList(): JSX.Element {
  const t = useWords(words)
  const [file, setFile] = useState('')
  const { isBusy, fault, attempt } = useAttempt()
  const now = job.value
  const isWorking = now !== null && !now.isOver
  return (
    <section>
      <h2>{t('addTitle')}</h2>
      <p>{t('addLead')}</p>
      {isWorking ? <JobProgress of={now} /> : null}
      <form
        class="narrow"
        onSubmit={(event) => {
          event.preventDefault()
          attempt(() => get(api.jobs.investigation.$post({ json: { lists: [file] } })))
        }}
      >
        <label class="field">
          <span>{t('file')}</span>
          <input
            type="text"
            value={file}
            required
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setFile(event.currentTarget.value)}
          />
          <small>{t('fileHint')}</small>
        </label>
        <Refusal of={fault} />
        <button type="submit" disabled={isBusy || isWorking}>
          {t('addStart')}
        </button>
      </form>
    </section>
  )
}

/** Said where no list is in the case: what to hand in, and how. */
export function NoLists(): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <Empty title={t('none')}>
        <p>{t('noneLead')}</p>
        <CommandLine text={commandLine('investigate --list LIST.txt')} />
        <CommandLine text="breachlight lists decode SEALED > LIST.txt" />
      </Empty>
      <AddList />
    </>
  )
}
