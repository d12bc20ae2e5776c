import { bufferOf } from '../lib/bytes.ts'
import { carriesArchive } from './pe.ts'

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  bufferOf(bytes).toString('latin1', 0, mark.length) === mark

/**
 * What kind of installer a file is that only 7z opens: a cabinet (MS-CAB §2.1), a 7-Zip archive, a Windows Installer
 * database (a compound file, told from other documents by its name), or a program that carries one of these or an NSIS
 * archive. Null for everything else.
 */
export function installerKind(bytes: Uint8Array, name: string): string | null {
  if (startsWith(bytes, 'MSCF\0\0\0\0')) return 'cabinet'
  if (startsWith(bytes, '7z\xbc\xaf\x27\x1c')) return '7-Zip archive'
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return /\.ms[imp]$/i.test(name) ? 'Windows Installer' : null
  return carriesArchive(bytes) ? 'self-extracting program' : null
}
