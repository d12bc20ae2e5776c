import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** How long a button must be held: long enough not to happen. */
const HOLD_MS = 1200

const isKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter'

interface HoldProps {
  children: ComponentChildren
  disabled?: boolean
  held: () => void
}

/** A button for what is not done by accident: press and hold, with the pointer or with Space or Enter. */
export function Hold({ children, disabled = false, held }: HoldProps): JSX.Element {
  const [isDown, setDown] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const release = () => {
    clearTimeout(timer.current)
    setDown(false)
  }
  const press = () => {
    if (isDown || disabled) return
    setDown(true)
    timer.current = setTimeout(() => {
      setDown(false)
      held()
    }, HOLD_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <button
      type="button"
      class={isDown ? 'hold down' : 'hold'}
      disabled={disabled}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onBlur={release}
      onKeyDown={(event) => {
        if (!isKey(event)) return
        event.preventDefault()
        press()
      }}
      onKeyUp={(event) => {
        if (isKey(event)) release()
      }}
    >
      {children}
    </button>
  )
}
