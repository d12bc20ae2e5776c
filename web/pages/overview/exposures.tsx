import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { textIn } from '../../lib/rows.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { AnswerSection } from '../../parts/answer-section.tsx'
import { Empty, Shown } from '../../parts/states.tsx'

const words = defineWords({
  en: {
    title: 'What lay open, and what stayed shut',
    none: 'Nothing of the kind lay on the servers.',
    'key-beside-data': 'Keys beside the data they open',
    'key-beside-dataMeaning': 'Whoever could read the logs could also open them.',
    undecryptable: 'Stayed shut',
    undecryptableMeaning: 'No key found or given opens these files; that is a result, not a failure.',
    'foreign-content': 'Things that do not belong there',
    'foreign-contentMeaning': 'The servers were used for something else, too.',
    configuration: 'Configuration that says how the servers worked',
    configurationMeaning: 'Paths, databases and passwords may stand in them.',
  },
  zh: {
    title: '哪些内容敞开，哪些未能解开',
    none: '服务器上没有此类内容。',
    'key-beside-data': '与所保护数据放在一起的密钥',
    'key-beside-dataMeaning': '能读到日志的人，也就能解开日志。',
    undecryptable: '未能解开',
    undecryptableMeaning: '已找到或提供的密钥都无法解开这些文件；这是一项结果，而不是失败。',
    'foreign-content': '不属于此处的内容',
    'foreign-contentMeaning': '服务器还被用于其他用途。',
    configuration: '说明服务器如何运作的配置',
    configurationMeaning: '其中可能包含路径、数据库和密码。',
  },
})

const KINDS = ['key-beside-data', 'undecryptable', 'foreign-content', 'configuration'] as const

function Kind({ kind, rows }: { kind: (typeof KINDS)[number]; rows: readonly Row[] }): JSX.Element | null {
  const t = useWords(words)
  if (rows.length === 0) return null
  return (
    <details class="card kind" open={rows.length <= 4}>
      <summary>
        <strong>{t(kind)}</strong> <span class="count">{rows.length}</span>
      </summary>
      <p>{t(`${kind}Meaning`)}</p>
      <ul class="places">
        {rows.map((row) => (
          <li>
            <code>
              <bdi>{textIn(row.path)}</bdi>
            </code>
            <small class="block" lang="en">
              <bdi>{textIn(row.detail)}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What should not have lain on the servers, and what no key opens. */
export function Exposures(): JSX.Element {
  const t = useWords(words)
  const answer = useAnswer('exposures')
  return (
    <AnswerSection analysis="exposures" title={t('title')}>
      <Shown of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('none')} />
          ) : (
            <div class="kinds">
              {KINDS.map((kind) => (
                <Kind kind={kind} rows={rows.filter((row) => row.kind === kind)} />
              ))}
            </div>
          )
        }
      </Shown>
    </AnswerSection>
  )
}
