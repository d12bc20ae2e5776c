import type { JSX } from 'preact'
import { answerExports, commandLine } from '../lib/answer.ts'
import { downloadPng, downloadSvg } from '../lib/download.ts'
import { definePage } from '../lib/page.ts'
import { addressOf, go, query } from '../lib/route.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { AccountsPart } from './triggers/accounts-part.tsx'
import { words } from './triggers/words.ts'
import { WordsPart } from './triggers/words-part.tsx'
import '../parts/choices.css'
import './triggers/triggers.css'

/** Parts of the page, with the analysis that each is about. */
const PARTS = { words: 'triggers', accounts: 'targets' } as const
type Part = keyof typeof PARTS

const partAsked = (): Part => (query.value.get('part') === 'accounts' ? 'accounts' : 'words')

/** The picture of the accounts, where there is one. */
const scatter = (): Element | null => document.querySelector('.stage.scatter')

function View(): JSX.Element {
  const t = useWords(words)
  const part = partAsked()
  const analysis = PARTS[part]
  const pictures = [
    { label: 'SVG', make: () => downloadSvg('targets.svg', scatter()) },
    { label: 'PNG', make: () => downloadPng('targets.png', scatter()) },
  ]
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask ${analysis}`)}
        exports={[...answerExports(analysis), ...(part === 'accounts' ? pictures : [])]}
        pin={{ title: t(part), what: { kind: 'answer', analysis } }}
      />
      <Tabs
        label={t('parts')}
        tabs={(['words', 'accounts'] as const).map((id) => ({ id, title: t(id) }))}
        shown={part}
        choose={(to) => go(addressOf('/triggers', { part: to === 'words' ? undefined : to }))}
      >
        {part === 'words' ? <WordsPart /> : <AccountsPart />}
      </Tabs>
    </>
  )
}

/** Words and accounts that explain why messages were logged. */
export const triggers = definePage({ id: 'triggers', path: '/triggers', words, View })
