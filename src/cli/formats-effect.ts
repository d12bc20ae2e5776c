import { withCase } from '../case-session.ts'
import { caseFormats, type HandedIn, readFormat } from '../knowledge.ts'
import { jsonLine } from '../lib/json.ts'
import type { Row } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import { type Effect, effectOf } from '../reread/effect.ts'
import { streamsFor } from '../reread/groups.ts'
import type { Reading } from '../reread/reading.ts'
import { tableText } from './out.ts'

/** What a format file would change in a case; examples stay out of it, since they are people's words. */
export async function formatEffect(file: HandedIn, caseDir: string): Promise<Effect> {
  const format = await readFormat(file)
  return withCase(caseDir, Date.now(), async (at) => {
    const streams = streamsFor(at.state, format)
    if (streams.length === 0)
      throw new OperatorError(`${file.name} is for no log of this case.`, {
        hint: 'Name a family or a path in its `match`, and no other server; see: breachlight ask fields --case DIR.',
      })
    return effectOf(at, streams, await caseFormats(at.folder, file))
  })
}

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/** Both ways of reading beside each other, and what was read of the logs. */
export function effectText({ sample, before, after }: Effect): string {
  const { streams, ofStreams, bytes, ofBytes, isWhole } = sample
  const scope = isWhole
    ? `All ${ofStreams} logs were read whole.`
    : `A sample was read: ${mebibytes(bytes)} of ${mebibytes(ofBytes)}, from ${streams} of ${ofStreams} logs.`
  return `${tableText(['measure', 'now', 'corrected'], rowsOf(before, after))}\n\n${scope}`
}

const COUNTS = ['records', 'messages', 'accounts', 'addresses', 'texts'] as const

const rejected = ({ rejects }: Reading, reason: string): number =>
  rejects.find((one) => one.reason === reason)?.units ?? 0

function rowsOf(before: Reading, after: Reading): Row[] {
  const reasons = [...new Set([...before.rejects, ...after.rejects].map(({ reason }) => reason))].toSorted()
  return [
    { measure: 'logs', now: before.kinds.log ?? 0, corrected: after.kinds.log ?? 0 },
    ...COUNTS.map((name) => ({ measure: name, now: before[name], corrected: after[name] })),
    { measure: 'times read', now: before.timesRead, corrected: after.timesRead },
    ...reasons.map((reason) => ({
      measure: `rejects: ${reason}`,
      now: rejected(before, reason),
      corrected: rejected(after, reason),
    })),
  ]
}

/** A reading in numbers only. */
const numbersOf = ({
  kinds,
  charsets,
  records,
  messages,
  rejects,
  accounts,
  addresses,
  texts,
  timesRead,
}: Reading) => ({
  kinds,
  charsets,
  records,
  messages,
  rejects,
  accounts,
  addresses,
  texts,
  times_read: timesRead,
})

/** The same as JSON, without examples. */
export const effectJson = ({ sample, before, after }: Effect): string =>
  jsonLine({ schema: 'breachlight/format-effect/1', sample, before: numbersOf(before), after: numbersOf(after) })
