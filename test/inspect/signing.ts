import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Signatures made by other people's programs: OpenSSL, and osslsigncode for Authenticode. */

export const noOpenssl = spawnSync('openssl', ['version']).status !== 0
export const noOsslsigncode = spawnSync('osslsigncode', ['--version']).error !== undefined

/** A signer who does not exist, with a key of the moment. */
export interface Signer {
  keyPath: string
  certificatePath: string
  keyPem: string
  certificateDer: Buffer
  /** As `openssl x509 -fingerprint -sha256` says it, without colons, in lower case. */
  fingerprint: string
}

const ALGORITHMS = {
  rsa: ['rsa:2048'],
  ec: ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
} as const

const openssl = (...words: readonly string[]): Buffer =>
  execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] })

export function makeSigner(dir: string, name: string, algorithm: keyof typeof ALGORITHMS): Signer {
  const [keyPath, certificatePath] = [join(dir, `${name}.key`), join(dir, `${name}.pem`)]
  const files = ['-keyout', keyPath, '-out', certificatePath, '-days', '30']
  openssl(
    'req',
    '-x509',
    '-newkey',
    ...ALGORITHMS[algorithm],
    '-nodes',
    ...files,
    '-subj',
    `/CN=${name}/O=No Such Works`,
  )
  const said = openssl('x509', '-in', certificatePath, '-noout', '-fingerprint', '-sha256').toString()
  return {
    keyPath,
    certificatePath,
    keyPem: readFileSync(keyPath, 'utf8'),
    certificateDer: openssl('x509', '-in', certificatePath, '-outform', 'DER'),
    fingerprint: said.trim().replace(/^.*=/, '').replaceAll(':', '').toLowerCase(),
  }
}

/** A CMS message around some bytes. */
export function cmsOf(content: Buffer, signer: Signer, words: readonly string[] = []): Buffer {
  const path = `${signer.keyPath}.content`
  writeFileSync(path, content)
  const files = ['-in', path, '-signer', signer.certificatePath, '-inkey', signer.keyPath]
  return execFileSync('openssl', ['cms', '-sign', '-binary', '-outform', 'DER', ...files, ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** A Windows program of headers and one empty section (Microsoft, “PE Format”), `behind` it whatever an installer carries. */
export function peProgram(options: { body?: Buffer; behind?: Buffer } = {}): Buffer {
  const file = Buffer.alloc(1024)
  file.write('MZ', 0, 'latin1')
  file.writeUInt32LE(0x80, 60)
  file.write('PE\0\0', 0x80, 'latin1')
  file.writeUInt16LE(0x14c, 0x84)
  file.writeUInt16LE(1, 0x86)
  file.writeUInt16LE(224, 0x94)
  file.writeUInt16LE(0x10b, 0x98)
  file.writeUInt32LE(0x1000, 0x98 + 32)
  file.writeUInt32LE(512, 0x98 + 36)
  file.writeUInt32LE(16, 0x98 + 92)
  const section = 0x98 + 224
  file.write('.data', section, 'latin1')
  file.writeUInt32LE(512, section + 16)
  file.writeUInt32LE(512, section + 20)
  options.body?.copy(file, 512, 0, 512)
  return Buffer.concat([file, options.behind ?? Buffer.alloc(0)])
}

/** The program signed by osslsigncode. */
export function signProgram(dir: string, program: Buffer, signer: Signer): Buffer {
  const [from, to] = [join(dir, 'plain.bin'), join(dir, `signed-${Math.floor(performance.now() * 1000)}.bin`)]
  writeFileSync(from, program)
  const files = ['-certs', signer.certificatePath, '-key', signer.keyPath, '-in', from, '-out', to]
  execFileSync('osslsigncode', ['sign', '-h', 'sha256', ...files], { stdio: 'ignore' })
  return readFileSync(to)
}
