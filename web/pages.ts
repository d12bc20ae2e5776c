import type { Page } from './lib/page.ts'
import { apiReference } from './pages/api-reference.tsx'
import { audit } from './pages/audit.tsx'
import { claims } from './pages/claims.tsx'
import { overview } from './pages/overview.tsx'
import { queries } from './pages/queries.tsx'
import { report } from './pages/report.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [overview, queries, claims, report, audit, apiReference]
