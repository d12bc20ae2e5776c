import { defineLayout, PROPOSAL_LINES } from '../layout.ts'
import { leadingParts } from '../leading-parts.ts'

export default defineLayout({
  id: 'bracketed',
  title: 'groups in brackets or quotes, then text',
  propose(lines) {
    const parts = leadingParts(lines.slice(0, PROPOSAL_LINES), () => null)
    return parts.length > 1 ? [{ kind: 'leading', parts }] : []
  },
})
