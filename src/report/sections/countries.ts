import { wilson } from '../../lib/stats.ts'
import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, caveatsOf, notAsked, numberAt, sentence, sumOf, textAt } from '../answers.ts'
import { countryName } from '../figures/countries.ts'
import { worldMap } from '../figures/world.ts'
import { counted, percent } from '../format.ts'
import { isCountry } from '../headline.ts'
import { type Block, defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const TOP = 20

const LABELS: Readonly<Record<string, string>> = {
  unknown: 'not in the database',
  reserved: 'reserved for private or special use',
}

const shareOf = (rows: readonly Row[]): number => sumOf(rows, 'share_of_records')

interface Line {
  name: string
  code: string
  rows: readonly Row[]
}

function lineOf({ name, code, rows }: Line, total: number): Row {
  const records = sumOf(rows, 'records')
  const { low, high } = wilson(records, total)
  return {
    registered_in: name,
    code,
    addresses: sumOf(rows, 'addresses'),
    records,
    share_of_records: shareOf(rows),
    ci_low: low,
    ci_high: high,
  }
}

function table(answer: Answer, ranked: readonly Row[], apart: readonly Row[]): Block {
  const rest = ranked.slice(TOP)
  const lines: Line[] = [
    ...ranked
      .slice(0, TOP)
      .map((row) => ({ name: countryName(textAt(row, 'country')), code: textAt(row, 'country'), rows: [row] })),
    ...(rest.length === 0
      ? []
      : [{ name: counted(rest.length, 'other country', 'other countries'), code: '', rows: rest }]),
    ...apart.map((row) => ({ name: LABELS[textAt(row, 'country')] ?? 'no country named', code: '', rows: [row] })),
  ]
  const total = sumOf(answer.rows, 'records')
  const notes = ['Shares sum to 100 %. All countries are in tables/countries.csv.']
  if (answer.denominator !== null) notes.push(`Shares are of: ${answer.denominator}`)
  if (answer.policy !== null) notes.push(`Counting policy: ${answer.policy}`)
  return {
    kind: 'table',
    caption: 'Countries the addresses are registered in',
    columns: {
      registered_in: 'country or territory the address block is registered in',
      code: 'ISO 3166-1 alpha-2',
      addresses: answer.columns.addresses ?? 'distinct addresses',
      records: answer.columns.records ?? 'message records that carry such an address',
      share_of_records: answer.columns.share_of_records ?? 'share of message records',
      ci_low: 'lower end of its 95 % interval (Wilson)',
      ci_high: 'upper end of its 95 % interval (Wilson)',
    },
    rows: lines.map((line) => lineOf(line, total)),
    note: notes.map(sentence).join(' '),
  }
}

function figure(ranked: readonly Row[]): Block {
  const title = 'Records by the country their address is registered in'
  const shares = new Map(ranked.map((row) => [textAt(row, 'country'), numberAt(row, 'share_of_records') ?? 0]))
  const top = ranked
    .slice(0, 3)
    .map((row) => `${countryName(textAt(row, 'country'))} ${percent(numberAt(row, 'share_of_records') ?? 0)}`)
  return {
    kind: 'figure',
    title,
    svg: worldMap(title, shares),
    description: `Shade by share of message records, in steps of about ten; places too small to outline are dots. Largest: ${top.join(', ')}. Outlines: Natural Earth, which draws borders as they are held; this report takes no side in disputes over them.`,
  }
}

export default defineSection({
  id: 'countries',
  title: 'Where the addresses are registered',
  order: 50,
  needs: ['countries'],
  belongs: isAboutLogs,
  constants: ['100'],
  limitations: caveatsOf('countries'),
  build(input) {
    const answer = answerOf(input, 'countries')
    if (answer === null) return notAsked('countries')
    if (answer.rows.length === 0)
      return [{ kind: 'prose', text: 'No message record carries an address, so nothing can be said about countries.' }]
    const byRecords = answer.rows.toSorted(
      (a, b) =>
        (numberAt(b, 'records') ?? 0) - (numberAt(a, 'records') ?? 0) ||
        (textAt(a, 'country') < textAt(b, 'country') ? -1 : 1),
    )
    const ranked = byRecords.filter((row) => isCountry(textAt(row, 'country')))
    const apart = byRecords.filter((row) => !isCountry(textAt(row, 'country')))
    const addresses = sumOf(ranked, 'addresses')
    return [
      {
        kind: 'prose',
        text: `${counted(addresses, 'address', 'addresses')} in the message records ${addresses === 1 ? 'is' : 'are'} registered in ${counted(ranked.length, 'country or territory', 'countries or territories')}. Registered in means that the network block is allocated there, according to the database named below. It does not say where a person was, and the address on a line may be that of the person written to.`,
      },
      ...(ranked.length === 0 ? [] : [figure(ranked)]),
      table(answer, ranked, apart),
    ]
  },
})
