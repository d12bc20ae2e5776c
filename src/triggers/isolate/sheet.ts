import { stringify } from 'csv-stringify/sync'
import { CONTROL } from '../../model/trial.ts'
import type { Trial } from './trials.ts'

/** Columns of a trial sheet as `traffic --trials` reads them. */
const COLUMNS = ['time', 'client', 'direction', 'text', 'label', 'displayed']

/** Longest label and text that a sheet takes. */
const LONGEST_LABEL = 200
const LONGEST_TEXT = 20_000

/**
 * The trials of a run as a sheet, for captures of the same hours: the label is the first combination whose parts all stand in
 * the text, joined by +, else `control`. What came back masked was not displayed as written; of the rest it is not known.
 */
export function trialSheet(
  trials: readonly Trial[],
  options: { client: string; combinations: readonly (readonly string[])[] },
): string {
  const label = (text: string): string =>
    options.combinations
      .find((parts) => parts.every((part) => text.includes(part)))
      ?.join('+')
      .slice(0, LONGEST_LABEL) ?? CONTROL
  const rows = trials
    .filter(({ text }) => text.length <= LONGEST_TEXT)
    .map(({ text, masked, atUtcMs }) => [
      new Date(atUtcMs).toISOString(),
      options.client,
      'sent',
      text,
      label(text),
      masked !== null && masked !== text ? 'no' : 'unknown',
    ])
  return stringify([COLUMNS, ...rows], { record_delimiter: 'windows' })
}
