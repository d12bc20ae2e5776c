import { rm } from 'node:fs/promises'
import { ByteReader } from '../lib/byte-reader.ts'
import { type ByteSource, type Container, Damaged, type Member } from './container.ts'
import { containers } from './containers.gen.ts'
import { type Leaf, streamLeaf } from './leaf.ts'
import { DEPTH, HEAD_BYTES } from './limits.ts'
import { counted, countMember, type Intake, metered, newTally, type Tally } from './meter.ts'
import { uniqueNames } from './names.ts'
import { spool } from './spool.ts'
import { unsupportedKind } from './unsupported.ts'

interface Place {
  containerPath: string
  /** Containers around this place. */
  depth: number
  tally: Tally
  spoolDir: string
}

/**
 * Everything at the bottom of an item, however nested: containers are told by their first bytes, never by name. Bad evidence
 * becomes a reject or a leaf's damage; only the machine's own failures throw. Member names are data and never touch the disk.
 */
export async function* unpack(source: ByteSource, options: { spoolDir: string }): AsyncGenerator<Leaf> {
  yield* expand(source, { containerPath: '', depth: 0, tally: newTally(source.sizeBytes), spoolDir: options.spoolDir })
}

async function* expand(source: ByteSource, place: Place): AsyncGenerator<Leaf> {
  const reader = new ByteReader(source.read())
  try {
    const head = await reader.glimpse(HEAD_BYTES)
    const container = containers.find((one) => one.sniff(head))
    if (container === undefined) yield* leaf(source, place, { head, reader })
    else if (place.depth >= DEPTH) yield reject(source, place, tooDeep)
    else yield* enter(container, { ...source, read: () => reader.chunks(Number.POSITIVE_INFINITY) }, place)
  } finally {
    await reader.close()
  }
}

const tooDeep = new Damaged('over-limit', `containers nested more than ${DEPTH} deep`)

const reject = ({ name }: { name: string }, { containerPath }: Place, { reason, message }: Damaged): Leaf => ({
  kind: 'reject',
  containerPath,
  name,
  reason,
  detail: message,
})

/** Bytes that are no container; a stream that breaks before its first byte is a reject. */
async function* leaf(
  source: ByteSource,
  place: Place,
  { head, reader }: { head: Uint8Array; reader: ByteReader },
): AsyncGenerator<Leaf> {
  const unsupported = unsupportedKind(head)
  if (unsupported !== null) {
    yield reject(source, place, new Damaged('unsupported-container', `${unsupported} archives cannot be opened here`))
    return
  }
  const damage = head.length === 0 ? await firstDamage(reader) : null
  if (damage !== null) {
    place.tally.told.add(damage)
    yield reject(source, place, damage)
    return
  }
  const { name, sizeBytes } = source
  yield streamLeaf(
    { containerPath: place.containerPath, name, sizeBytes },
    () => reader.chunks(Number.POSITIVE_INFINITY),
    (told) => place.tally.told.add(told),
  )
}

async function firstDamage(reader: ByteReader): Promise<Damaged | null> {
  try {
    await reader.peek(1)
    return null
  } catch (error) {
    if (error instanceof Damaged) return error
    throw error
  }
}

/** Opens a container, spooling it to a file first where it needs one. */
async function* enter(container: Container, source: ByteSource, place: Place): AsyncGenerator<Leaf> {
  if (!container.needsFile) {
    const intake = { bytes: 0 }
    yield* members(container, { ...source, read: () => counted(source.read(), intake) }, { place, intake })
    return
  }
  if (source.filePath !== null) {
    yield* members(container, source, { place, intake: { bytes: source.sizeBytes ?? Number.POSITIVE_INFINITY } })
    return
  }
  const spooled = await spool(source.read(), place.spoolDir)
  try {
    const { filePath, sizeBytes, damage } = spooled
    if (damage !== null) {
      place.tally.told.add(damage)
      yield reject(source, place, damage)
    }
    const intake = { bytes: sizeBytes }
    yield* members(container, { ...source, filePath, sizeBytes }, { place, intake, isToldDamaged: damage !== null })
  } finally {
    await rm(spooled.filePath)
  }
}

/**
 * All leaves of a container's members, then the container's own damage (unless the reason for it is told already); a container
 * of nothing is an empty stream.
 */
async function* members(
  container: Container,
  source: ByteSource,
  { place, intake, isToldDamaged = false }: { place: Place; intake: Intake; isToldDamaged?: boolean },
): AsyncGenerator<Leaf> {
  const unique = uniqueNames()
  let isEmpty = true
  try {
    for await (const member of container.open(source)) {
      isEmpty = false
      countMember(place.tally)
      yield* memberLeaves(member, source, { place: inside(container, member, { place, unique }), intake })
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    isEmpty = false
    if (isToldDamaged || place.tally.told.has(error)) return
    place.tally.told.add(error)
    yield reject(source, place, error)
  }
  if (isEmpty)
    yield streamLeaf({ containerPath: place.containerPath, name: source.name, sizeBytes: 0 }, nothing, () => {})
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A compression around the item itself adds no path; everything else adds the member's name. */
function inside(
  container: Container,
  member: Member,
  { place, unique }: { place: Place; unique: (name: string) => string },
): Place {
  const isBare = member.name === '' || (container.holds === 'one' && place.containerPath === '')
  const path = [place.containerPath, unique(member.name)].filter((part) => part !== '').join('!')
  return { ...place, depth: place.depth + 1, containerPath: isBare ? place.containerPath : path }
}

async function* memberLeaves(
  member: Member,
  source: ByteSource,
  { place, intake }: { place: Place; intake: Intake },
): AsyncGenerator<Leaf> {
  const name = member.name === '' ? source.name : baseName(member.name)
  if (member.kind === 'reject') {
    yield reject({ name }, place, new Damaged(member.reason, member.detail))
    return
  }
  const { depth, tally } = place
  const read = () => metered(member.read(), { depth, intake, tally })
  yield* expand({ name, sizeBytes: member.sizeBytes, filePath: null, read }, place)
}

const baseName = (name: string): string => name.split(/[/\\]/).findLast((part) => part !== '') ?? name
