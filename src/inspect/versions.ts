import { bufferOf } from '../lib/bytes.ts'
import { manifestElements } from './android.ts'
import type { Version } from './build.ts'
import { readDictionary } from './plist.ts'

/** Names in a Windows version resource (Microsoft, “VS_VERSIONINFO”, StringFileInfo). */
const NAMES = ['CompanyName', 'FileVersion', 'ProductName', 'ProductVersion'] as const
const MAX_VALUE_CHARACTERS = 64

const APPLE = ['CFBundleIdentifier', 'CFBundleShortVersionString', 'CFBundleVersion'] as const
const ANDROID = ['package', 'versionName', 'versionCode'] as const

/** The text behind a name and its NUL, over the padding to four bytes: UTF-16 up to the next NUL. */
function valueBehind(file: Buffer, end: number): string {
  const start = file.readUInt16LE(Math.min(end + 2, file.length - 2)) === 0 ? end + 4 : end + 2
  const text = file.toString('utf16le', start, Math.min(file.length, start + 2 * MAX_VALUE_CHARACTERS))
  return text.split('\0')[0]?.trim() ?? ''
}

function ofWindows(bytes: Uint8Array): Version[] {
  const file = bufferOf(bytes)
  return NAMES.flatMap((name) => {
    const wide = Buffer.from(name, 'utf16le')
    const at = file.indexOf(Buffer.concat([wide, Buffer.alloc(2)]))
    const value = at < 0 ? '' : valueBehind(file, at + wide.length)
    return value === '' ? [] : [{ name, value }]
  })
}

function ofAndroid(bytes: Uint8Array): Version[] {
  const manifest = manifestElements(bytes)?.find(({ name }) => name === 'manifest')
  return ANDROID.flatMap((name) => {
    const value = manifest?.attributes.get(name)
    return value === undefined ? [] : [{ name, value }]
  })
}

function ofApple(bytes: Uint8Array): Version[] {
  const info = readDictionary(bytes)
  return APPLE.flatMap((name) => {
    const value = info?.get(name)
    return typeof value === 'string' ? [{ name, value }] : []
  })
}

/** What a file says of the build: its version, its package, its maker. A lone version in a file so named counts, too. */
export function findVersions({ path, bytes }: { path: string; bytes: Uint8Array }): Version[] {
  const name = path.split(/[/!\\]/).at(-1) ?? path
  if (name === 'AndroidManifest.xml') return ofAndroid(bytes)
  if (name === 'Info.plist') return ofApple(bytes)
  if (bytes[0] === 0x4d && bytes[1] === 0x5a) return ofWindows(bytes)
  const lone = bytes.length > 64 ? null : /^\s*v?(\d+(?:\.\d+){1,4})\s*$/.exec(bufferOf(bytes).toString('latin1'))
  return lone?.[1] !== undefined && /version/i.test(name) ? [{ name: 'version', value: lone[1] }] : []
}
