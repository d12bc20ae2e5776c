import type { JSX } from 'preact'
import { type Taken, Tools } from './tools.tsx'

interface PageHeadProps extends Taken {
  title: string
  lead: string
}

/** What a page is about, the command that gives the same, and what can be taken away from it. */
export function PageHead({ title, lead, ...taken }: PageHeadProps): JSX.Element {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Tools {...taken} />
    </header>
  )
}
