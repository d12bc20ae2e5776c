import type { World } from '../people/world.ts'
import { countDistinct, type Tally } from './tally.ts'
import type { LabTruth, RepetitionCause } from './types.ts'

/** Why texts stand in the logs again. What a campaign sends counts as such from its second sending on, whoever sends it. */
export function repetitionTruth({ messages, sendings }: World, tally: Tally): LabTruth['repetition'] {
  const found: Record<RepetitionCause, number> = {
    copy: tally.rows.reduce((sum, rows) => sum + rows - 1, 0),
    group: 0,
    'resend-quick': 0,
    'resend-later': 0,
    broadcast: 0,
  }
  const uploads = new Uint32Array(messages.length)
  for (const place of sendings.message) {
    const message = messages[place]
    const upload = uploads[place] ?? 0
    uploads[place] = upload + 1
    if (message === undefined || upload === 0) continue
    const isHeardByOthers = upload % (1 + (message.group?.length ?? 0)) > 0
    const again = message.template !== null ? 'broadcast' : message.hidden ? 'resend-quick' : 'resend-later'
    found[isHeardByOthers ? 'group' : again] += 1
  }
  const campaign = messages.filter(({ template }) => template !== null)
  found.broadcast += campaign.length - countDistinct(campaign.map(({ text }) => text))
  return found
}
