import type { Page } from './lib/page.ts'
import { apiReference } from './pages/api-reference.tsx'
import { audit } from './pages/audit.tsx'
import { evidence } from './pages/evidence.tsx'
import { overview } from './pages/overview.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [overview, evidence, audit, apiReference]
