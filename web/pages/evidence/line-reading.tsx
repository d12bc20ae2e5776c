import type { JSX } from 'preact'
import { useWords } from '../../lib/words.ts'
import type { Changed, Detail } from './format-detail.tsx'
import { words } from './format-words.ts'

/** A separator as it can be typed, and back. */
const typed = (separator: string): string => separator.replaceAll('\\', '\\\\').replaceAll('\t', '\\t')
const meant = (text: string): string => text.replace(/\\(t|\\)/g, (_, sign: string) => (sign === 't' ? '\t' : '\\'))

interface LineReadingProps {
  detail: Detail
  changed: Changed
  set: (part: Partial<Changed>) => void
}

/** Character set, separator and first line. */
export function LineReading({ detail, changed, set }: LineReadingProps): JSX.Element {
  const t = useWords(words)
  return (
    <details>
      <summary>{t('readAs')}</summary>
      <div class="line-reading">
        <label>
          {t('charset')}{' '}
          <select
            value={changed.charset ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              set({ charset: CHARSETS.find((one) => one === value) ?? null })
            }}
          >
            <option value="">
              {t('detect')} ({detail.charset})
            </option>
            {CHARSETS.map((charset) => (
              <option key={charset}>{charset}</option>
            ))}
          </select>
        </label>
        {detail.delimiter === null ? (
          <p>{t('ownSeparators')}</p>
        ) : (
          <label>
            {t('separator')}{' '}
            <input
              type="text"
              size={4}
              maxLength={16}
              value={typed(changed.delimiter ?? '')}
              onInput={(event) => set({ delimiter: meant(event.currentTarget.value) })}
            />
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={changed.header}
            onChange={(event) => set({ header: event.currentTarget.checked })}
          />{' '}
          {t('header')}
        </label>
      </div>
    </details>
  )
}

const CHARSETS = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-kr',
  'windows-1252',
] as const satisfies readonly Changed['charset'][]
