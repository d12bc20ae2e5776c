import type { JSX } from 'preact'
import type { Message } from './asked.ts'

/** A text with what the search found marked. */
export function Excerpt({ of }: { of: Message['text'] }): JSX.Element {
  return (
    <bdi>
      {of.before > 0 ? '…' : ''}
      {of.pieces.map((piece) => (piece.isHit ? <mark>{piece.text}</mark> : piece.text))}
      {of.behind > 0 ? '…' : ''}
    </bdi>
  )
}
