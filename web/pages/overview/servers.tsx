import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { addressOf } from '../../lib/route.ts'
import { distinctIn, numberIn, textIn } from '../../lib/rows.ts'
import { defineWords, grouped, useWords } from '../../lib/words.ts'
import { AnswerSection } from '../../parts/answer-section.tsx'
import { Link } from '../../parts/link.tsx'
import { Shown } from '../../parts/states.tsx'

const words = defineWords({
  en: {
    title: 'Servers and kinds of logs',
    lead: 'Records by server (rows) and kind of log (columns). A number leads to those records; “shut” marks logs that no key opens; rejected lines stand below.',
    server: 'Server',
    shut: 'shut',
    shutLabel: '{n} files that no key opens',
    rejects: '{n} rejected',
    open: '{n} records of {family} on {server}',
  },
  zh: {
    title: '服务器与日志类别',
    lead: '按服务器（行）与日志类别（列）列出的记录数。点击数字可查看这些记录；“未解开”表示没有密钥能解开的日志；被拒行数列在下方。',
    server: '服务器',
    shut: '未解开',
    shutLabel: '{n} 个文件没有密钥能解开',
    rejects: '{n} 行被拒',
    open: '{server} 上 {family} 的 {n} 条记录',
  },
})

function Held({ row }: { row: Row | undefined }): JSX.Element | null {
  const t = useWords(words)
  if (row === undefined) return null
  const [family, server, records, rejects] = [
    textIn(row.family),
    textIn(row.server),
    numberIn(row.records),
    numberIn(row.rejects),
  ]
  if (row.decode === null && records === 0)
    return (
      <span class="shut" title={t('shutLabel', { n: numberIn(row.items) })}>
        {t('shut')}
      </span>
    )
  return (
    <>
      <Link to={addressOf('/messages', { server, family, all: '1' })} label={t('open', { n: records, family, server })}>
        {grouped(records)}
      </Link>
      {rejects === 0 ? null : <small class="block">{t('rejects', { n: rejects })}</small>}
    </>
  )
}

/** Which server held how much of which log. */
export function Servers(): JSX.Element {
  const t = useWords(words)
  const answer = useAnswer('servers')
  return (
    <AnswerSection analysis="servers" title={t('title')} lead={t('lead')}>
      <Shown of={answer}>
        {({ rows }) => {
          const families = distinctIn(rows, 'family')
          return (
            <div class="scroll" role="region" aria-label={t('title')} tabIndex={0}>
              <table class="matrix">
                <thead>
                  <tr>
                    <th scope="col">{t('server')}</th>
                    {families.map((family) => (
                      <th scope="col" class="number">
                        <bdi>{family}</bdi>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {distinctIn(rows, 'server').map((server) => (
                    <tr>
                      <th scope="row">
                        <bdi>{server}</bdi>
                      </th>
                      {families.map((family) => (
                        <td class="number">
                          <Held row={rows.find((row) => row.server === server && row.family === family)} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }}
      </Shown>
    </AnswerSection>
  )
}
