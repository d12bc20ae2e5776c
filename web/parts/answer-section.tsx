import type { ComponentChildren, JSX } from 'preact'
import { answerExports, commandLine } from '../lib/answer.ts'
import { Tools } from './tools.tsx'

interface AnswerSectionProps {
  analysis: string
  title: string
  lead?: string
  children: ComponentChildren
}

/** A part of a page that shows an answer of its own, with the command, the files and the pin of that answer. */
export function AnswerSection({ analysis, title, lead, children }: AnswerSectionProps): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      <Tools
        of={title}
        command={commandLine(`ask ${analysis}`)}
        exports={answerExports(analysis)}
        pin={{ title, what: { kind: 'answer', analysis } }}
      />
      {children}
    </section>
  )
}
