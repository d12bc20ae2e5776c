import type { ComponentChildren, JSX } from 'preact'
import { go } from '../lib/route.ts'

interface LinkProps {
  to: string
  children: ComponentChildren
  current?: boolean
  label?: string
}

/** A link inside the workbench: no page is loaded anew. */
export function Link({ to, children, current = false, label }: LinkProps): JSX.Element {
  return (
    <a
      href={to}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
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
