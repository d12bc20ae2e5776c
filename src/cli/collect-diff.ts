import { type DiffRow, diffRows, diffSnapshots, type SnapshotDiff } from '../collect/diff.ts'
import { bytesAt, inventoryOf } from '../collect/snapshot.ts'
import { jsonLine } from '../lib/json.ts'
import { safe, type Terminal } from './out.ts'

/** `collect diff`: what became of every address between two snapshots, and the same file on several servers. */
export async function compare(
  [before, after]: readonly [before: string, after: string],
  options: { all?: boolean | undefined; json?: boolean | undefined },
  terminal: Terminal,
): Promise<void> {
  const [old, now] = [await inventoryOf(before), await inventoryOf(after)]
  const diff = await diffSnapshots(old.rows, now.rows, (url) => bytesAt(now, url))
  const faults = old.faults.count + now.faults.count
  terminal.out(
    options.json === true
      ? `${jsonLine({ schema: 'breachlight/collection-diff/1', rows: diffRows(diff, 'all'), twins: diff.twins, faults })}\n`
      : `${safe(diffText(diff, options.all === true ? 'all' : 'changes'))}\n`,
  )
  if (faults > 0) terminal.err(`${faults} faults in the snapshots: breachlight collect --from says which.\n`)
  terminal.err('Next: breachlight collect --from AFTER --case DIR\n')
}

/** Files on several servers that are named; `--json` has them all. */
const SHOWN_TWINS = 20

function diffText(diff: SnapshotDiff, wanted: 'all' | 'changes'): string {
  const counts = new Map<string, number>()
  for (const { change } of diff.differences) counts.set(change, (counts.get(change) ?? 0) + 1)
  const twins = diff.twins.slice(0, SHOWN_TWINS)
  const more = diff.twins.length - twins.length
  return [
    ...diffRows(diff, wanted).map(rowText),
    [...counts].map(([change, count]) => `${count} ${change}`).join(', ') || 'no address in either',
    ...(twins.length === 0 ? [] : ['The same bytes on several servers, in the later snapshot:']),
    ...twins.map(({ sizeBytes, urls }) => `  ${sizeBytes} bytes  ${urls.join('  ')}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n')
}

const rowText = ({ change, host, path, bytesBefore, bytesAfter }: DiffRow): string =>
  `${change.padEnd(8)}  ${host}${path}  ${bytesBefore ?? '–'} → ${bytesAfter ?? '–'} bytes`
