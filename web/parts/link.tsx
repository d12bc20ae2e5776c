import type { ComponentChildren, JSX } from 'preact'
import { go } from '../lib/route.ts'

/** A link inside the workbench: no page is loaded anew. */
export function Link({
  to,
  children,
  current = false,
}: {
  to: string
  children: ComponentChildren
  current?: boolean
}): JSX.Element {
  return (
    <a
      href={to}
      aria-current={current ? 'page' : undefined}
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
