import type { JSX } from 'preact'
import type { Answer } from '../lib/answer.ts'
import { answerExports, commandLine, useAnswer } from '../lib/answer.ts'
import { definePage } from '../lib/page.ts'
import { defineWords, grouped, useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/states.tsx'
import { Counted } from './overview/counted.tsx'
import { Exposures } from './overview/exposures.tsx'
import { Gaps } from './overview/gaps.tsx'
import { Servers } from './overview/servers.tsx'
import './overview/overview.css'

const words = defineWords({
  en: {
    title: 'Overview',
    lead: 'What this case holds, how it was counted, what stayed shut, and what the servers exposed.',
    message_records: 'Logged messages',
    message_recordsMeaning: 'every copy counted',
    unique_messages: 'Unique messages',
    unique_messagesMeaning: 'distinct account and text',
    accounts: 'Accounts',
    accountsMeaning: 'usernames in message records',
    addresses: 'Addresses',
    addressesMeaning: 'network addresses in message records',
    evidence_items: 'Evidence items',
    evidence_itemsMeaning: 'files sealed as they came',
    undecryptable_items: 'Stayed shut',
    undecryptable_itemsMeaning: 'no key in the evidence opens them',
    rejects: 'Rejected units',
    rejectsMeaning: 'counted with reason and place',
  },
  zh: {
    title: '概览',
    lead: '本案包含什么、如何计数、哪些文件未能解开，以及服务器暴露了什么。',
    message_records: '被记录的消息',
    message_recordsMeaning: '每份副本都计入',
    unique_messages: '不重复消息',
    unique_messagesMeaning: '账号与文本均不同',
    accounts: '账号',
    accountsMeaning: '消息记录中的账号',
    addresses: '地址',
    addressesMeaning: '消息记录中的网络地址',
    evidence_items: '证据文件',
    evidence_itemsMeaning: '按原样封存的文件',
    undecryptable_items: '未能解开',
    undecryptable_itemsMeaning: '证据中没有可用的密钥',
    rejects: '被拒单元',
    rejectsMeaning: '已计数，并记下原因与位置',
  },
})

const HEADLINES = [
  'message_records',
  'unique_messages',
  'accounts',
  'addresses',
  'evidence_items',
  'undecryptable_items',
  'rejects',
] as const

function Headlines({ counts }: { counts: Answer }): JSX.Element {
  const t = useWords(words)
  const values = new Map(counts.rows.map((row) => [row.measure, row.value]))
  return (
    <dl class="headlines">
      {HEADLINES.map((name) => (
        <div>
          <dt>{t(name)}</dt>
          <dd>
            <span class="value">{grouped(Number(values.get(name) ?? 0))}</span>
            <span class="meaning">{t(`${name}Meaning`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const counts = useAnswer('counts')
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine('ask counts')}
        exports={answerExports('counts')}
        pin={{ title: t('title'), what: { kind: 'answer', analysis: 'counts' } }}
      />
      <Shown of={counts}>{(answer) => <Headlines counts={answer} />}</Shown>
      <Counted />
      <Servers />
      <Exposures />
      <Gaps />
    </>
  )
}

export const overview = definePage({ id: 'overview', path: '/', words, View })
