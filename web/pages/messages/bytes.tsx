import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '../../lib/words.ts'
import type { MessageRecord } from './asked.ts'
import { recordWords } from './record-words.ts'

type Bytes = NonNullable<MessageRecord['bytes']>
type Dump = NonNullable<Bytes['dump']>

const LINE_BYTES = 16
/** Lines shown before a reader asks for all. */
const FIRST_LINES = 24

interface DumpLine {
  place: string
  /** Runs of bytes that are the record's or not. */
  runs: { isRecord: boolean; hex: string; signs: string }[]
}

const signOf = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')

function linesOf({ hex, fromByte, startIndex, endIndex }: Dump): DumpLine[] {
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
  const lead = fromByte % LINE_BYTES
  const lines: DumpLine[] = []
  for (let from = -lead; from < bytes.length; from += LINE_BYTES) {
    const cuts = [Math.max(0, from), startIndex, endIndex, Math.min(bytes.length, from + LINE_BYTES)]
    const inside = cuts.filter((cut) => cut >= Math.max(0, from) && cut <= Math.min(bytes.length, from + LINE_BYTES))
    const bounds = [...new Set(inside)].toSorted((a, b) => a - b)
    lines.push({
      place: (fromByte + from).toString(16).padStart(8, '0'),
      runs: bounds.slice(0, -1).map((start, nth) => {
        const run = [...bytes.subarray(start, bounds[nth + 1])]
        return {
          isRecord: start >= startIndex && start < endIndex,
          hex: run.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
          signs: run.map(signOf).join(''),
        }
      }),
    })
  }
  return lines
}

const Run = ({ isRecord, text }: { isRecord: boolean; text: string }): JSX.Element =>
  isRecord ? <mark>{text}</mark> : <span>{text}</span>

function HexDump({ of, label }: { of: Dump; label: string }): JSX.Element {
  const t = useWords(recordWords)
  const [isWhole, setWhole] = useState(false)
  const lines = linesOf(of)
  return (
    <>
      <pre class="hex" role="region" tabIndex={0} aria-label={label}>
        {lines.slice(0, isWhole ? undefined : FIRST_LINES).map(({ place, runs }, nth) => (
          <span class="hex-line">
            <span class="muted">{place}</span>
            <span class={nth === 0 ? 'pairs first' : 'pairs'}>
              {runs.map(({ isRecord, hex }, at) => [at > 0 ? ' ' : '', <Run isRecord={isRecord} text={hex} />])}
            </span>
            <span class="signs">
              {runs.map(({ isRecord, signs }) => (
                <Run isRecord={isRecord} text={signs} />
              ))}
            </span>
          </span>
        ))}
      </pre>
      {lines.length > FIRST_LINES && !isWhole ? (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {t('allBytes', { n: lines.length })}
        </button>
      ) : null}
    </>
  )
}

const SAYS = { line: 'bytesLine', file: 'bytesFile', not: 'bytesOpen' } as const

/** The bytes of a record as they lie in the evidence, and what they open to. */
export function RecordBytes({ of }: { of: MessageRecord['bytes'] }): JSX.Element {
  const t = useWords(recordWords)
  if (of === null) return <p class="note">{t('gone')}</p>
  return (
    <>
      {of.dump === null ? (
        <p class="note">{t('covered')}</p>
      ) : (
        <>
          <p class="note">{t(SAYS[of.sealed])}</p>
          <HexDump of={of.dump} label={t('bytes')} />
        </>
      )}
      {of.opened === null ? null : (
        <>
          <h4>{t('opened')}</h4>
          <HexDump of={of.opened} label={t('opened')} />
        </>
      )}
      {of.leftOutBytes > 0 ? <p class="note">{t('leftOut', { n: of.leftOutBytes })}</p> : null}
    </>
  )
}
