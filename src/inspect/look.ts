import { identify } from '../unpack/index.ts'
import type { Cutter } from '../text/words.ts'
import { androidPermissions } from './android.ts'
import { machOSignatures, readProfile, usagePermissions } from './apple.ts'
import type { Permission, Seen, Signature } from './build.ts'
import { findCertificates } from './certificates.ts'
import { findChineseTexts, findWordBlocks } from './chinese-texts.ts'
import { findEmbeddedKeys, findLiterals } from './embedded-keys.ts'
import { DENSE_BITS_PER_BYTE, FINDS_PER_FILE } from './limits.ts'
import { knownName } from './list-names.ts'
import { findNetworkNames } from './network-names.ts'
import { peSignatures, windowsPermissions } from './pe.ts'
import { readSignedData } from './signed-data.ts'
import { findVersions } from './versions.ts'

/** A file of a build: its bytes, or the first `LOOK_BYTES` of them. */
export interface Looked {
  path: string
  bytes: Uint8Array
  /** False when the bytes are only its beginning. */
  whole: boolean
  entropyBits: number | null
}

/** Nothing of these is text: they are looked at for nothing. */
const TEXTLESS = new Set(['media', 'torrent', 'capture'])

const baseName = (path: string): string => path.split(/[/!\\]/).at(-1) ?? path

const jarSignature = (bytes: Uint8Array, scheme: Signature['scheme']): Signature[] => {
  const message = readSignedData(bytes)
  return message === null ? [] : [{ scheme, coverage: 'named', signers: message.signers }]
}

function signaturesOf({ path, bytes, whole }: Looked): Signature[] {
  if (/(?:^|[/!])META-INF\/[^/!]+\.(?:RSA|DSA|EC)$/i.test(path)) return jarSignature(bytes, 'apk-v1')
  if (/(?:^|[/!])_CodeSignature\/|\.(?:p7[bs]|cat)$/i.test(path)) return jarSignature(bytes, 'cms')
  return [...peSignatures(bytes, whole), ...machOSignatures(bytes)]
}

/** Permissions, or a note when the file should state some and cannot be read. */
function permissionsOf({ path, bytes }: Looked): { permissions: Permission[]; notes: string[] } {
  const name = baseName(path)
  const read = (permissions: Permission[] | null) =>
    permissions === null ? { permissions: [], notes: [`${path}: not read`] } : { permissions, notes: [] }
  if (name === 'AndroidManifest.xml') return read(androidPermissions(bytes))
  if (name === 'Info.plist') return read(usagePermissions(bytes))
  const isWindows = (bytes[0] === 0x4d && bytes[1] === 0x5a) || /\.manifest$/i.test(name)
  return { permissions: isWindows ? windowsPermissions(bytes) : [], notes: [] }
}

/** What of a file was left out because a limit was reached. */
function whatIsCut({ path, bytes, whole }: Looked, finds: readonly (readonly unknown[])[]): string[] {
  const isCut = finds.some(({ length }) => length >= FINDS_PER_FILE)
  return [
    ...(whole ? [] : [`${path}: only its first ${bytes.length} bytes were looked into`]),
    ...(isCut ? [`${path}: of names, texts or keys only ${FINDS_PER_FILE} were taken`] : []),
  ]
}

/** What one file shows. It is only read; nothing in it is run. */
export function lookInto(file: Looked, cutter: Cutter): Seen & { kind: string | null } {
  const { path, bytes, entropyBits } = file
  const identity = identify(bytes, baseName(path))
  const isDense = (entropyBits ?? 0) > DENSE_BITS_PER_BYTE
  const hasText = identity === null || !TEXTLESS.has(identity.kind)
  const mayHoldKeys = hasText && !isDense && knownName(path) === null
  const profile = baseName(path) === 'embedded.mobileprovision' ? readProfile(bytes) : null
  const versions = findVersions(file)
  const { permissions, notes } = permissionsOf(file)
  const isVersion = (value: string): boolean => versions.some((version) => version.value === value)
  const seen = {
    networkNames: hasText ? findNetworkNames(bytes, isDense).filter(({ value }) => !isVersion(value)) : [],
    chineseTexts: hasText && !isDense ? findChineseTexts(bytes, cutter) : [],
    wordBlocks: hasText && !isDense && knownName(path) === null ? findWordBlocks(bytes, cutter) : [],
    keys: mayHoldKeys ? findEmbeddedKeys({ path, bytes, isProgram: identity?.kind === 'program' }) : [],
  }
  return {
    kind: identity?.title ?? null,
    ...seen,
    literals: mayHoldKeys ? findLiterals({ path, bytes }) : [],
    certificates: [...(hasText ? findCertificates(bytes) : []), ...(profile?.developers ?? [])],
    signatures: profile === null ? signaturesOf(file) : [profile.signature],
    versions,
    permissions,
    notes: [...notes, ...whatIsCut(file, Object.values(seen))],
  }
}
