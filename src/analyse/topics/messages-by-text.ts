import type { Corpus } from '../corpus.ts'

/** Unique messages of each text: those of text `i` are `messages[starts[i] … starts[i + 1])`, ascending. */
export interface MessagesByText {
  starts: Uint32Array
  messages: Uint32Array
}

export function messagesByText({ texts, text }: Corpus): MessagesByText {
  const starts = new Uint32Array(texts.length + 1)
  for (const at of text) starts[at + 1] = (starts[at + 1] ?? 0) + 1
  for (let at = 0; at < texts.length; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
  const next = starts.slice()
  const messages = new Uint32Array(text.length)
  for (const [message, at] of text.entries()) {
    const place = next[at] ?? 0
    messages[place] = message
    next[at] = place + 1
  }
  return { starts, messages }
}

/** Unique messages of some texts. */
export const messagesOf = ({ starts, messages }: MessagesByText, texts: Iterable<number>): number[] =>
  Array.from(texts, (text) => Array.from(messages.subarray(starts[text], starts[text + 1]))).flat()
