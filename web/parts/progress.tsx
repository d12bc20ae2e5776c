import type { JSX } from 'preact'
import type { Current } from '../../src/serve/api.ts'
import { api, get } from '../lib/client.ts'
import { job, status } from '../lib/status.ts'
import { defineWords, useWords } from '../lib/words.ts'

const words = defineWords({
  en: {
    demo: 'Building the demonstration case',
    investigation: 'Investigating',
    update: 'Bringing the case up to date',
    report: 'Building the report',
    verify: 'Verifying the case',
    formats: 'Applying the correction',
    left: 'about {s} s left',
    now: 'now',
    done: 'done',
    ended: 'Done.',
    old: 'An earlier version made this case: messages cannot be walked yet.',
    renew: 'Bring it up to date',
    reading: 'The case is being worked on; numbers may still change.',
  },
  zh: {
    demo: '正在构建演示案件',
    investigation: '正在调查',
    update: '正在更新案件',
    report: '正在生成报告',
    verify: '正在核验案件',
    formats: '正在应用更正',
    left: '约剩 {s} 秒',
    now: '进行中',
    done: '完成',
    ended: '已完成。',
    old: '本案由较早的版本创建：暂时无法逐条浏览消息。',
    renew: '更新案件',
    reading: '案件正在处理中，数字仍可能变化。',
  },
})

type Job = NonNullable<Current['job']>
type Stage = Extract<Job['events'][number], { kind: 'stage' }>

const TITLES = ['demo', 'investigation', 'update', 'report', 'verify', 'formats'] as const

/** Seconds that a stage will still take, as fast as it went so far; null when that cannot be said. */
function secondsLeft({ done, total, sinceUtcMs }: Stage, nowUtcMs: number): number | null {
  if (total === 0 || done === 0 || done >= total) return null
  return Math.ceil((((nowUtcMs - sinceUtcMs) / done) * (total - done)) / 1000)
}

function StageLine({ stage, of }: { stage: Stage; of: Job }): JSX.Element {
  const t = useWords(words)
  const isLast = of.events.findLast((event) => event.kind === 'stage') === stage
  const isDone = of.isOver || !isLast || (stage.total > 0 && stage.done >= stage.total)
  const left = secondsLeft(stage, of.nowUtcMs)
  return (
    <li class={isDone ? 'over' : 'open'}>
      <span lang="en">{stage.stage}</span>
      {isDone ? (
        <span class="muted">{t('done')}</span>
      ) : (
        <>
          <progress aria-label={stage.stage} {...(stage.total > 0 ? { value: stage.done, max: stage.total } : {})} />
          <span class="muted">{left === null ? t('now') : t('left', { s: left })}</span>
        </>
      )}
    </li>
  )
}

/** How far a long work is: every stage, what it noted, and how it ended. */
export function JobProgress({ of }: { of: Job }): JSX.Element {
  const t = useWords(words)
  const title = TITLES.find((one) => one === of.what)
  const end = of.events.at(-1)
  return (
    <section class="job" aria-live="polite">
      <h2>{title === undefined ? of.what : t(title)}</h2>
      <ol>
        {of.events.map((event) => {
          if (event.kind === 'stage') return <StageLine stage={event} of={of} />
          return event.kind === 'note' ? <li lang="en">{event.line}</li> : null
        })}
      </ol>
      {end?.kind === 'failed' ? (
        <p class="warning" role="alert" lang="en">
          <strong>{end.message}</strong> {end.hint}
        </p>
      ) : null}
      {end?.kind === 'done' ? <p>{t('ended')}</p> : null}
    </section>
  )
}

/** A line over every page of a case that an earlier version made, until it is brought up to date. */
export function OldBanner(): JSX.Element | null {
  const t = useWords(words)
  if (status.value?.case?.isOld !== true || job.value?.isOver === false) return null
  return (
    <div class="banner job" role="status">
      <p>{t('old')}</p>
      <button type="button" onClick={() => void get(api.jobs.update.$post({ json: {} }))}>
        {t('renew')}
      </button>
    </div>
  )
}

/** A line over every page while the case is worked on. */
export function JobBanner(): JSX.Element | null {
  const t = useWords(words)
  const now = job.value
  if (now === null || now.isOver) return null
  const stage = now.events.findLast((event) => event.kind === 'stage')
  return (
    <div class="banner job" role="status">
      <p>
        {t('reading')} <span lang="en">{stage?.kind === 'stage' ? stage.stage : ''}</span>
      </p>
      {stage?.kind === 'stage' && stage.total > 0 ? (
        <progress aria-label={stage.stage} value={stage.done} max={stage.total} />
      ) : null}
    </div>
  )
}
