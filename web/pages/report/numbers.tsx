import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'

const words = defineWords({
  en: {
    title: 'Numbers you can write',
    how: 'A number goes into your text bound to its finding: it changes with the case, and the report stops when a value you fixed is no longer true.',
    search: 'Search all findings',
    insert: 'Insert {value}',
    fix: 'Insert and fix',
    fixTitle: 'The report stops when this is no longer {value}',
    some: '{shown} of {all}; search for the others.',
    none: 'No number fits. Try another word, such as the name of a query or a server.',
  },
  zh: {
    title: '可写入的数字',
    how: '写入的数字与其结果绑定：它会随案件变化；若您固定了数值而该数值不再成立，报告将停止生成。',
    search: '搜索所有结果',
    insert: '插入 {value}',
    fix: '插入并固定',
    fixTitle: '当此值不再是 {value} 时，报告停止生成',
    some: '共 {all} 个，显示 {shown} 个；其余请搜索。',
    none: '没有匹配的数字。请换一个词，例如查询或服务器的名称。',
  },
})

/** Numbers of the findings, each with a button that writes it into the text. */
export function Numbers({ chapter, insert }: { chapter: string; insert: (text: string) => void }): JSX.Element {
  const t = useWords(words)
  const [search, setSearch] = useState('')
  const loaded = useLoaded(() => get(api.report.numbers.$get({ query: { chapter, search } })), [chapter, search])
  return (
    <section class="numbers">
      <h3>{t('title')}</h3>
      <p class="note">{t('how')}</p>
      <label>
        {t('search')}{' '}
        <input type="search" maxLength={100} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
      </label>
      <Shown of={loaded}>
        {({ numbers, found }) => (
          <>
            <p class="note" role="status">
              {found === 0 ? t('none') : found > numbers.length ? t('some', { shown: numbers.length, all: found }) : ''}
            </p>
            <ul tabIndex={0} aria-label={t('title')}>
              {numbers.map((number) => (
                <li>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`${t('insert', { value: number.value })}: ${number.row}, ${number.meaning}`}
                    onClick={() => insert(`{{${number.reference}}}`)}
                  >
                    {number.value}
                  </button>
                  <span lang="en">
                    <bdi>{number.row}</bdi> <small>{number.meaning}</small>
                    <code>{number.reference}</code>
                  </span>
                  <button
                    type="button"
                    class="quiet"
                    title={t('fixTitle', { value: number.value })}
                    onClick={() => insert(`{{${number.reference} = ${number.value}}}`)}
                  >
                    {t('fix')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  )
}
