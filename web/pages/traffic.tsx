import type { JSX } from 'preact'
import { answerExports, commandLine, useAnswer } from '../lib/answer.ts'
import { definePage } from '../lib/page.ts'
import { useWords } from '../lib/words.ts'
import { CommandLine } from '../parts/command.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { PathTabs, viewOfPath } from '../parts/path-tabs.tsx'
import { Captures } from './traffic/captures.tsx'
import { Session } from './traffic/session.tsx'
import { Trials } from './traffic/trials.tsx'
import { Uploads } from './traffic/uploads.tsx'
import { words } from './traffic/words.ts'
import './traffic/traffic.css'

const TABS = [
  { id: 'trials', View: Trials },
  { id: 'session', View: Session },
  { id: 'uploads', View: Uploads },
  { id: 'captures', View: Captures },
] as const

const BASE = '/traffic'

/** What to hand in, and how, where there is no capture. */
function NoCaptures(): JSX.Element {
  const t = useWords(words)
  return (
    <Empty title={t('none')}>
      <p>{t('noneLead')}</p>
      <p>{t('plan')}</p>
      <CommandLine text="breachlight traffic plan WORD --client NAME > sheet.csv" />
      <p>{t('record')}</p>
      <CommandLine text={commandLine('traffic CAPTURE --trials sheet.csv')} />
    </Empty>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const captures = useAnswer('captures')
  const { id } = viewOfPath(BASE, TABS)
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask ${id}`)}
        exports={answerExports(id)}
        pin={{ title: `${t('title')}: ${t(id)}`, what: { kind: 'answer', analysis: id } }}
      />
      <Shown of={captures}>
        {({ rows }) =>
          rows.length === 0 ? <NoCaptures /> : <PathTabs base={BASE} views={TABS} label={t('views')} titleOf={t} />
        }
      </Shown>
    </>
  )
}

export const traffic = definePage({ id: 'traffic', path: BASE, words, View })
