import type { Row } from '../model/answer.ts'
import type { EndpointFinding, SessionFindings, TrialMessage, WordFinding } from '../model/trial.ts'

/** A row of `endpoints`. */
export const endpointRow = (found: EndpointFinding): Row => ({
  rank: found.rank,
  endpoint: found.endpoint,
  score: found.score,
  requests: found.requests,
  hosts: found.hosts,
  median_outbound_bytes: found.medianOutboundBytes,
  entropy_share: found.entropyShare,
  content_type: found.contentType,
  lying_share: found.lyingShare,
  rarity: found.rarity,
  cookieless_share: found.cookielessShare,
  pause_variation: found.pauseVariation,
  size_correlation: found.sizeCorrelation,
  bodies: found.bodies,
  opened: found.opened,
  decode: found.decode,
  key_id: found.keyId ?? '',
})

/** Rows of `trials`. A trial fired when a request to the endpoint that its word's verdict is about lies in its window. */
export function trialRows({ words, hits }: SessionFindings, trials: readonly TrialMessage[]): Row[] {
  const endpoints = new Map(words.map(({ client, word, endpoint }) => [`${client} ${word}`, endpoint]))
  const fired = new Set(
    hits.flatMap(({ trial, endpoint }) => {
      const message = trials[trial]
      if (message === undefined) return []
      const about = endpoints.get(`${message.client} ${message.label}`) ?? endpoints.get(`${message.client} null`)
      return about === endpoint ? [trial] : []
    }),
  )
  return trials.map(({ sheet, line, atUtcMs, client, direction, text, label, displayed }, trial) => ({
    trial,
    sheet,
    line,
    at_utc_ms: Math.round(atUtcMs),
    client,
    direction,
    text,
    label,
    displayed,
    fired: fired.has(trial) ? 1 : 0,
  }))
}

/** A row of `trial_tests`. */
export const wordRow = (found: WordFinding, windowMs: number): Row => ({
  client: found.client,
  word: found.word ?? '',
  endpoint: found.endpoint ?? '',
  trials: found.trials,
  fired: found.fired,
  controls: found.controls,
  controls_fired: found.controlsFired,
  p: found.p,
  q: found.q,
  difference: found.difference,
  difference_low: found.differenceLow,
  difference_high: found.differenceHigh,
  upper_bound: found.upperBound,
  chance_share: found.chanceShare,
  permutation_p: found.permutationP,
  latency_ms: found.latencyMs,
  bytes_per_text_byte: found.bytesPerTextByte,
  blocked: found.blocked,
  display_known: found.displayKnown,
  controls_blocked: found.controlsBlocked,
  controls_display_known: found.controlsDisplayKnown,
  verdict: found.verdict,
  more_trials: found.moreTrials,
  sentence: found.sentence,
  window_ms: windowMs,
})
