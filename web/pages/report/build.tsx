import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { commandLine } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { downloadFrom } from '../../lib/download.ts'
import { job } from '../../lib/status.ts'
import { defineWords, grouped, useWords, utcTime } from '../../lib/words.ts'
import { CommandText } from '../../parts/command.tsx'
import { JobProgress } from '../../parts/progress.tsx'
import { unsaved } from './drafts.ts'
import type { Outline } from './outline.ts'

const words = defineWords({
  en: {
    title: 'Build',
    build: 'Build the report',
    covered: 'Names are covered in it. With real names it is written on the command line, with a reason:',
    old: 'You chose or wrote something since the report was built.',
    now: 'The report holds what you chose and wrote.',
    unsaved: 'Text that is not saved will not be in it.',
    stops: 'A line that is not bound to a finding will stop it; the chapters above say where.',
    at: 'Written {time} UTC to',
    take: 'Take it',
    size: '{name} ({kib} KiB)',
    failed: 'That did not work: {why}',
  },
  zh: {
    title: '生成',
    build: '生成报告',
    covered: '报告中的姓名已遮盖。若需真实姓名，请填写理由并在命令行中生成：',
    old: '自上次生成报告以来，您又选择或撰写了内容。',
    now: '报告已包含您选择和撰写的内容。',
    unsaved: '未保存的文字不会进入报告。',
    stops: '有未与结果绑定的行，会使报告停止生成；上方章节标明了位置。',
    at: '于 {time}（UTC）写入',
    take: '下载',
    size: '{name}（{kib} KiB）',
    failed: '操作未成功：{why}',
  },
})

function Files({ outline }: { outline: Outline }): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <p>
        {t('at', { time: utcTime(outline.writtenUtcMs).slice(0, 19) })} <code>{outline.dir}</code>
      </p>
      <div class="row" role="group" aria-label={t('take')}>
        {outline.files.map(({ name, sizeBytes }) => (
          <button type="button" class="quiet" onClick={() => void downloadFrom(name, `/report/files/${name}`)}>
            {t('size', { name, kib: grouped(Math.max(1, Math.round(sizeBytes / 1024))) })}
          </button>
        ))}
      </div>
    </>
  )
}

/** Builds the report, tells how far that is, and hands its files out. */
export function Build({ outline }: { outline: Outline }): JSX.Element {
  const t = useWords(words)
  const [fault, setFault] = useState('')
  const now = job.value
  const isBusy = now !== null && !now.isOver
  const build = () => {
    setFault('')
    get(api.report.build.$post({ json: {} })).catch((error: unknown) =>
      setFault(error instanceof Error ? error.message : String(error)),
    )
  }
  const stops = outline.chapters.some(({ faults, isLeftOut }) => faults > 0 && !isLeftOut)
  return (
    <section class="build">
      <h2>{t('title')}</h2>
      <p>{t(outline.isOld ? 'old' : 'now')}</p>
      {unsaved.value.length > 0 ? <p class="warning">{t('unsaved')}</p> : null}
      {stops ? <p class="warning">{t('stops')}</p> : null}
      <p>
        <button type="button" disabled={isBusy} onClick={build}>
          {t('build')}
        </button>
      </p>
      {fault === '' ? null : (
        <p role="alert" class="warning">
          {t('failed', { why: fault })}
        </p>
      )}
      {now?.what === 'report' ? <JobProgress of={now} /> : null}
      <Files outline={outline} />
      <p class="note">
        {t('covered')} <CommandText text={commandLine('report --reveal --reason "…"')} />
      </p>
    </section>
  )
}
