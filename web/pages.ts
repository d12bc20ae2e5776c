import type { Page } from './lib/page.ts'
import { answers } from './pages/answers.tsx'
import { apiReference } from './pages/api-reference.tsx'
import { audit } from './pages/audit.tsx'
import { overview } from './pages/overview.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [overview, answers, audit, apiReference]
