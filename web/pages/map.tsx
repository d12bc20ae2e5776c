import type { JSX } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { commandLine } from '../lib/answer.ts'
import type { Row } from '../lib/cells.ts'
import { api, get } from '../lib/client.ts'
import { downloadFrom, downloadJson, downloadPng, downloadSvg } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { addressOf, query, setQuery } from '../lib/route.ts'
import { grouped, useWords } from '../lib/words.ts'
import { Caveats } from '../parts/caveats.tsx'
import { Link } from '../parts/link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Picture } from './map/picture.tsx'
import { type Countries, type Country, countryIn, MEASURES, type Measure, sharesBy, type World } from './map/world.ts'
import { words } from './map/words.ts'
import '../parts/choices.css'
import './map/map.css'

/** A share with two decimals: most countries have less than one in a hundred. */
const percent = (share: number): string => `${grouped(share * 100, 2)} %`

/** What of the map is asked for, as it stands in the address. */
const mapAsked = (): Record<string, string> =>
  Object.fromEntries(
    ['family', 'server'].map((name) => [name, query.value.get(name) ?? '']).filter(([, value]) => value !== ''),
  )

const measureAsked = (): Measure => MEASURES.find((one) => one === query.value.get('shade')) ?? 'records'

function Choices({ of }: { of: Countries | null }): JSX.Element {
  const t = useWords(words)
  const asked = mapAsked()
  const lists = [
    ['shade', t('shade'), MEASURES.map((one) => [one, t(one)]), measureAsked()],
    ['server', t('server'), [['', t('any')], ...(of?.servers ?? []).map((one) => [one, one])], asked['server'] ?? ''],
    [
      'family',
      t('family'),
      [['', t('messages')], ...(of?.families ?? []).map((one) => [one, one])],
      asked['family'] ?? '',
    ],
  ] as const
  return (
    <div class="choices">
      {lists.map(([name, label, options, value]) => (
        <label key={name}>
          {label}
          <select value={value} onChange={(event) => setQuery({ [name]: event.currentTarget.value })}>
            {options.map(([one = '', said = '']) => (
              <option key={one} value={one}>
                {said}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

/** What is said of the country that is looked at. */
function Chosen({ of, code }: { of: Countries; code: string }): JSX.Element {
  const t = useWords(words)
  const place = of.places.find(({ country }) => country === code)
  if (code === '') return <p class="chosen-country" role="status" />
  const country = countryIn(code, place?.name ?? code)
  if (place === undefined)
    return (
      <p class="chosen-country" role="status">
        {t('nothing', { country })}
      </p>
    )
  const { records, addresses, accounts } = place
  const shares = { share: percent(place.share), low: percent(place.low), high: percent(place.high) }
  const asked = mapAsked()
  return (
    <p class="chosen-country" role="status">
      <strong>{t('chosen', { country, records, addresses, accounts, ...shares })}</strong>{' '}
      <Link
        to={addressOf('/messages', {
          ...asked,
          country: code,
          records: asked['family'] === undefined ? undefined : 'all',
        })}
      >
        {t('toMessages')}
      </Link>
    </p>
  )
}

const COLUMNS = {
  country: 'ISO 3166-1 name; `unknown` when the database lacks the address, `reserved` when it is no public one',
  records: 'records at these addresses',
  share: 'share of the records that have an address, 0…1; all rows together make 1',
  interval: 'its 95 % interval (Wilson)',
  addresses: 'distinct addresses',
  accounts: 'accounts beside these addresses; one with addresses in two countries counts in both',
} as const

const look = (row: Row) => () => setQuery({ at: String(row['code']) }, { replace: true })

function Rows({ of }: { of: Countries }): JSX.Element {
  const t = useWords(words)
  const nameOf = ({ country, name }: Country): string =>
    country === 'unknown' || country === 'reserved' ? `${country}: ${t(country)}` : countryIn(country, name)
  const rows = of.places.map((place) => ({
    code: place.country,
    country: nameOf(place),
    records: place.records,
    share: place.share,
    interval: `${percent(place.low)} – ${percent(place.high)}`,
    addresses: place.addresses,
    accounts: place.accounts,
  }))
  const heads = Object.fromEntries(
    (['country', 'records', 'share', 'interval', 'addresses', 'accounts'] as const).map((name) => [name, t(name)]),
  )
  return (
    <Table
      caption={t('table')}
      columns={COLUMNS}
      rows={rows}
      analysis="countries"
      heads={heads}
      cell={{
        country: (cell, row) => (
          <button type="button" class="link" onClick={look(row)}>
            {String(cell)}
          </button>
        ),
        share: (cell) => percent(Number(cell)),
      }}
    />
  )
}

function Body({
  world,
  of,
  holder,
}: {
  world: World
  of: Countries
  holder: { current: HTMLDivElement | null }
}): JSX.Element {
  const t = useWords(words)
  const measure = measureAsked()
  const shares = useMemo(() => sharesBy(of.places, measure), [of, measure])
  const chosen = query.value.get('at') ?? ''
  if (of.places.length === 0)
    return (
      <Empty title={t('empty')}>
        <p>{t('emptyHint')}</p>
      </Empty>
    )
  return (
    <>
      <div ref={holder}>
        <Picture
          world={world}
          shares={shares}
          measure={t(measure)}
          chosen={chosen}
          choose={(code) => setQuery({ at: code }, { replace: true })}
        />
      </div>
      <Chosen of={of} code={chosen} />
      {of.without === 0 ? null : <p>{t('without', { n: of.without })}</p>}
      <Rows of={of} />
      <div class="note">
        <Caveats of={[of.database, ...of.caveats]} />
      </div>
    </>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const holder = useRef<HTMLDivElement>(null)
  const asked = mapAsked()
  const world = useLoaded(() => get(api.map.world.$get()), [])
  const loaded = useLoaded(() => get(api.map.$get({ query: asked })), [JSON.stringify(asked)])
  const family = asked['family'] === undefined ? '' : ` --family ${asked['family']}`
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask countries${family}`)}
        exports={[
          { label: 'CSV', make: () => downloadFrom('countries.csv', addressOf('/map/csv', asked)) },
          {
            label: 'JSON',
            make: async () => downloadJson('countries.json', await get(api.map.$get({ query: asked }))),
          },
          { label: 'SVG', make: () => downloadSvg('map.svg', holder.current) },
          { label: 'PNG', make: () => downloadPng('map.png', holder.current) },
        ]}
        pin={{ title: t('title'), what: { kind: 'answer', analysis: 'countries' } }}
      />
      <Choices of={loaded.kind === 'ready' ? loaded.value : null} />
      <Shown of={world}>
        {(shapes) => <Shown of={loaded}>{(of) => <Body world={shapes} of={of} holder={holder} />}</Shown>}
      </Shown>
    </>
  )
}

/** Countries that addresses are registered in. */
export const map = definePage({ id: 'map', path: '/map', words, View })
