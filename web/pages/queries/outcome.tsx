import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Row } from '../../lib/cells.ts'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { defineWords, grouped, percent, useWords } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { Caveats } from '../../parts/caveats.tsx'

/** Grows when a coding was kept. */
export const codingTouched = signal(0)

const words = defineWords({
  en: {
    title: 'How readers agreed, and what follows',
    none: 'No query has been read by two people yet.',
    said: '{query}: two people read {coded} messages and disagreed on {apart}. Agreement beyond chance (kappa): {kappa}. About the subject: {precision} ({low} to {high}). The query matches {share} of unique messages; corrected {corrected} ({from} to {to}).',
    open: '{query}: what two people read does not allow a corrected share.',
    table: 'Agreement, precision and corrected shares',
  },
  zh: {
    title: '读者一致程度及其结论',
    none: '还没有查询由两位读者读过。',
    said: '{query}：两位读者读了 {coded} 条消息，{apart} 条意见不一。超出偶然的一致性（kappa）：{kappa}。关于该主题的占 {precision}（{low} 至 {high}）。该查询匹配 {share} 的不重复消息；校正后为 {corrected}（{from} 至 {to}）。',
    open: '{query}：两位读者的判断不足以得出校正占比。',
    table: '一致性、准确率与校正占比',
  },
})

const numberAt = (row: Row, column: string): number | null => {
  const cell = row[column]
  return typeof cell === 'number' ? cell : null
}

function Sentence({ row }: { row: Row }): JSX.Element {
  const t = useWords(words)
  const share = (column: string): string => {
    const value = numberAt(row, column)
    return value === null ? '–' : percent(value)
  }
  const query = String(row['query'])
  if (numberAt(row, 'corrected_share') === null) return <p>{t('open', { query })}</p>
  const kappa = numberAt(row, 'kappa')
  return (
    <p>
      {t('said', {
        query,
        coded: numberAt(row, 'coded') ?? 0,
        apart: numberAt(row, 'disagreements') ?? 0,
        kappa: kappa === null ? '–' : grouped(kappa, 2),
        precision: share('precision'),
        low: share('precision_low'),
        high: share('precision_high'),
        share: share('share'),
        corrected: share('corrected_share'),
        from: share('corrected_share_low'),
        to: share('corrected_share_high'),
      })}
    </p>
  )
}

/** What people who read samples say of the queries. */
export function Outcome(): JSX.Element {
  const t = useWords(words)
  const loaded = useLoaded(() => get(api.coding.$get()), [codingTouched.value])
  return (
    <div class="outcome">
      <h2 class="small">{t('title')}</h2>
      <Shown of={loaded}>
        {({ rows, columns, caveats }) =>
          rows.length === 0 ? (
            <p class="note">{t('none')}</p>
          ) : (
            <>
              {rows.map((row) => (
                <Sentence row={row} />
              ))}
              <Table caption={t('table')} columns={columns} rows={rows} analysis="coding" />
              <Caveats of={caveats} />
            </>
          )
        }
      </Shown>
    </div>
  )
}
