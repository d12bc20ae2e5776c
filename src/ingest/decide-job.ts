import type { MemberReject } from '../custody/index.ts'
import type { DecodeChain } from '../model/chain.ts'
import type { LogFormat } from '../model/format.ts'
import type { SealedItem, Stream } from '../model/stream.ts'
import type { Sample } from '../decrypt/index.ts'
import { familyStem } from '../parse/index.ts'
import { type ByteSource, type Leaf, unpack } from '../unpack/index.ts'
import { decide } from './decide.ts'
import type { DecideJob, DecideResult, Decision } from './jobs.ts'
import { isOneLongLine, sampleOf, sampleShortLines, siblingSampleOf } from './sample.ts'
import { serverOf } from './server.ts'
import { sourceOf, streamPath } from './sources.ts'

/** Siblings are decided one after the other, so that the chain that opened one is tried first on the next. */
export async function decideJob(job: DecideJob): Promise<DecideResult> {
  const decisions: Decision[] = []
  const rejects: MemberReject[] = []
  const siblings = { chains: [] as DecodeChain[], formats: [] as LogFormat[] }
  for (const item of largestFirst(job.items))
    for await (const leaf of unpack(sourceOf(item, job.vaultDir), { spoolDir: job.spoolDir })) {
      const place = {
        evidenceId: item.evidenceId,
        containerPath: leaf.containerPath,
        path: streamPath(item.path, leaf.containerPath),
        server: serverOf(item.path, leaf.containerPath, item.root),
      }
      if (leaf.kind === 'reject') {
        rejects.push({ ...place, reason: leaf.reason, detail: leaf.detail })
        continue
      }
      const source = sourceOf(item, job.vaultDir)
      const decideBy = (sample: Sample) =>
        decide({ ...place, name: leaf.name, zone: job.zone }, sample, { ...job, ...siblings })
      const quick = siblings.formats.length > 0 ? await decideLightly(leaf, source, decideBy) : null
      const decision = quick ?? decideBy(await fullSample(leaf, source))
      decisions.push(decision)
      remember(siblings, decision.stream)
      const damage = leaf.damage()
      if (damage !== null)
        rejects.push({ ...place, reason: damage.reason, detail: `${damage.detail} (after byte ${damage.atByte})` })
    }
  return { decisions, rejects }
}

type StreamLeaf = Extract<Leaf, { kind: 'stream' }>

/** The decision for a stream that a small sample shows to be what its sibling is; null when that takes a closer look. */
async function decideLightly(leaf: StreamLeaf, source: ByteSource, decideBy: (sample: Sample) => Decision) {
  const light = await siblingSampleOf(leaf, source)
  const decision = light === null ? null : decideBy(light)
  const isTakenOver = decision?.stream.kind === 'log' && decision.fields.length === 0 // a taken-over format has no profile
  return isTakenOver ? decision : null
}

async function fullSample(leaf: StreamLeaf, source: ByteSource): Promise<Sample> {
  const head = await sampleOf(leaf, source)
  return isOneLongLine(head) && leaf.containerPath === '' ? withShortLines(head, source) : head
}

/** Where long lines hide the others from the head, the short lines stand for the file, if it has enough of them. */
async function withShortLines(head: Sample, source: ByteSource): Promise<Sample> {
  const short = await sampleShortLines(source, head.sizeBytes)
  return isOneLongLine(short) ? head : short
}

/**
 * Sibling items whose streams are likely to open the same way: same server, same family by name, however rotated or packed.
 * A name without a stem, such as `20080801.log`, stands for itself but for its digits.
 */
export const siblingKey = (item: SealedItem): string =>
  `${item.server}/${familyStem(item.path) || item.path.slice(item.path.lastIndexOf('/') + 1).replaceAll(/\d+/g, '#')}`

/** The largest file shows most, so it decides before the others follow. */
const largestFirst = (items: readonly SealedItem[]): SealedItem[] =>
  items.toSorted((a, b) => b.sizeBytes - a.sizeBytes || (a.path < b.path ? -1 : 1))

function remember(siblings: { chains: DecodeChain[]; formats: LogFormat[] }, { chain, format }: Stream): void {
  if (chain.cipher !== 'identity' || chain.armour !== 'none') putNew(siblings.chains, chain)
  if (format !== null) putNew(siblings.formats, format)
}

function putNew<T>(known: T[], value: T): void {
  const json = JSON.stringify(value)
  if (!known.some((other) => JSON.stringify(other) === json)) known.unshift(value)
}
