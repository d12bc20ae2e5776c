import type { JSX } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { commandLine } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { downloadFrom, downloadJson, downloadPng, downloadSvg } from '../../lib/download.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { addressOf, setQuery } from '../../lib/route.ts'
import { useWords } from '../../lib/words.ts'
import { PageHead } from '../../parts/page-head.tsx'
import type { Export } from '../../parts/tools.tsx'
import { Shown } from '../../parts/states.tsx'
import { type Asked, PEOPLE, surroundingsAsked } from './asked.ts'
import { Link } from '../../parts/link.tsx'
import { Edge, useReading } from './evidence.tsx'
import { Account, Address } from './person.tsx'
import { DASHED_LINES, pictured, Picture } from './picture.tsx'
import { LINE_READINGS, type Surroundings, TIE_READINGS } from './surroundings.ts'
import { EdgeTable, SharedLines } from './tables.tsx'
import { words } from './words.ts'

const SIZES = [60, 150, 400, 1000, 2000] as const

function Choices({ asked }: { asked: Asked }): JSX.Element {
  const t = useWords(words)
  return (
    <div class="choices">
      <label>
        {t('hops')}
        <select value={String(asked.hops)} onChange={(event) => setQuery({ hops: event.currentTarget.value })}>
          {[1, 2, 3].map((hops) => (
            <option key={hops}>{hops}</option>
          ))}
        </select>
      </label>
      <label>
        {t('most')}
        <select value={String(asked.most)} onChange={(event) => setQuery({ most: event.currentTarget.value })}>
          {SIZES.map((most) => (
            <option key={most} value={String(most)}>
              {t('nodes', { n: most })}
            </option>
          ))}
        </select>
      </label>
      {(
        [
          ['showTies', 'ties', asked.ties, asked.ties ? '' : '1'],
          ['hideShared', 'shared', asked.hideShared, asked.hideShared ? '' : '0'],
        ] as const
      ).map(([word, name, isOn, next]) => (
        <label key={name} class="check">
          <input type="checkbox" checked={isOn} onChange={() => setQuery({ [name]: next })} />
          {t(word)}
        </label>
      ))}
    </div>
  )
}

function Legend({ asked }: { asked: Asked }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  const marks = [
    ['self', t('self'), <circle class="self" cx="8" cy="8" r="6" />],
    ['address', t('address'), <path class="address" d="M3,3h10v10h-10Z" />],
    ['shared', t('sharedAddress'), <path class="shared" d="M8,1l7,7l-7,7l-7,-7Z" />],
    ['other', t('other'), <path class="other" d="M8,1l7,13h-14Z" />],
  ] as const
  const kinds = asked.ties ? ([...LINE_READINGS, ...TIE_READINGS] as const) : LINE_READINGS
  return (
    <div class="ego">
      <ul class="legend">
        {marks.map(([name, label, mark]) => (
          <li key={name}>
            <svg class="plot mark" viewBox="0 0 16 16" aria-hidden="true">
              {mark}
            </svg>
            {label}
          </li>
        ))}
        {kinds.map((reading, at) => {
          const isTie = at >= LINE_READINGS.length
          const path = <path class={`${isTie ? 'tie' : 'reading'}-${reading}`} d="M0,8H40" />
          return (
            <li key={`${isTie} ${reading}`}>
              <svg class="plot" viewBox="0 0 40 16" aria-hidden="true">
                {isTie ? <g class="ties">{path}</g> : path}
              </svg>
              {isTie ? `${t('tieTitle')}: ${called(reading)}` : called(reading)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Counts({ of }: { of: Surroundings }): JSX.Element {
  const t = useWords(words)
  const accounts = of.nodes.filter(({ kind }) => kind === 'account').length
  const isLeft = of.left.accounts + of.left.addresses > 0
  return (
    <p role="status">
      {t('shown', { accounts, addresses: of.nodes.length - accounts })} {isLeft ? t('left', of.left) : t('nothingLeft')}
    </p>
  )
}

/** What is looked at: an edge, an address, or an account. */
function Aside({ of, asked }: { of: Surroundings; asked: Asked }): JSX.Element {
  const t = useWords(words)
  const at = Math.max(
    0,
    of.nodes.findIndex(({ code }) => code === asked.at),
  )
  const near = of.nodes[at]
  return (
    <div class="aside" role="region" aria-label={t('details')} tabIndex={0}>
      {asked.edge.length === 2 ? (
        <Edge ends={asked.edge} />
      ) : near?.kind === 'address' ? (
        <Address of={of} near={near} at={at} />
      ) : (
        <Account code={near?.code ?? asked.account} name={near?.name ?? asked.account} />
      )}
    </div>
  )
}

function Body({
  of,
  asked,
  holder,
}: {
  of: Surroundings
  asked: Asked
  holder: { current: HTMLDivElement | null }
}): JSX.Element {
  const t = useWords(words)
  const shown = useMemo(() => pictured(of, asked), [of, asked.hideShared])
  return (
    <>
      <Counts of={of} />
      <div class="walk">
        <div ref={holder}>
          <Picture of={shown} asked={asked} />
          <Legend asked={asked} />
          {shown.lines.length > DASHED_LINES ? <p class="note">{t('whole')}</p> : null}
        </div>
        <Aside of={shown} asked={asked} />
      </div>
      <EdgeTable of={of} kind="lines" />
      {of.ties.length === 0 ? null : <EdgeTable of={of} kind="ties" />}
      <SharedLines of={of} />
    </>
  )
}

/** Files of what is shown; graphs hold everything within reach. */
function exportsOf(asked: Asked, query: Wanted, holder: { current: Element | null }): readonly Export[] {
  const name = `${asked.account}-${asked.hops}`
  const below = (path: string, more: Record<string, string> = {}) => addressOf(path, { ...query, ...more })
  return [
    { label: 'CSV', make: () => downloadFrom(`${name}.csv`, below('/people/ego/csv')) },
    { label: 'JSON', make: async () => downloadJson(`${name}.json`, await get(api.people.ego.$get({ query }))) },
    { label: 'SVG', make: () => downloadSvg(`${name}.svg`, holder.current) },
    { label: 'PNG', make: () => downloadPng(`${name}.png`, holder.current) },
    { label: 'GEXF', make: () => downloadFrom(`${name}.gexf`, below('/people/ego/graph', { as: 'gexf' })) },
    { label: 'GraphML', make: () => downloadFrom(`${name}.graphml`, below('/people/ego/graph', { as: 'graphml' })) },
  ]
}

interface Wanted {
  account: string
  hops: string
  most: string
  [name: string]: string
}

/** Somebody’s surroundings, drawn and as a table, with the evidence of what is looked at. */
export function Around(): JSX.Element {
  const t = useWords(words)
  const asked = surroundingsAsked()
  const holder = useRef<HTMLDivElement>(null)
  const query: Wanted = { account: asked.account, hops: String(asked.hops), most: String(asked.most) }
  const loaded = useLoaded(() => get(api.people.ego.$get({ query })), [asked.account, asked.hops, asked.most])
  return (
    <>
      <p>
        <Link to={PEOPLE}>{`← ${t('back')}`}</Link>
      </p>
      <PageHead
        title={t('surroundings', {
          name: loaded.kind === 'ready' ? (loaded.value.nodes[0]?.name ?? '') : asked.account,
        })}
        lead={t('lead')}
        command={commandLine(`ask network --account ${asked.account} --hops ${asked.hops}`)}
        exports={exportsOf(asked, query, holder)}
        pin={{
          title: t('surroundings', { name: asked.account }),
          what: { kind: 'answer', analysis: 'network', account: asked.account, hops: asked.hops },
        }}
      />
      <Choices asked={asked} />
      <Shown of={loaded}>{(of) => <Body of={of} asked={asked} holder={holder} />}</Shown>
    </>
  )
}
