import { bufferOf } from '../lib/bytes.ts'
import type { Certificate, Permission, Signature } from './build.ts'
import { readCertificate } from './certificates.ts'
import { type Plist, readDictionary } from './plist.ts'
import { readSignedData } from './signed-data.ts'

// Apple, xnu: osfmk/kern/cs_blobs.h. The CMS message is a blob of its own inside the code signature, big-endian.
const WRAPPER = Buffer.from([0xfa, 0xde, 0x0b, 0x01])
const MACH_O = new Set(['cffaedfe', 'cefaedfe', 'cafebabe', 'feedface', 'feedfacf'])
const MAX_WRAPPERS = 8
/** Developers a provisioning profile lets sign; an enterprise has some dozens. */
const MAX_DEVELOPERS = 200

/** Signatures in a Mach-O program, of one architecture or several. Which pages they cover is not computed. */
export function machOSignatures(bytes: Uint8Array): Signature[] {
  const file = bufferOf(bytes)
  if (!MACH_O.has(file.toString('hex', 0, 4))) return []
  const found: Signature[] = []
  for (let at = file.indexOf(WRAPPER); at >= 0 && found.length < MAX_WRAPPERS; at = file.indexOf(WRAPPER, at + 4)) {
    if (at + 8 > file.length) break
    const message = readSignedData(file.subarray(at + 8, at + file.readUInt32BE(at + 4)))
    if (message !== null) found.push({ scheme: 'ios-code', coverage: 'named', signers: message.signers })
  }
  return found
}

const bytesIn = (value: Plist | undefined): Uint8Array[] =>
  Array.isArray(value) ? value.filter((one): one is Uint8Array => one instanceof Uint8Array) : []

/** `embedded.mobileprovision`: who issued the profile, and the developers whose certificates it admits. */
export function readProfile(bytes: Uint8Array): { signature: Signature; developers: Certificate[] } | null {
  const message = readSignedData(bytes)
  const profile = message?.content == null ? null : readDictionary(message.content)
  if (message === null || profile === null) return null
  const developers = bytesIn(profile.get('DeveloperCertificates')).slice(0, MAX_DEVELOPERS)
  return {
    signature: { scheme: 'ios-profile', coverage: 'named', signers: message.signers },
    developers: developers.flatMap((der) => readCertificate(der) ?? []),
  }
}

const USAGE = /^NS[A-Za-z]{1,80}UsageDescription$/

/** What an app asks the user for (Apple, “Information Property List”: keys `NS…UsageDescription`), with its reasons. */
export function usagePermissions(bytes: Uint8Array): Permission[] | null {
  const info = readDictionary(bytes)
  if (info === null) return null
  return [...info].flatMap(([name, value]) =>
    USAGE.test(name) ? [{ system: 'ios' as const, name, reason: typeof value === 'string' ? value : '' }] : [],
  )
}
