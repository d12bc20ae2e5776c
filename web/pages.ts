import type { Page } from './lib/page.ts'
import { answers } from './pages/answers.tsx'
import { apiReference } from './pages/api-reference.tsx'
import { audit } from './pages/audit.tsx'
import { claims } from './pages/claims.tsx'
import { evidence } from './pages/evidence.tsx'
import { lists } from './pages/lists.tsx'
import { map } from './pages/map.tsx'
import { messages } from './pages/messages.tsx'
import { overview } from './pages/overview.tsx'
import { people } from './pages/people.tsx'
import { queries } from './pages/queries.tsx'
import { report } from './pages/report.tsx'
import { timeline } from './pages/timeline.tsx'
import { traffic } from './pages/traffic.tsx'
import { triggers } from './pages/triggers.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [
  overview,
  messages,
  people,
  map,
  timeline,
  queries,
  lists,
  traffic,
  triggers,
  claims,
  evidence,
  answers,
  report,
  audit,
  apiReference,
]
