import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { distinctIn, numberIn } from '../../lib/rows.ts'
import { defineWords, useWords, utcTime } from '../../lib/words.ts'
import { AnswerSection } from '../../parts/answer-section.tsx'
import { Link } from '../../parts/link.tsx'
import { Empty, Shown } from '../../parts/states.tsx'

const words = defineWords({
  en: {
    title: 'Over time, with gaps',
    lead: 'Days with message logs, by server: the stronger the colour, the more. A hatched piece is a gap: no logging, a missing file, or a wrong clock.',
    none: 'No record of this case has a date.',
    more: 'Look closer on the timeline',
    lane: '{server}: {days} days with records from {first} to {last}; gaps: {gaps}',
    noGaps: 'none',
    gap: '{days} days from {first}',
  },
  zh: {
    title: '随时间的变化与空缺',
    lead: '各服务器有消息日志的日期：颜色越浓，记录越多。带斜线的部分是空缺：没有记录、缺少文件或时钟有误。',
    none: '本案没有带日期的记录。',
    more: '在时间线上细看',
    lane: '{server}：从 {first} 到 {last} 有 {days} 天存在记录；空缺：{gaps}',
    noGaps: '无',
    gap: '自 {first} 起 {days} 天',
  },
})

const DAY_MS = 86_400_000
const [WIDTH, HEIGHT] = [1000, 16]
const day = (row: Row): number => numberIn(row.bucket_utc_ms)
const dayText = (utcMs: number): string => utcTime(utcMs).slice(0, 10)

interface Span {
  firstMs: number
  lastMs: number
}

function Lane({ server, rows, span }: { server: string; rows: readonly Row[]; span: Span }): JSX.Element {
  const t = useWords(words)
  const scale = WIDTH / (span.lastMs - span.firstMs + DAY_MS)
  const most = Math.max(1, ...rows.map((row) => numberIn(row.records)))
  const gaps = rows.filter((row) => row.gap === 1)
  const label = t('lane', {
    server,
    days: rows.length - gaps.length,
    first: dayText(Math.min(...rows.map(day))),
    last: dayText(Math.max(...rows.map(day))),
    gaps:
      gaps.length === 0
        ? t('noGaps')
        : gaps.map((row) => t('gap', { days: numberIn(row.days), first: dayText(day(row)) })).join(', '),
  })
  return (
    <li>
      <bdi>{server}</bdi>
      <svg class="lane" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {rows.map((row) => (
          <rect
            class={row.gap === 1 ? 'lane-gap' : 'lane-day'}
            x={(day(row) - span.firstMs) * scale}
            y={0}
            width={Math.max(1, numberIn(row.days) * DAY_MS * scale)}
            height={HEIGHT}
            fill-opacity={row.gap === 1 ? 1 : 0.25 + 0.75 * (numberIn(row.records) / most)}
          />
        ))}
      </svg>
    </li>
  )
}

/** A day's records of all message logs of a server in one row, so that a lane has one mark for each day. */
function byDay(rows: readonly Row[]): Row[] {
  const days = new Map<number, Row>()
  for (const row of rows) {
    const known = days.get(day(row))
    const records = numberIn(known?.records) + numberIn(row.records)
    days.set(day(row), { ...row, records, gap: records > 0 ? 0 : numberIn(row.gap) })
  }
  return [...days.values()]
}

/** When which server logged messages, and when none. */
export function Gaps(): JSX.Element {
  const t = useWords(words)
  const answer = useAnswer('timeline')
  return (
    <AnswerSection analysis="timeline" title={t('title')} lead={t('lead')}>
      <Shown of={answer}>
        {({ rows }) => {
          if (rows.length === 0) return <Empty title={t('none')} />
          const days = rows.map(day)
          const span = { firstMs: Math.min(...days), lastMs: Math.max(...days) }
          return (
            <>
              <svg class="defs" width="0" height="0" aria-hidden="true">
                <defs>
                  <pattern
                    id="lane-hatch"
                    width="6"
                    height="6"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                  >
                    <line class="lane-line" x1="0" y1="0" x2="0" y2="6" />
                  </pattern>
                </defs>
              </svg>
              <ol class="lanes">
                {distinctIn(rows, 'server').map((server) => (
                  <Lane server={server} rows={byDay(rows.filter((row) => row.server === server))} span={span} />
                ))}
              </ol>
              <p class="span muted">
                <span>{dayText(span.firstMs)}</span> <span>{dayText(span.lastMs)}</span>
              </p>
              <p>
                <Link to="/timeline">{t('more')}</Link>
              </p>
            </>
          )
        }}
      </Shown>
    </AnswerSection>
  )
}
