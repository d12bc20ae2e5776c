import type { JSX } from 'preact'

/** A command line to be typed, on a line of its own. */
export function CommandLine({ text }: { text: string }): JSX.Element {
  return (
    <pre>
      <code>{text}</code>
    </pre>
  )
}
