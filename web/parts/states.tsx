import type { ComponentChildren, JSX } from 'preact'
import type { Loaded } from '../lib/loaded.ts'
import { defineWords, useWords } from '../lib/words.ts'

const words = defineWords({
  en: { loading: 'Reading the case …', again: 'Try again', failed: 'This part could not be shown.' },
  zh: { loading: '正在读取案件……', again: '重试', failed: '此部分无法显示。' },
})

/** Shown in the place of something that is being asked for. */
export function Loading(): JSX.Element {
  const t = useWords(words)
  return (
    <div class="state loading" role="status">
      <span class="pulse" aria-hidden="true" /> {t('loading')}
    </div>
  )
}

/** There is nothing to show: why, and what a reader can do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="state empty">
      <p class="state-title">{title}</p>
      {children}
    </div>
  )
}

function Failed({ message, hint, again }: { message: string; hint: string; again: () => void }): JSX.Element {
  const t = useWords(words)
  return (
    <div class="state failed" role="alert">
      <p class="state-title">{t('failed')}</p>
      <p lang="en">
        {message} {hint}
      </p>
      <button type="button" onClick={again}>
        {t('again')}
      </button>
    </div>
  )
}

/** What was asked for once it is there; until then that it is on its way, or why it is not coming. */
export function Shown<T>({
  of: state,
  children,
}: {
  of: Loaded<T>
  children: (value: T) => ComponentChildren
}): JSX.Element {
  if (state.kind === 'loading') return <Loading />
  if (state.kind === 'failed') return <Failed {...state} />
  return <div aria-busy={state.isOld}>{children(state.value)}</div>
}
