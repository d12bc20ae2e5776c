import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { Row } from '../../lib/cells.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { PinButton } from '../../parts/pin.tsx'

export const VERDICTS = ['contradicted', 'supported', 'untested'] as const

export const verdictWords = defineWords({
  en: { contradicted: 'contradicted', supported: 'supported', untested: 'untested' },
  zh: { contradicted: '被反驳', supported: '得到支持', untested: '未能检验' },
})

const words = defineWords({
  en: {
    noWords: 'No words are quoted.',
    undated: 'no date known',
    quotedIn: 'quoted in {where}',
    archived: 'Archived copy: {copy}, SHA-256 {sha256}',
    noCopy: 'No archived copy is kept.',
    against: 'Speaks against it',
    for: 'Speaks for it',
    open: 'Does not hold here, or cannot be decided',
    needed: 'What would be needed',
    further: 'How it could be tested further',
    nothing: 'Nothing.',
    see: 'see {page}',
  },
  zh: {
    noWords: '没有引文。',
    undated: '日期不详',
    quotedIn: '引自 {where}',
    archived: '存档副本：{copy}，SHA-256 {sha256}',
    noCopy: '未保存存档副本。',
    against: '反驳它的结果',
    for: '支持它的结果',
    open: '在本案中不成立或无法判定',
    needed: '还需要什么',
    further: '如何进一步检验',
    nothing: '无。',
    see: '见{page}',
  },
})

const pageWords = defineWords({
  en: {
    overview: 'Overview',
    queries: 'Queries',
    lists: 'Lists',
    traffic: 'Traffic',
    triggers: 'Triggers and targets',
    people: 'People',
    map: 'Map',
    timeline: 'Timeline',
  },
  zh: {
    overview: '概览',
    queries: '查询',
    lists: '关键词列表',
    traffic: '流量',
    triggers: '触发词与目标',
    people: '人员',
    map: '地图',
    timeline: '时间线',
  },
})

type PageName = keyof (typeof pageWords)['en']

/** The page that shows an analysis; those that no page is about stand in the overview. */
const PAGE_OF: Readonly<Partial<Record<string, PageName>>> = {
  queries: 'queries',
  translation: 'queries',
  coding: 'queries',
  'list-matches': 'lists',
  'list-versions': 'lists',
  'list-overlap': 'lists',
  'list-themes': 'lists',
  captures: 'traffic',
  uploads: 'traffic',
  'uploaded-messages': 'traffic',
  trials: 'traffic',
  session: 'traffic',
  triggers: 'triggers',
  'trigger-power': 'triggers',
  targets: 'triggers',
  'targeted-groups': 'triggers',
  'common-words': 'triggers',
  explanations: 'triggers',
  identities: 'people',
  network: 'people',
  'line-readings': 'people',
  'shared-lines': 'people',
  'address-roles': 'people',
  countries: 'map',
  timeline: 'timeline',
}

function text(row: Row, column: string): string {
  const cell = row[column]
  return typeof cell === 'string' ? cell : ''
}

function items(row: Row, column: string): readonly string[] {
  const cell = row[column]
  return typeof cell === 'object' && cell !== null ? cell : []
}

/** A comparison begins with the analysis it is about. */
function Finding({ said }: { said: string }): JSX.Element {
  const t = useWords(words)
  const p = useWords(pageWords)
  const page = PAGE_OF[said.split(/[ :]/, 1)[0] ?? ''] ?? 'overview'
  return (
    <li>
      <bdi lang="en">{said}</bdi> <Link to={page === 'overview' ? '/' : `/${page}`}>{t('see', { page: p(page) })}</Link>
    </li>
  )
}

function Findings({ title, all }: { title: string; all: readonly string[] }): JSX.Element | null {
  return all.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {all.map((said) => (
          <Finding said={said} />
        ))}
      </ul>
    </>
  )
}

function Source({ row }: { row: Row }): JSX.Element {
  const t = useWords(words)
  const where = text(row, 'quoted_in')
  const said = [
    text(row, 'speaker'),
    text(row, 'date') || t('undated'),
    text(row, 'said_at'),
    where === '' ? '' : t('quotedIn', { where }),
  ]
  const copy = text(row, 'archived')
  return (
    <p class="source">
      <bdi>{said.filter((part) => part !== '').join(' · ')}</bdi>
      <br />
      {copy === '' ? t('noCopy') : t('archived', { copy, sha256: text(row, 'archived_sha256') })}
    </p>
  )
}

/** One statement: its words, its verdict, and what it rests on. */
export function Claim({ row }: { row: Row }): JSX.Element {
  const t = useWords(words)
  const v = useWords(verdictWords)
  const title = useId()
  const id = text(row, 'claim')
  const verdict = VERDICTS.find((one) => one === row['verdict']) ?? 'untested'
  const quote = text(row, 'quote')
  return (
    <section class="claim" aria-labelledby={title}>
      <div class="claim-head">
        <h2 id={title}>
          <bdi>{id}</bdi> <span class={`claim-verdict ${verdict}`}>{v(verdict)}</span>
        </h2>
        <PinButton pin={{ title: id, what: { kind: 'answer', analysis: 'claims', where: { claim: id } } }} />
      </div>
      <blockquote>
        <p lang="en">{quote === '' ? `${t('noWords')} ${text(row, 'missing')}` : `“${quote}”`}</p>
        <Source row={row} />
      </blockquote>
      <p lang="en">{text(row, 'reason')}</p>
      <Findings title={t('against')} all={items(row, 'against')} />
      <Findings title={t('for')} all={items(row, 'for')} />
      <Findings title={t('open')} all={items(row, 'open')} />
      <h3>{t(verdict === 'untested' ? 'needed' : 'further')}</h3>
      <p lang="en">{text(row, 'how_to_test')}</p>
    </section>
  )
}
