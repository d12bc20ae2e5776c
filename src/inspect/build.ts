/** What a build is made of and what was seen in it. Places are byte offsets in the unpacked file. */

export type NetworkNameKind = 'url' | 'host' | 'e-mail domain' | 'address'

/** A name of something on the network that stands in a file. */
export interface NetworkName {
  kind: NetworkNameKind
  /** Hosts and domains in lower case, URLs as written. */
  value: string
  startByte: number
}

/** A run of Chinese text: a message to the user, or a word of a list. */
export interface ChineseText {
  value: string
  charset: 'utf-8' | 'utf-16le' | 'gb18030'
  startByte: number
}

/** Short Chinese strings one after the other: a list built into a program, or the texts of its buttons. */
export interface WordBlock {
  charset: 'utf-8' | 'gb18030'
  /** As they stand, in order. */
  words: readonly string[]
  startByte: number
  endByte: number
}

/** A value that a program or its settings name as a key or an initialisation vector. */
export interface EmbeddedKey {
  /** `key-` and the first 12 hexadecimal digits of the SHA-256 of its bytes. */
  keyId: string
  bytes: Uint8Array
  reading: string
  /** The name it was assigned to. */
  name: string
  startByte: number
}

export interface Certificate {
  subject: string
  issuer: string
  /** Hexadecimal. */
  serial: string
  validFromUtcMs: number
  validToUtcMs: number
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  sha256: string
}

/** How far a signature was followed: what was computed here, never trust in whoever signed. */
export const COVERAGE = {
  verified: 'the signature and the digest of the whole file were computed and agree',
  'digest agrees': 'the digest named in the signature is that of the file; the signature itself was not computed',
  broken: 'what was computed does not agree with the signature: the file was changed after it was signed',
  named: 'named in the signature, not verified',
} as const

export type Coverage = keyof typeof COVERAGE

export const SCHEMES = {
  'apk-v1': 'JAR signature of an APK (v1)',
  'apk-v2': 'APK Signature Scheme v2',
  'apk-v3': 'APK Signature Scheme v3',
  authenticode: 'Authenticode',
  'ios-profile': 'iOS provisioning profile',
  'ios-code': 'Apple code signature',
  cms: 'signed file (CMS)',
} as const

export type Scheme = keyof typeof SCHEMES

export interface Signature {
  scheme: Scheme
  coverage: Coverage
  /** Certificates of those who signed; empty when the signature holds none that fits. */
  signers: readonly Certificate[]
}

export interface Permission {
  system: 'android' | 'ios' | 'windows'
  /** As the system names it: `android.permission.READ_SMS`, `NSMicrophoneUsageDescription`, `requireAdministrator`. */
  name: string
  /** What the build says it wants it for; '' when it does not. */
  reason: string
}

/** What a build says of itself. */
export interface Version {
  /** `version`, `package`, `FileVersion`, as the file calls it. */
  name: string
  value: string
}

/** What a look into one file gave. */
export interface Seen {
  networkNames: readonly NetworkName[]
  chineseTexts: readonly ChineseText[]
  wordBlocks: readonly WordBlock[]
  keys: readonly EmbeddedKey[]
  /** Values of the length of a key, named or not: only tried on keyword files, never shown. */
  literals: readonly Uint8Array[]
  certificates: readonly Certificate[]
  signatures: readonly Signature[]
  permissions: readonly Permission[]
  versions: readonly Version[]
  /** What could not be read although it was expected, one sentence each. */
  notes: readonly string[]
}

export interface BuildFile {
  /** Below the build's root, `/`-separated; the members of archives follow a `!`. */
  path: string
  sizeBytes: number
  /** Lower-case hexadecimal. */
  sha256: string
  /** Of the byte histogram, 0…8; null for an empty file. */
  entropyBits: number | null
  /** What its first bytes say it is; null when nothing known. */
  kind: string | null
  seen: Seen
  /** Bytes of a file that may be a keyword list; null for all others. */
  held: Uint8Array | null
}

/** An archive or installer that was opened: it is no file of the balance, its members are. */
export interface OpenedArchive {
  path: string
  sizeBytes: number
  sha256: string
  signatures: readonly Signature[]
}

export interface Build {
  /** As it was given. */
  name: string
  files: readonly BuildFile[]
  archives: readonly OpenedArchive[]
  /** What was named and could not be read. */
  rejects: readonly { path: string; reason: string; detail: string }[]
  /** True when a limit kept names, texts or keys from being taken. */
  cut: boolean
}
