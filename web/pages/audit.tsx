import type { JSX } from 'preact'
import { commandLine } from '../lib/answer.ts'
import { api, get } from '../lib/client.ts'
import { downloadJson } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'

const words = defineWords({
  en: {
    title: 'Audit',
    lead: 'Who looked under the pseudonyms of this case, when and why. Entries are chained: none can be changed or taken out unnoticed.',
    none: 'Nobody has looked under the pseudonyms yet.',
    caption: 'Looks at real names, the last first',
    number: 'number of the entry in the list',
    kind: 'reveal: names were shown; exposure: one person was looked up',
    atUtc: 'when, in UTC',
    reason: 'the reason that was given',
    shown: 'what was asked for',
  },
  zh: {
    title: '审计',
    lead: '谁在何时、出于何种理由查看了本案化名背后的真实姓名。各条目链式相连，任何更改或删除都会被发现。',
    none: '还没有人查看过化名背后的真实姓名。',
    caption: '查看真实姓名的记录，最近的在前',
    number: '清单中的条目编号',
    kind: 'reveal：显示了姓名；exposure：查询了某一个人',
    atUtc: '时间（UTC）',
    reason: '填写的理由',
    shown: '请求的内容',
  },
})

/** Every look under the pseudonyms. */
function AuditList(): JSX.Element {
  const t = useWords(words)
  const list = useLoaded(() => get(api.audit.$get()), [])
  const columns = {
    number: t('number'),
    atUtc: t('atUtc'),
    kind: t('kind'),
    reason: t('reason'),
    shown: t('shown'),
  }
  return (
    <Shown of={list}>
      {({ entries }) =>
        entries.length === 0 ? (
          <Empty title={t('none')} />
        ) : (
          <Table caption={t('caption')} columns={columns} heads={{ atUtc: 'UTC' }} rows={entries} />
        )
      }
    </Shown>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine('verify')}
        exports={[{ label: 'JSON', make: async () => downloadJson('audit.json', await get(api.audit.$get())) }]}
      />
      <AuditList />
    </>
  )
}

export const audit = definePage({ id: 'audit', path: '/audit', words, View })
