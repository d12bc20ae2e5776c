import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { commandLine } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { downloadFrom, downloadJson } from '../../lib/download.ts'
import { type Loaded, useLoaded } from '../../lib/loaded.ts'
import { addressOf, query, setQuery } from '../../lib/route.ts'
import { caveatOf } from '../../lib/terms.ts'
import { defineWords, percent, useWords } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const words = defineWords({
  en: {
    terms: 'Terms, with commas or line breaks between them',
    language: 'Language of the terms',
    'zh-hans': 'Chinese: anywhere in the text',
    en: 'English: whole words, * at the end lets a word go on',
    ask: 'Count',
    caption: 'What your terms are found in',
    term: 'the term; “any” stands for all of them together',
    any: 'any of them',
    messages: 'unique messages (account and text) that hold it',
    records: 'records of these messages',
    share: 'share of all unique messages',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    counted: 'Counted as the built-in queries are.',
    covered:
      'Terms are looked for in what may be read while names are covered: private values and names cannot be guessed.',
  },
  zh: {
    terms: '词语（用逗号或换行分隔）',
    language: '词语的语言',
    'zh-hans': '中文：出现在文本任意位置即可',
    en: '英文：须为完整单词，末尾加 * 表示可继续',
    ask: '计数',
    caption: '您的词语出现在哪些消息中',
    term: '词语；“any”表示其中任意一个',
    any: '其中任意一个',
    messages: '包含该词的不重复消息（账号与文本）',
    records: '这些消息的记录数',
    share: '占全部不重复消息的比例',
    ci_low: '其 95 % 区间下限（Wilson）',
    ci_high: '其 95 % 区间上限（Wilson）',
    counted: '计数方式与内置查询相同。',
    covered: '姓名遮盖期间，只在可阅读的内容中查找词语：无法借此猜测隐私信息和姓名。',
  },
})

const LANGUAGES = ['zh-hans', 'en'] as const
type Language = (typeof LANGUAGES)[number]

type Counted = InferResponseType<typeof api.queries.own.$get>

const shown = (cell: unknown): string => (typeof cell === 'number' ? percent(cell) : '–')

/** A term as the search of messages takes it: quoted where it holds blanks or would exclude. */
const searched = (term: string): string => (/^-|\s/.test(term) ? `"${term}"` : term.replace(/\*$/, ''))

/** What the address asks for; no terms while nothing was asked. */
function askedNow(): { terms: string; language: Language } {
  const language = LANGUAGES.find((one) => one === query.value.get('language')) ?? 'zh-hans'
  return { terms: query.value.get('terms') ?? '', language }
}

/** What the terms in the address are found in; null while nothing is asked. */
export function useOwn(isShown: boolean): Loaded<Counted | null> {
  const { terms, language } = askedNow()
  const isAsked = isShown && terms !== ''
  const load = () => (isAsked ? get(api.queries.own.$get({ query: { terms, language } })) : Promise.resolve(null))
  return useLoaded<Counted | null>(load, [isAsked, terms, language])
}

/** The command, the files and the pin of what was found; nothing while nothing is. */
export function ownTools(loaded: Loaded<Counted | null>) {
  if (loaded.kind !== 'ready' || loaded.value === null) return {}
  const { command, ...found } = loaded.value
  const { terms, language } = found
  const file = `/queries/own/csv?${new URLSearchParams({ terms: terms.join('\n'), language })}`
  return {
    command: commandLine(command),
    exports: [
      { label: 'own-query.csv', make: () => downloadFrom('own-query.csv', file) },
      { label: 'own-query.json', make: () => downloadJson('own-query.json', found) },
    ],
    pin: { title: terms.join(', ').slice(0, 200), what: { kind: 'terms' as const, terms, language } },
  }
}

function Found({ found }: { found: Counted }): JSX.Element {
  const t = useWords(words)
  const columns = {
    term: t('term'),
    messages: t('messages'),
    records: t('records'),
    share: t('share'),
    ci_low: t('ci_low'),
    ci_high: t('ci_high'),
  }
  return (
    <>
      <Table
        caption={t('caption')}
        columns={columns}
        heads={{ ci_low: '95 % ↓', ci_high: '95 % ↑' }}
        rows={found.rows}
        cell={{
          term: (cell, row) =>
            row === found.rows[0] ? (
              t('any')
            ) : (
              <Link to={addressOf('/messages', { search: searched(String(cell)) })}>{String(cell)}</Link>
            ),
          share: shown,
          ci_low: shown,
          ci_high: shown,
        }}
      />
      <p class="note">
        {caveatOf(found.denominator ?? '').text} · {t('counted')} {found.isCovered ? t('covered') : ''}
      </p>
    </>
  )
}

/** Counts messages by a reader's own terms; what was asked stands in the address. */
export function Own({ of: loaded }: { of: Loaded<Counted | null> }): JSX.Element {
  const t = useWords(words)
  const asked = askedNow()
  const [terms, setTerms] = useState(asked.terms)
  const [chosen, setChosen] = useState<Language>(asked.language)
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setQuery({ terms, language: chosen })
        }}
      >
        <label class="field">
          <span>{t('terms')}</span>
          <textarea rows={3} maxLength={6000} value={terms} onInput={(event) => setTerms(event.currentTarget.value)} />
        </label>
        <fieldset class="choice">
          <legend>{t('language')}</legend>
          {LANGUAGES.map((one) => (
            <label>
              <input type="radio" name="language" checked={chosen === one} onChange={() => setChosen(one)} /> {t(one)}
            </label>
          ))}
        </fieldset>
        <button type="submit" disabled={terms.trim() === ''}>
          {t('ask')}
        </button>
      </form>
      {asked.terms === '' ? null : (
        <Shown of={loaded}>{(found) => (found === null ? null : <Found found={found} />)}</Shown>
      )}
    </>
  )
}
