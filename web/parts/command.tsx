import type { JSX } from 'preact'

/** A command line within a sentence: no line ends after the hyphens of an option. */
export function CommandText({ text }: { text: string }): JSX.Element {
  return (
    <code>{text.split(/(--\S+)/).map((part, at) => (at % 2 === 0 ? part : <span class="option">{part}</span>))}</code>
  )
}

/** A command line to be typed, on a line of its own. */
export function CommandLine({ text }: { text: string }): JSX.Element {
  return (
    <pre>
      <code>{text}</code>
    </pre>
  )
}
