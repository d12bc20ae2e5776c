import type { Page } from './lib/page.ts'
import { apiReference } from './pages/api-reference.tsx'
import { audit } from './pages/audit.tsx'
import { map } from './pages/map.tsx'
import { messages } from './pages/messages.tsx'
import { overview } from './pages/overview.tsx'
import { people } from './pages/people.tsx'
import { report } from './pages/report.tsx'
import { timeline } from './pages/timeline.tsx'
import { triggers } from './pages/triggers.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [overview, messages, people, map, timeline, triggers, report, audit, apiReference]
