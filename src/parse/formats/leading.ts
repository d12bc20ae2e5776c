import { defineLayout, PROPOSAL_LINES } from '../layout.ts'
import { cutToken, leadingParts } from '../leading-parts.ts'

export default defineLayout({
  id: 'leading',
  title: 'times, levels and names in front of the text, as syslog and log4j write them',
  propose(lines) {
    const parts = leadingParts(lines.slice(0, PROPOSAL_LINES), cutToken)
    return parts.length > 1 ? [{ kind: 'leading', parts }] : []
  },
})
