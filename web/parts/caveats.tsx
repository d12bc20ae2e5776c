import type { JSX } from 'preact'
import { caveatOf } from '../lib/terms.ts'

/** What must be known to read an answer, in the language of the interface where there is one. */
export function Caveats({ of: caveats }: { of: readonly string[] }): JSX.Element {
  return (
    <ul>
      {caveats.map((caveat) => {
        const { text, ...language } = caveatOf(caveat)
        return (
          <li>
            <span {...language}>{text}</span>
          </li>
        )
      })}
    </ul>
  )
}
