import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { setQuery } from '../../lib/route.ts'
import { useWords } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'
import { hexLines } from './hex.ts'
import { words } from './words.ts'

function Covered({ byteShape, textShape }: { byteShape: string; textShape: string | null }): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <h3>{t('byteLayout')}</h3>
      <pre>{byteShape}</pre>
      <p class="note">{t('byteKey')}</p>
      {textShape === null ? (
        <p>{t('noText')}</p>
      ) : (
        <>
          <h3>{t('textLayout')}</h3>
          <pre>{textShape}</pre>
        </>
      )}
      <p class="muted">{t('revealHint')}</p>
    </>
  )
}

function Uncovered({ hex, text }: { hex: string; text: string | null }): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <h3>{t('hexDump')}</h3>
      <pre class="hex">{hexLines(hex).join('\n')}</pre>
      {text === null ? (
        <p>{t('noText')}</p>
      ) : (
        <>
          <h3>{t('asText')}</h3>
          <pre>
            <bdi>{text}</bdi>
          </pre>
        </>
      )}
    </>
  )
}

const close = (): void => setQuery({ stream: '', start: '' })

/** The bytes of one reject, from the sealed evidence; their kinds while names are covered. Escape closes it. */
export function RejectBytes({ stream, start }: { stream: string; start: string }): JSX.Element {
  const t = useWords(words)
  const found = useLoaded(() => get(api.rejects.bytes.$get({ query: { stream, start } })), [stream, start])
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [stream, start])
  return (
    <section
      ref={panel}
      class="card bytes"
      tabIndex={-1}
      aria-label={t('bytesOf')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <h2>{t('bytesOf')}</h2>
      <Shown of={found}>
        {({ path, reason, detail, startByte, endByte, shownBytes, byteShape, textShape, hex, text }) => (
          <>
            <p>
              <bdi>{path}</bdi>, {startByte}–{endByte}: <strong>{reason}</strong>, <bdi lang="en">{detail}</bdi>.{' '}
              {shownBytes < endByte - startByte
                ? t('firstBytes', { shown: shownBytes, all: endByte - startByte })
                : null}
            </p>
            {hex === null ? (
              <Covered byteShape={byteShape} textShape={textShape} />
            ) : (
              <Uncovered hex={hex} text={text} />
            )}
          </>
        )}
      </Shown>
      <button type="button" class="quiet" onClick={close}>
        {t('close')}
      </button>
    </section>
  )
}
