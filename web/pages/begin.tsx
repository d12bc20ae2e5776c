import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { api, get } from '../lib/client.ts'
import { job, status } from '../lib/status.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { FolderField } from '../parts/folder-chooser.tsx'
import { JobProgress } from '../parts/progress.tsx'

const words = defineWords({
  en: {
    title: 'Begin with a case',
    lead: 'A case is a folder that holds one investigation: sealed evidence, what was found in it, and your report. Nothing leaves this machine.',
    demo: 'The demonstration case',
    demoLead:
      'Ten made-up servers with 10,458 messages of invented people, some enciphered, some whose key is missing. It takes about half a minute to build and shows everything the workbench can do.',
    demoStart: 'Build and open it',
    own: 'Evidence of your own',
    ownLead: 'Name the folder as you received it. It is only read; a sealed copy goes into the case.',
    evidence: 'Folder or file with the evidence',
    evidenceHint: 'A full path, for example /home/you/leak',
    caseDir: 'Folder of the case',
    caseHint: 'A new or empty folder, best on an encrypted disk: it will hold the evidence.',
    zone: 'Zone of written times',
    zoneHint: 'For example +08:00. Left empty, times are taken as UTC.',
    list: 'Keyword list of the client (may stay empty)',
    listHint: 'Full path of a file with one keyword a line',
    start: 'Investigate',
  },
  zh: {
    title: '从一个案件开始',
    lead: '案件是一个文件夹，保存一次调查的全部内容：封存的证据、从中发现的内容以及您的报告。任何数据都不会离开这台电脑。',
    demo: '演示案件',
    demoLead:
      '十台虚构的服务器，记录了虚构人物的 10,458 条消息，其中一些经过加密，一些缺少密钥。构建约需半分钟，可展示工作台的全部功能。',
    demoStart: '构建并打开',
    own: '您自己的证据',
    ownLead: '请指明您收到的原始文件夹。程序只读取它，并将封存的副本放入案件。',
    evidence: '存放证据的文件夹或文件',
    evidenceHint: '完整路径，例如 /home/you/leak',
    caseDir: '案件文件夹',
    caseHint: '新建或空的文件夹，最好位于加密磁盘上：证据将保存在其中。',
    zone: '书面时间所用的时区',
    zoneHint: '例如 +08:00。留空则按 UTC 处理。',
    list: '客户端的关键词列表（可留空）',
    listHint: '每行一个关键词的文件的完整路径',
    start: '开始调查',
  },
})

type Fault = { message: string; hint: string } | null

const faultOf = (error: unknown): Fault =>
  error instanceof Error ? { message: error.message, hint: 'hint' in error ? String(error.hint) : '' } : null

function Refusal({ of }: { of: Fault }): JSX.Element | null {
  if (of === null) return null
  return (
    <p class="warning" role="alert" lang="en">
      <strong>{of.message}</strong> {of.hint}
    </p>
  )
}

function Field(props: {
  label: string
  hint: string
  value: string
  change: (value: string) => void
  required?: boolean
}): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        type="text"
        value={props.value}
        required={props.required ?? false}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => props.change(event.currentTarget.value)}
      />
      <small>{props.hint}</small>
    </label>
  )
}

function OwnEvidence(): JSX.Element {
  const t = useWords(words)
  const [wanted, setWanted] = useState({ evidence: '', caseDir: status.value?.wantedDir ?? '', zone: '', list: '' })
  const [fault, setFault] = useState<Fault>(null)
  const set = (name: keyof typeof wanted) => (value: string) => setWanted((before) => ({ ...before, [name]: value }))
  const submit = async () => {
    setFault(null)
    const { evidence, caseDir, zone, list } = wanted
    try {
      const lists = list.trim() === '' ? [] : [list]
      await get(api.jobs.investigation.$post({ json: { evidence: [evidence], caseDir, zone, lists } }))
    } catch (error) {
      setFault(faultOf(error))
    }
  }
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t('own')}</h2>
      <p>{t('ownLead')}</p>
      <FolderField
        label={t('evidence')}
        hint={t('evidenceHint')}
        value={wanted.evidence}
        change={set('evidence')}
        required
      />
      <FolderField label={t('caseDir')} hint={t('caseHint')} value={wanted.caseDir} change={set('caseDir')} required />
      <Field label={t('list')} hint={t('listHint')} value={wanted.list} change={set('list')} />
      <Field label={t('zone')} hint={t('zoneHint')} value={wanted.zone} change={set('zone')} />
      <Refusal of={fault} />
      <button type="submit">{t('start')}</button>
    </form>
  )
}

function Demonstration(): JSX.Element {
  const t = useWords(words)
  const [fault, setFault] = useState<Fault>(null)
  const start = async () => {
    try {
      await get(api.jobs.demo.$post({ json: {} }))
    } catch (error) {
      setFault(faultOf(error))
    }
  }
  return (
    <section class="card">
      <h2>{t('demo')}</h2>
      <p>{t('demoLead')}</p>
      <Refusal of={fault} />
      <button type="button" onClick={() => void start()}>
        {t('demoStart')}
      </button>
    </section>
  )
}

/** The first visit: there is no case yet. */
export function Begin(): JSX.Element {
  const t = useWords(words)
  const now = job.value
  const isWorking = now !== null && !now.isOver
  return (
    <>
      <header class="page-head">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      {now === null ? null : <JobProgress of={now} />}
      {isWorking ? null : (
        <div class="cards">
          <Demonstration />
          <OwnEvidence />
        </div>
      )}
    </>
  )
}
