import { wilson } from '../../lib/stats.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'
import { addedUp, recordCount } from '../slices.ts'

interface CountryRow {
  readonly [column: string]: string | number
  country: string
  addresses: number
  records: number
}

const countryRows = async (view: View): Promise<CountryRow[]> => {
  const found = await addedUp<CountryRow>(
    view,
    'address',
    (slice) =>
      `SELECT if(place = '', 'unknown', place) AS country, count() AS addresses, sum(n) AS records
       FROM (SELECT address, count() AS n FROM records WHERE ${view.where} AND address != '' AND ${slice} GROUP BY address) AS r
       ALL LEFT JOIN (SELECT address, toString(country) AS place FROM addresses WHERE ${slice}) AS a USING (address)
       GROUP BY country`,
  )
  return found.toSorted((a, b) => b.records - a.records || (a.country < b.country ? -1 : 1))
}

export default defineAnalysis({
  id: 'countries',
  question: 'In which countries are the logged addresses registered?',
  columns: {
    country: 'ISO 3166-1 alpha-2; `unknown` when the database lacks the address, `reserved` when it is no public one',
    addresses: 'distinct addresses',
    records: 'records at these addresses',
    share_of_records: 'share of the records that have an address, 0…1; all rows together make 1',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'An address tells where a network is registered, not where a person is.',
    'Registrations move: a database of another day than the logs places some addresses elsewhere.',
    'The address on a line may be the receiver’s, not that of the account on the line.',
  ],
  personal: {},
  async run(view) {
    const found = await countryRows(view)
    const placed = found.reduce((sum, row) => sum + row.records, 0)
    const without = (await recordCount(view)) - placed
    return {
      rows: found.map(({ country, addresses, records }) => {
        const { low, high } = wilson(records, placed)
        return { country, addresses, records, share_of_records: records / placed, ci_low: low, ci_high: high }
      }),
      denominator: `${counted(placed, 'record')} with an address`,
      policy: null,
      caveats: without === 0 ? [] : [`${counted(without, 'record')} without a valid address not counted here.`],
    }
  },
})
