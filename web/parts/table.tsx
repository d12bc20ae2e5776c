import type { ComponentChildren, JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { type Cell, cellText, compareCells, type Row, toldText } from '../lib/cells.ts'
import { headOf, meaningOf, type Told } from '../lib/terms.ts'
import { defineWords, languageTag, useWords } from '../lib/words.ts'
import './table.css'

const words = defineWords({
  en: {
    filter: 'Only rows with',
    rows: '{shown} of {all} rows',
    more: 'Show {n} more',
    meaning: 'What the columns mean',
    none: 'No rows.',
    table: 'Table: {caption}',
  },
  zh: {
    filter: '仅显示包含以下内容的行',
    rows: '共 {all} 行，显示 {shown} 行',
    more: '再显示 {n} 行',
    meaning: '各列的含义',
    none: '没有数据。',
    table: '表格：{caption}',
  },
})

/** Rows shown before a reader asks for more. */
const FIRST = 50
/** Tables longer than this can be filtered. */
const FILTERED = 12

interface TableProps {
  caption: string
  /** Name → meaning. */
  columns: Readonly<Record<string, string>>
  rows: readonly Row[]
  /** The analysis that the rows are of: its words are told in the language of the interface. */
  analysis?: string
  /** Language of caption and cells, where it is not that of the interface. */
  lang?: 'en'
  /** Heads in other words than the columns' own. */
  heads?: Readonly<Record<string, string>>
  /** Cells that are more than text. */
  cell?: Readonly<Record<string, (cell: Cell | undefined, row: Row) => ComponentChildren>>
}

type TextOf = typeof cellText
type Sort = { column: string; descending: boolean } | null

/** Columns whose values are counted or measured: they stand right. */
const numericOf = (names: readonly string[], rows: readonly Row[]): ReadonlySet<string> =>
  new Set(names.filter((name) => !name.endsWith('_utc_ms') && rows.some((row) => typeof row[name] === 'number')))

/** Text from this length on takes several lines, so that its column is given room. */
const LONG = 24

const classesOf = (
  names: readonly string[],
  rows: readonly Row[],
  { numeric, textOf }: { numeric: ReadonlySet<string>; textOf: TextOf },
) =>
  new Map(
    names.map((name) => {
      const isLong = rows.slice(0, FIRST).some((row) => textOf(name, row[name]).length >= LONG)
      return [name, numeric.has(name) ? 'number' : isLong ? 'long' : undefined]
    }),
  )

function found(
  rows: readonly Row[],
  names: readonly string[],
  { wanted, sort, textOf }: { wanted: string; sort: Sort; textOf: TextOf },
): readonly Row[] {
  const needle = wanted.toLowerCase()
  const holds = (row: Row) => names.some((name) => textOf(name, row[name]).toLowerCase().includes(needle))
  const kept = needle === '' ? rows : rows.filter(holds)
  if (sort === null) return kept
  const ordered = kept.toSorted((a, b) => compareCells(a[sort.column], b[sort.column]))
  return sort.descending ? ordered.toReversed() : ordered
}

interface HeadProps {
  name: string
  meaning: string
  text: string
  isNumber: boolean
  /** Width of the column, in letters. */
  letters: number
  sort: Sort
  turn: () => void
}

function Head(props: HeadProps): JSX.Element {
  const way = props.sort?.column !== props.name ? 'none' : props.sort.descending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      class={props.isNumber ? 'number' : undefined}
      aria-sort={way}
      style={{ minWidth: `${props.letters}ch` }}
    >
      <button type="button" class="head" title={props.meaning} onClick={props.turn}>
        {props.text}
        <span aria-hidden="true">{{ none: '', descending: ' ↓', ascending: ' ↑' }[way]}</span>
      </button>
    </th>
  )
}

/** How columns are told: their heads and what they mean. */
interface Spoken {
  names: readonly string[]
  headed: (name: string) => string
  meant: (name: string) => Told
}

/** Meanings of an analysis or of the report have terms; those of a page are in the language of the interface already. */
const spokenOf = ({ columns, analysis, lang, heads = {} }: TableProps): Spoken => ({
  names: Object.keys(columns),
  headed: (name) => heads[name] ?? headOf(analysis ?? '', name),
  meant: (name) => {
    const meaning = columns[name] ?? ''
    return analysis === undefined && lang === undefined ? { text: meaning } : meaningOf(meaning)
  },
})

function Meaning({ names, headed, meant }: Spoken): JSX.Element {
  const t = useWords(words)
  return (
    <details>
      <summary>{t('meaning')}</summary>
      <dl class="columns">
        {names.map((name) => {
          const { text, ...language } = meant(name)
          return (
            <div>
              <dt>{headed(name)}</dt>
              <dd {...language}>{text}</dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

/** Letters that the longest word of a column takes, and a column of sentences needs to be read. */
const MOST_WORD = 20
const SENTENCE = 28

/** How wide a column must be for its words not to be cut, in letters. Looked at is what is shown at first. */
function lettersOf(name: string, rows: readonly Row[]): number {
  const texts = rows.slice(0, FIRST).map((row) => cellText(name, row[name]))
  const lengths = texts.flatMap((text) => text.split(/[\s,;-]+/).map((word) => word.length))
  const longest = Math.min(MOST_WORD, Math.max(0, ...lengths))
  const half = Math.ceil(Math.max(0, ...texts.map((text) => text.length)) / 2)
  return Math.max(longest + 1, Math.min(SENTENCE, half))
}

/** Rows that a reader can sort and filter; the columns' meaning stands under them. */
export function Table(props: TableProps): JSX.Element {
  const { caption, rows, analysis, lang, cell = {} } = props
  const t = useWords(words)
  const [sort, setSort] = useState<Sort>(null)
  const [wanted, setWanted] = useState('')
  const [most, setMost] = useState(FIRST)
  const spoken = spokenOf(props)
  const { names } = spoken
  const numeric = useMemo(() => numericOf(names, rows), [rows])
  const letters = useMemo(() => new Map(names.map((name) => [name, lettersOf(name, rows)])), [rows])
  const textOf = analysis === undefined ? cellText : toldText
  const all = useMemo(() => found(rows, names, { wanted, sort, textOf }), [rows, wanted, sort, textOf])
  const turn = (column: string) => () =>
    setSort((before) => ({ column, descending: before?.column === column ? !before.descending : numeric.has(column) }))
  const classes = classesOf(names, rows, { numeric, textOf })
  return (
    <div class="table" lang={languageTag()}>
      {rows.length > FILTERED ? (
        <div class="table-tools">
          <label>
            {t('filter')}{' '}
            <input type="search" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
          </label>
          <span role="status">{t('rows', { shown: Math.min(most, all.length), all: all.length })}</span>
        </div>
      ) : null}
      <div class="scroll" role="region" aria-label={t('table', { caption })} tabIndex={0}>
        <table>
          <caption lang={lang}>{caption}</caption>
          <thead>
            <tr>
              {names.map((name) => (
                <Head
                  name={name}
                  meaning={spoken.meant(name).text}
                  text={spoken.headed(name)}
                  isNumber={numeric.has(name)}
                  letters={letters.get(name) ?? 0}
                  sort={sort}
                  turn={turn(name)}
                />
              ))}
            </tr>
          </thead>
          <tbody lang={lang}>
            {all.slice(0, most).map((row) => (
              <tr>
                {names.map((name) => (
                  <td class={classes.get(name)}>
                    <bdi>{cell[name]?.(row[name], row) ?? textOf(name, row[name])}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {all.length === 0 ? <p class="note">{t('none')}</p> : null}
      </div>
      {all.length > most ? (
        <button type="button" class="quiet" onClick={() => setMost(most * 4)}>
          {t('more', { n: Math.min(all.length - most, most * 3) })}
        </button>
      ) : null}
      <Meaning {...spoken} />
    </div>
  )
}
