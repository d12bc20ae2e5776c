import type { ComponentChildren, JSX } from 'preact'
import { useId, useRef } from 'preact/hooks'
import './tabs.css'

interface TabsProps {
  /** What the tabs choose between. */
  label: string
  tabs: readonly { id: string; title: string }[]
  shown: string
  choose: (id: string) => void
  children: ComponentChildren
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Views of one thing, one at a time; arrow keys go from one to the next (WAI-ARIA Authoring Practices, Tabs). */
export function Tabs({ label, tabs, shown, choose, children }: TabsProps): JSX.Element {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const step = (event: KeyboardEvent, place: number) => {
    const way = STEPS[event.key]
    if (way === undefined) return
    event.preventDefault()
    const next = (place + way + tabs.length) % tabs.length
    choose(tabs[next]?.id ?? shown)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list}>
        {tabs.map(({ id, title }, place) => (
          <button
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === shown}
            aria-controls={`${base}-panel`}
            tabIndex={id === shown ? 0 : -1}
            onClick={() => choose(id)}
            onKeyDown={(event) => step(event, place)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${shown}`}>
        {children}
      </div>
    </>
  )
}
