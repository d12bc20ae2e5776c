import type { JSX } from 'preact'
import { type Answer, commandLine, useAnswer } from '../../lib/answer.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const words = defineWords({
  en: {
    none: 'The texts of this case were not translated.',
    noneHow:
      'The study searched a machine translation; this case is searched in the language it was written in. With an engine of your own both stand beside each other:',
    explain:
      'Each query once on the source and once on the translation. Found in the source only: the translation lost it. Found in the translation only: a word of the source was read as the subject.',
    disagree: 'Where source and translation disagree',
    outcome: 'What machine translation came to',
    found: 'found only in one of the two',
  },
  zh: {
    none: '本案文本尚未翻译。',
    noneHow: '原研究检索的是机器翻译文本；本案则按原文检索。如使用您自己的翻译引擎，两者可并列比较：',
    explain:
      '每项查询分别在原文和译文上进行。仅在原文中找到：译文丢失了它。仅在译文中找到：原文中的某个词被译成了该主题。',
    disagree: '原文与译文不一致之处',
    outcome: '机器翻译的结果',
    found: '仅在其中一方找到的数量',
  },
})

const SHOWN = ['title', 'messages', 'share', 'ci_low', 'ci_high', 'in_both', 'source_only', 'translation_only'] as const

/** Source against translation, the largest disagreement first. */
export function Translation({ answer }: { answer: Answer }): JSX.Element {
  const t = useWords(words)
  const outcome = useAnswer('translation')
  const rows = answer.rows
    .filter((row) => row['language'] === 'translation')
    .map((row) => ({ ...row, apart: Number(row['source_only']) + Number(row['translation_only']) }))
    .toSorted((a, b) => b.apart - a.apart)
  if (rows.length === 0)
    return (
      <Empty title={t('none')}>
        <p>{t('noneHow')}</p>
        <p>
          <code>{commandLine('translate')}</code>
        </p>
      </Empty>
    )
  const columns = Object.fromEntries(SHOWN.map((name) => [name, answer.columns[name] ?? '']))
  return (
    <>
      <p>{t('explain')}</p>
      <Table caption={t('disagree')} columns={{ ...columns, apart: t('found') }} rows={rows} analysis="queries" />
      <Shown of={outcome}>
        {(found) => <Table caption={t('outcome')} columns={found.columns} rows={found.rows} analysis="translation" />}
      </Shown>
    </>
  )
}
