import type { Page } from './lib/page.ts'
import { apiReference } from './pages/api-reference.tsx'
import { audit } from './pages/audit.tsx'
import { messages } from './pages/messages.tsx'
import { overview } from './pages/overview.tsx'
import { report } from './pages/report.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [overview, messages, report, audit, apiReference]
