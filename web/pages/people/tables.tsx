import type { JSX } from 'preact'
import { useWords } from '../../lib/words.ts'
import type { Row } from '../../lib/cells.ts'
import { Table } from '../../parts/table.tsx'
import { lookAt, lookAtEdge } from './asked.ts'
import { useReading } from './evidence.tsx'
import type { Surroundings } from './surroundings.ts'
import { words } from './words.ts'

/** Meanings of the columns, in the words of the network answer. */
const COLUMNS = {
  from: 'account',
  to: 'address, or other account',
  reading: 'likeliest reading, where its probability is 0.8 or more',
  probability: 'of the likeliest reading, 0…1',
  sendings: 'line: sendings beside the address; tie: sendings of the one beside the other’s address',
} as const

const SHARED_COLUMNS = {
  address: 'address that several people use',
  probability: 'that it is shared, 0…1',
  accounts: 'accounts that wrote beside it',
  country: 'country it is registered in',
  leads_on: 'false where more than three accounts are at home: the picture goes no further',
} as const

function useHeads(): Record<string, string> {
  const t = useWords(words)
  return {
    from: t('account'),
    to: t('address'),
    reading: t('reading'),
    probability: t('probability'),
    sendings: t('sendings'),
    address: t('address'),
    accounts: t('accountsThere'),
    country: t('country'),
    leads_on: t('leadsOn'),
  }
}

const LinkTo = ({ name, look }: { name: string; look: () => void }): JSX.Element => (
  <button type="button" class="link" onClick={look}>
    {name}
  </button>
)

/** Every line, or every tie, of a picture as rows: the same as is drawn. */
export function EdgeTable({ of, kind }: { of: Surroundings; kind: 'lines' | 'ties' }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  const heads = useHeads()
  const rows = of[kind].map((edge, at) => ({
    at,
    from: of.nodes[edge.from]?.name ?? '',
    to: of.nodes[edge.to]?.name ?? '',
    reading: called(edge.reading),
    probability: edge.probability,
    sendings: edge.sendings,
  }))
  const look = (row: Row) => () => {
    const edge = of[kind][Number(row['at'])]
    const [from, to] = [of.nodes[edge?.from ?? -1], of.nodes[edge?.to ?? -1]]
    if (from !== undefined && to !== undefined) lookAtEdge(from.code, to.code)
  }
  return (
    <Table
      caption={t(kind === 'lines' ? 'asTable' : 'tiesAsTable')}
      columns={COLUMNS}
      rows={rows}
      analysis="network"
      heads={kind === 'ties' ? { ...heads, to: t('other') } : heads}
      cell={{ reading: (cell, row) => <LinkTo name={String(cell)} look={look(row)} /> }}
    />
  )
}

/** The lines that several people use, set apart. */
export function SharedLines({ of }: { of: Surroundings }): JSX.Element {
  const t = useWords(words)
  const heads = useHeads()
  const rows = of.nodes.flatMap(({ code, name, shared, accounts, country, leadsOn }) =>
    shared === null ? [] : [{ code, address: name, probability: shared, accounts, country, leads_on: leadsOn }],
  )
  return (
    <section>
      <h2>{t('sharedLines')}</h2>
      <p class="lead">{rows.length === 0 ? t('noShared') : t('sharedLead')}</p>
      {rows.length === 0 ? null : (
        <Table
          caption={t('sharedLines')}
          columns={SHARED_COLUMNS}
          rows={rows}
          analysis="shared-lines"
          heads={heads}
          cell={{ address: (cell, row) => <LinkTo name={String(cell)} look={() => lookAt(String(row['code']))} /> }}
        />
      )}
    </section>
  )
}
