import type { JSX } from 'preact'
import { go } from '../lib/route.ts'

/** A link to another place of the workbench. */
export function GoTo({ to, children }: { to: string; children: string }): JSX.Element {
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
