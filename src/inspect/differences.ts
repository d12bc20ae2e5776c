import type { Build, BuildFile, Certificate, Permission, Seen, Signature, Version } from './build.ts'

/** A value that stands in one build and not in the other, and where. */
export interface Placed<T> {
  value: T
  /** Files it stands in, in order; at least one. */
  paths: readonly string[]
  /** Its place in the first of them, in bytes; null for what has none. */
  startByte: number | null
}

/** What one build has and the other has not. */
export interface Only {
  hosts: readonly Placed<string>[]
  urls: readonly Placed<string>[]
  mailDomains: readonly Placed<string>[]
  addresses: readonly Placed<string>[]
  chineseTexts: readonly Placed<string>[]
  /** By key id; of one value only the likeliest reading. */
  keys: readonly Placed<Seen['keys'][number]>[]
  versions: readonly Placed<Version>[]
  permissions: readonly Placed<Permission>[]
  /** Those who signed something, told by their certificates. */
  signers: readonly Placed<Certificate>[]
  /** Certificates that stand bare in files. */
  certificates: readonly Placed<Certificate>[]
}

/** One thing seen in a file, with what makes it the same as another. */
interface Sighting<T> {
  id: string
  value: T
  startByte: number | null
}

type Pick<T> = (seen: Seen) => readonly Sighting<T>[]

interface Held {
  path: string
  seen: Seen
}

/** Files and opened archives alike: an APK's own signatures belong to no member. */
function heldIn({ files, archives }: Build): Held[] {
  const ofArchives = archives.map(({ path, signatures }) => ({ path, seen: { ...NOTHING_SEEN, signatures } }))
  return [...files, ...ofArchives]
}

const NOTHING_SEEN: Seen = {
  networkNames: [],
  chineseTexts: [],
  wordBlocks: [],
  keys: [],
  literals: [],
  certificates: [],
  signatures: [],
  permissions: [],
  versions: [],
  notes: [],
}

function only<T>(here: readonly Held[], there: readonly Held[], pick: Pick<T>): Placed<T>[] {
  const known = new Set(there.flatMap(({ seen }) => pick(seen).map(({ id }) => id)))
  const found = new Map<string, { value: T; paths: string[]; startByte: number | null }>()
  for (const { path, seen } of here)
    for (const { id, value, startByte } of pick(seen)) {
      if (known.has(id)) continue
      const placed = found.get(id)
      if (placed === undefined) found.set(id, { value, paths: [path], startByte })
      else if (placed.paths.at(-1) !== path) placed.paths.push(path)
    }
  return [...found.values()]
}

const named =
  (kind: Seen['networkNames'][number]['kind']): Pick<string> =>
  ({ networkNames }) =>
    networkNames.filter((name) => name.kind === kind).map(({ value, startByte }) => ({ id: value, value, startByte }))

const certified = (certificate: Certificate): Sighting<Certificate> => ({
  id: certificate.sha256,
  value: certificate,
  startByte: null,
})

/** One entry for each place a key stands at: the readings of it come one after the other, the likeliest first. */
function keysOnce({ keys }: Seen): Sighting<Seen['keys'][number]>[] {
  const places = new Set<number>()
  return keys.flatMap((key) => {
    if (places.has(key.startByte)) return []
    places.add(key.startByte)
    return [{ id: key.keyId, value: key, startByte: key.startByte }]
  })
}

/** What build `one` has that `other` has not; the same value in another file is no difference. */
export function onlyIn(one: Build, other: Build): Only {
  const [here, there] = [heldIn(one), heldIn(other)]
  return {
    hosts: only(here, there, named('host')),
    urls: only(here, there, named('url')),
    mailDomains: only(here, there, named('e-mail domain')),
    addresses: only(here, there, named('address')),
    chineseTexts: only(here, there, ({ chineseTexts }) =>
      chineseTexts.map(({ value, startByte }) => ({ id: value, value, startByte })),
    ),
    keys: only(here, there, keysOnce),
    permissions: only(here, there, ({ permissions }) =>
      permissions.map((value) => ({ id: `${value.system} ${value.name}`, value, startByte: null })),
    ),
    versions: only(here, there, ({ versions }) =>
      versions.map((value) => ({ id: `${value.name} ${value.value}`, value, startByte: null })),
    ),
    signers: only(here, there, ({ signatures }) => signatures.flatMap(({ signers }) => signers.map(certified))),
    certificates: only(here, there, ({ certificates }) => certificates.map(certified)),
  }
}

/** One file and who signed it. */
export interface Signed {
  path: string
  signature: Signature
}

/** Every signature of a build. */
export const signaturesIn = (build: Build): Signed[] =>
  heldIn(build).flatMap(({ path, seen }) => seen.signatures.map((signature) => ({ path, signature })))

const bytesIn = (files: readonly BuildFile[]): number => files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)

/** Share of the bytes of programs and unnamed data that are too dense to show text; null when there are none. */
export function denseShare(files: readonly BuildFile[], denseBits: number): number | null {
  const judged = files.filter(({ kind }) => kind === null || /program|class/i.test(kind))
  const total = bytesIn(judged)
  return total === 0 ? null : bytesIn(judged.filter(({ entropyBits }) => (entropyBits ?? 0) > denseBits)) / total
}
