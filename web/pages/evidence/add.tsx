import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { job } from '../../lib/status.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Refusal, useAttempt } from '../../parts/attempt.tsx'
import { FolderField } from '../../parts/folder-chooser.tsx'
import { JobProgress } from '../../parts/progress.tsx'

const words = defineWords({
  en: {
    title: 'Add evidence',
    lead: 'More folders or files for this case. They are only read; a sealed copy goes into the case. You can go on reading meanwhile.',
    evidence: 'Folder or file with the evidence',
    evidenceHint: 'A full path, for example /home/you/leak',
    start: 'Add to the case',
  },
  zh: {
    title: '添加证据',
    lead: '为本案添加更多文件夹或文件。程序只读取它们，并将封存的副本放入案件。其间您可以继续阅读。',
    evidence: '存放证据的文件夹或文件',
    evidenceHint: '完整路径，例如 /home/you/leak',
    start: '加入案件',
  },
})

/** Takes more evidence into the open case, with how far that is. */
export function AddEvidence(): JSX.Element {
  const t = useWords(words)
  const [path, setPath] = useState('')
  const { isBusy, fault, attempt } = useAttempt()
  const now = job.value
  const isWorking = now !== null && !now.isOver
  return (
    <section>
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      {now?.what === 'investigation' ? <JobProgress of={now} /> : null}
      <form
        class="narrow"
        onSubmit={(event) => {
          event.preventDefault()
          attempt(() => get(api.jobs.investigation.$post({ json: { evidence: [path] } })))
        }}
      >
        <FolderField label={t('evidence')} hint={t('evidenceHint')} value={path} change={setPath} required />
        <Refusal of={fault} />
        <button type="submit" disabled={isBusy || isWorking}>
          {t('start')}
        </button>
      </form>
    </section>
  )
}
