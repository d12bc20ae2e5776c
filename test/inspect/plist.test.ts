import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readDictionary, readPlist } from '../../src/inspect/plist.ts'
import { readMutations } from './mutations.ts'

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>CFBundleIdentifier</key><string>com.invented.chat</string>
  <key>Flags</key><array><true/><false/><integer>-7</integer></array>
  <key>Inner</key><dict><key>&lt;a&gt;</key><string>麦克风</string></dict>
  <key>Data</key><data>AQID</data>
</dict></plist>`

const EXPECTED = new Map<string, unknown>([
  ['CFBundleIdentifier', 'com.invented.chat'],
  ['Flags', [true, false, -7]],
  ['Inner', new Map([['<a>', '麦克风']])],
  ['Data', new Uint8Array([1, 2, 3])],
])

test('a list in XML', () => {
  expect(readPlist(Buffer.from(XML))).toEqual(EXPECTED)
})

/** The same list, `Flags` with 7 in place of -7, written by Python’s plistlib (FMT_BINARY). */
const WRITE =
  'import plistlib,sys;d=plistlib.loads(sys.stdin.buffer.read());d["Flags"][2]=7;sys.stdout.buffer.write(plistlib.dumps(d,fmt=plistlib.FMT_BINARY))'
const python = spawnSync('/usr/bin/python3', ['-c', WRITE], { input: XML })

test.skipIf(python.status !== 0)('a binary list that Python wrote (skipped without python3)', () => {
  expect(readPlist(python.stdout)).toEqual(new Map([...EXPECTED, ['Flags', [true, false, 7]]]))
})

test.skipIf(python.status !== 0)('mutated binary lists never throw (skipped without python3)', () => {
  const bytes = Buffer.from(python.stdout)
  expect(() => readMutations(bytes, readPlist, 2000)).not.toThrow()
})

test('a list that holds itself, nests without end or is none', () => {
  const trailer = Buffer.from('0000000000000101000000000000000100000000000000000000000000000000', 'hex')
  trailer.writeUInt8(10, 31)
  // One object at byte 8: an array whose only value is itself
  const self = Buffer.concat([Buffer.from('bplist00'), Buffer.from([0xa1, 0x00]), Buffer.from([8]), trailer])
  expect(readPlist(self)).toBeInstanceOf(Array)
  const nested = readPlist(Buffer.from(`<plist>${'<array>'.repeat(10_000)}`))
  expect(JSON.stringify(nested).length).toBeLessThan(100)
  expect(readPlist(Buffer.from('plain text'))).toBeNull()
  expect(readDictionary(Buffer.from('<plist><string>x</string></plist>'))).toBeNull()
})
