import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Hold } from './hold.tsx'

/** Why something was refused, in the server's words, and what to do next. */
export interface Fault {
  message: string
  hint: string
}

const faultOf = (error: unknown): Fault => ({
  message: error instanceof Error ? error.message : String(error),
  hint: error instanceof Error && 'hint' in error ? String(error.hint) : '',
})

/** A refusal where the reader looks; nothing while there is none. */
export function Refusal({ of }: { of: Fault | null }): JSX.Element | null {
  if (of === null) return null
  return (
    <p class="warning" role="alert" lang="en">
      <strong>{of.message}</strong> {of.hint}
    </p>
  )
}

/** Does something that may be refused; says so while it goes on and when it was. */
export function useAttempt(): {
  isBusy: boolean
  fault: Fault | null
  attempt: (does: () => Promise<unknown>) => void
} {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const run = async (does: () => Promise<unknown>) => {
    setBusy(true)
    setFault(null)
    try {
      await does()
    } catch (error) {
      setFault(faultOf(error))
    }
    setBusy(false)
  }
  return { isBusy, fault, attempt: (does) => void run(does) }
}

interface AttemptProps {
  does: () => Promise<unknown>
  children: ComponentChildren
  disabled?: boolean
  /** The button must be held: for what changes the case. */
  isHeld?: boolean
}

/** A button for something that may be refused. */
export function Attempt({ does, children, disabled = false, isHeld = false }: AttemptProps): JSX.Element {
  const { isBusy, fault, attempt } = useAttempt()
  const isOff = disabled || isBusy
  return (
    <>
      <Refusal of={fault} />
      {isHeld ? (
        <Hold disabled={isOff} held={() => attempt(does)}>
          {children}
        </Hold>
      ) : (
        <button type="button" disabled={isOff} onClick={() => attempt(does)}>
          {children}
        </button>
      )}
    </>
  )
}
