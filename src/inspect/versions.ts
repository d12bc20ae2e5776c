import { bufferOf, latin1 } from '../lib/bytes.ts'
import { manifestElements } from './android.ts'
import type { Version } from './build.ts'
import { readDictionary } from './plist.ts'

/** Strings of a Windows version resource (Microsoft, “VS_VERSIONINFO”): a name and a value in UTF-16, a pair of NULs or two between them. */
const RESOURCE =
  /(C\0o\0m\0p\0a\0n\0y\0N\0a\0m\0e\0|F\0i\0l\0e\0V\0e\0r\0s\0i\0o\0n\0|P\0r\0o\0d\0u\0c\0t\0N\0a\0m\0e\0|P\0r\0o\0d\0u\0c\0t\0V\0e\0r\0s\0i\0o\0n\0)\0{2,4}((?:[\x01-\xff][\0-\xff]){1,64})\0\0/g

const narrow = (wide: string): string => Buffer.from(wide, 'latin1').toString('utf16le')

const APPLE = ['CFBundleIdentifier', 'CFBundleShortVersionString', 'CFBundleVersion'] as const
const ANDROID = ['package', 'versionName', 'versionCode'] as const

function ofWindows(bytes: Uint8Array): Version[] {
  const found = Array.from(latin1(bytes).matchAll(RESOURCE), ([, name = '', value = '']) => ({
    name: narrow(name),
    value: narrow(value).split('\0')[0]?.trim() ?? '',
  }))
  return found.filter(({ value }) => value !== '').slice(0, 16)
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
