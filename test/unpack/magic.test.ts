import { readdirSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { identify } from '../../src/unpack/index.ts'

const latin1 = (text: string, fill = 0): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(100, fill)])

function windowsProgram(mark: string): Buffer {
  const file = Buffer.alloc(200)
  file.write('MZ')
  file.writeUInt32LE(128, 60)
  file.write(mark, 128, 'latin1')
  return file
}

test.each([
  ['AVI video', 'media', latin1('RIFF\x24\0\0\0AVI LIST')],
  ['WAV audio', 'media', latin1('RIFF\x24\0\0\0WAVEfmt ')],
  ['WebP image', 'media', latin1('RIFF\x24\0\0\0WEBPVP8 ')],
  ['MPEG programme stream', 'media', latin1('\0\0\x01\xba')],
  ['MPEG video', 'media', latin1('\0\0\x01\xb3')],
  ['MP4 or QuickTime video', 'media', latin1('\0\0\0\x18ftypisom')],
  ['Matroska or WebM video', 'media', latin1('\x1a\x45\xdf\xa3')],
  ['Windows Media (ASF)', 'media', Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex')],
  ['RealMedia', 'media', latin1('.RMF\0\0\0\x12')],
  ['Flash video', 'media', latin1('FLV\x01\x05')],
  ['Ogg', 'media', latin1('OggS\0')],
  ['FLAC audio', 'media', latin1('fLaC')],
  ['MP3 audio', 'media', latin1('ID3\x03')],
  ['MP3 audio', 'media', latin1('\xff\xfb\x90\x64')],
  ['JPEG image', 'media', latin1('\xff\xd8\xff\xe0')],
  ['PNG image', 'media', latin1('\x89PNG\r\n\x1a\n')],
  ['GIF image', 'media', latin1('GIF89a')],
  ['BMP image', 'media', latin1('BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
  ['BitTorrent metadata', 'torrent', latin1('d8:announce35:http://tracker.example')],
  ['BitTorrent metadata', 'torrent', latin1('d13:creation datei1220000000e4:infod6:lengthi1e')],
  ['BitTorrent metadata', 'torrent', latin1('d4:infod5:filesl')],
  ['Windows program', 'program', windowsProgram('PE\0\0')],
  ['Windows program', 'program', latin1(`MZ${'\0'.repeat(70)}This program cannot be run in DOS mode.`)],
  ['ELF program', 'program', latin1('\x7fELF\x02\x01')],
  ['Java class', 'program', latin1('\xca\xfe\xba\xbe\0\0\x00\x34')],
  ['Mach-O program', 'program', latin1('\xcf\xfa\xed\xfe')],
  ['PDF document', 'document', latin1('%PDF-1.4')],
  ['Microsoft Office document (OLE)', 'document', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['RTF document', 'document', latin1('{\\rtf1')],
  ['SQLite database', 'database', latin1('SQLite format 3\0')],
  ['Access database', 'database', latin1('\0\x01\0\0Standard Jet DB\0')],
  ['pcap capture', 'capture', latin1('\xd4\xc3\xb2\xa1\x02\0\x04\0')],
  ['pcap capture', 'capture', latin1('\xa1\xb2\xc3\xd4\0\x02\0\x04')],
  ['pcap capture, nanoseconds', 'capture', latin1('\x4d\x3c\xb2\xa1')],
  ['pcap capture, nanoseconds', 'capture', latin1('\xa1\xb2\x3c\x4d')],
  ['pcapng capture', 'capture', latin1('\n\r\r\n\x1c\0\0\0')],
  ['HTTP archive (HAR)', 'capture', latin1('\xef\xbb\xbf{\n "log": {"version": "1.2", "creator": {', 0x20)],
  ['HTTP archive (HAR)', 'capture', latin1('{"log":{"entries":[', 0x20)],
  ['web page', 'page', latin1('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>')],
  ['web page', 'page', latin1('\r\n<html>\n<head><title>Index of /log/</title></head>')],
  ['web page', 'page', latin1('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html><body>')],
  ['mitmproxy flows', 'capture', latin1('2847:9:websocket;0:~8:response;')],
  ['mitmproxy flows', 'capture', latin1('1203:4:type;4:http;')],
])('identifies %s as %s', (title, kind, bytes) => {
  expect(identify(bytes, 'a.mp3')).toEqual({ kind, title })
})

test.each([
  ['a log that begins with MZ', latin1('MZ 2008-09-01 10:00:00 user', 0x20)],
  ['a log that begins with BM', latin1('BM 2008-09-01 10:00:00 user', 0x20)],
  ['a log that begins with d', latin1('d7:comment without more', 0x20)],
  ['RIFF of another kind', latin1('RIFF\x24\0\0\0XXXX')],
  ['JSON that is no HAR', latin1('{"log": "text", "entries": []}', 0x20)],
  ['a message that quotes a tag', latin1('<html> is how a page begins\t58.30.1.1\twang', 0x20)],
  ['a time and numbers', latin1('2008:09:websocket', 0x20)],
  ['nothing', Buffer.alloc(0)],
])('%s is nothing known', (_title, bytes) => {
  expect(identify(bytes, 'a.log')).toBeNull()
})

test('an MP3 frame alone counts only under its own name', () => {
  expect(identify(latin1('\xff\xfb\x90\x64'), 'song.MP3')).toEqual({ kind: 'media', title: 'MP3 audio' })
  expect(identify(latin1('\xff\xfb\x90\x64'), 'cipher.log')).toBeNull()
})

test('never throws and reads only the view it is given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const shifted = Buffer.concat([Buffer.from('%PDF-'), bytes]).subarray(5)
      expect(identify(shifted, 'x')).toEqual(identify(bytes, 'x'))
    }),
  )
})

const logs = '../shared/data/logs'
test.skipIf(!existsSync(logs))('no sample log is taken for anything else', () => {
  const names = readdirSync(logs)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) {
    expect([name, identify(readFileSync(join(logs, name)).subarray(0, 4096), name)]).toEqual([name, null])
  }
})
