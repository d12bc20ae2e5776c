import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { setQuery } from '../../lib/route.ts'
import { useWords } from '../../lib/words.ts'
import { asked } from './asked.ts'
import { words } from './words.ts'

/** Where terms are typed; they are looked for when the reader says so. */
export function SearchBox(): JSX.Element {
  const t = useWords(words)
  const { search } = asked()
  const [text, setText] = useState(search)
  useEffect(() => setText(search), [search])
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        setQuery({ search: text })
      }}
    >
      <label class="field">
        <span>{t('search')}</span>
        <input
          type="search"
          value={text}
          maxLength={1000}
          aria-describedby="search-hint"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">{t('go')}</button>
      <small id="search-hint">{t('searchHint')}</small>
    </form>
  )
}
