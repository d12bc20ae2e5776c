import { bufferOf } from '../lib/bytes.ts'

/** A file that is no log, told by its first bytes. */
export interface Identity {
  kind: 'media' | 'torrent' | 'program' | 'document' | 'database' | 'capture' | 'page'
  title: string
}

interface Signature extends Identity {
  /** Where it stands in the file. */
  at: number
  /** Latin-1 bytes. */
  bytes: string
  /** A further condition for signatures too short to stand alone. */
  confirm?: (head: Buffer, name: string) => boolean
}

const latin1 = (head: Buffer, start: number, length: number): string => head.toString('latin1', start, start + length)
const tagged = (at: number, tag: string) => (head: Buffer) => latin1(head, at, tag.length) === tag

const SIGNATURES: readonly Signature[] = [
  { kind: 'media', title: 'AVI video', at: 0, bytes: 'RIFF', confirm: tagged(8, 'AVI ') },
  { kind: 'media', title: 'WAV audio', at: 0, bytes: 'RIFF', confirm: tagged(8, 'WAVE') },
  { kind: 'media', title: 'WebP image', at: 0, bytes: 'RIFF', confirm: tagged(8, 'WEBP') },
  { kind: 'media', title: 'MPEG programme stream', at: 0, bytes: '\0\0\x01\xba' },
  { kind: 'media', title: 'MPEG video', at: 0, bytes: '\0\0\x01\xb3' },
  { kind: 'media', title: 'MP4 or QuickTime video', at: 4, bytes: 'ftyp' },
  { kind: 'media', title: 'Matroska or WebM video', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  {
    kind: 'media',
    title: 'Windows Media (ASF)',
    at: 0,
    bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c',
  },
  { kind: 'media', title: 'RealMedia', at: 0, bytes: '.RMF\0\0\0' },
  { kind: 'media', title: 'Flash video', at: 0, bytes: 'FLV\x01' },
  { kind: 'media', title: 'Ogg', at: 0, bytes: 'OggS\0' },
  { kind: 'media', title: 'FLAC audio', at: 0, bytes: 'fLaC' },
  { kind: 'media', title: 'MP3 audio', at: 0, bytes: 'ID3', confirm: (head) => (head[3] ?? 255) < 5 },
  { kind: 'media', title: 'MP3 audio', at: 0, bytes: '\xff', confirm: isMp3Frame },
  { kind: 'media', title: 'JPEG image', at: 0, bytes: '\xff\xd8\xff', confirm: (head) => (head[3] ?? 0) >= 0xc0 },
  { kind: 'media', title: 'PNG image', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'media', title: 'GIF image', at: 0, bytes: 'GIF8', confirm: (head) => /^[79]a$/.test(latin1(head, 4, 2)) },
  { kind: 'media', title: 'BMP image', at: 0, bytes: 'BM', confirm: isBitmap },
  { kind: 'program', title: 'Windows program', at: 0, bytes: 'MZ', confirm: isWindowsProgram },
  { kind: 'program', title: 'ELF program', at: 0, bytes: '\x7fELF', confirm: (head) => [1, 2].includes(head[4] ?? 0) },
  // Java class files and universal Mach-O share the number; a class file has a major version of 45 or more.
  {
    kind: 'program',
    title: 'Java class',
    at: 0,
    bytes: '\xca\xfe\xba\xbe',
    confirm: (head) => head.length >= 8 && head.readUInt16BE(6) >= 45,
  },
  { kind: 'program', title: 'Mach-O program', at: 0, bytes: '\xcf\xfa\xed\xfe' },
  { kind: 'program', title: 'Mach-O program', at: 0, bytes: '\xce\xfa\xed\xfe' },
  { kind: 'document', title: 'PDF document', at: 0, bytes: '%PDF-' },
  { kind: 'document', title: 'Microsoft Office document (OLE)', at: 0, bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'document', title: 'RTF document', at: 0, bytes: '{\\rtf' },
  { kind: 'database', title: 'SQLite database', at: 0, bytes: 'SQLite format 3\0' },
  { kind: 'database', title: 'Access database', at: 4, bytes: 'Standard Jet DB\0' },
  { kind: 'capture', title: 'pcap capture', at: 0, bytes: '\xd4\xc3\xb2\xa1' },
  { kind: 'capture', title: 'pcap capture', at: 0, bytes: '\xa1\xb2\xc3\xd4' },
  { kind: 'capture', title: 'pcap capture, nanoseconds', at: 0, bytes: '\x4d\x3c\xb2\xa1' },
  { kind: 'capture', title: 'pcap capture, nanoseconds', at: 0, bytes: '\xa1\xb2\x3c\x4d' },
  { kind: 'capture', title: 'pcapng capture', at: 0, bytes: '\n\r\r\n' },
]

/** Texts of a fixed beginning. A torrent is a bencoded dictionary, mitmproxy flows are tnetstrings. */
const BEGINNINGS: readonly (Identity & { pattern: RegExp })[] = [
  { kind: 'torrent', title: 'BitTorrent metadata', pattern: /^d(?:8:announce|13:announce-list|4:info)/ },
  {
    kind: 'torrent',
    title: 'BitTorrent metadata',
    pattern: /^d(?:7:comment|10:created by|13:creation date|8:encoding|5:nodes|8:url-list)[^]*?(?:4:infod|8:announce)/,
  },
  {
    kind: 'page',
    title: 'web page',
    pattern: /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b[^]*<(?:head|title|body)\b/i,
  },
  {
    kind: 'capture',
    title: 'mitmproxy flows',
    pattern: /^\d{2,9}:(?:9:websocket[;0]|8:response;|7:request;|4:type;|7:version;|2:id;|5:error[;0]|11:client_conn;)/,
  },
  {
    kind: 'capture',
    title: 'HTTP archive (HAR)',
    pattern: /^\s*\{\s*"log"\s*:\s*\{[^]*?"(?:entries|creator|browser|pages)"\s*:/,
  },
]

// A pattern looks no further than this: what tells the kind stands at the start.
const TEXT_HEAD_BYTES = 4096

function isBitmap(head: Buffer): boolean {
  return (
    head.length >= 18 && head.readUInt32LE(6) === 0 && [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))
  )
}

// Byte 60 says where the header behind the DOS one begins; old and cut programs still carry the sentence of the DOS stub.
function isWindowsProgram(head: Buffer): boolean {
  if (head.length < 64) return false
  const at = head.readUInt32LE(60)
  return ['PE', 'NE', 'LE', 'LX'].includes(latin1(head, at, 2)) || head.includes('DOS mode')
}

// ISO 11172-3 §2.4.1.3: eleven sync bits, then version, layer, bit rate and sampling rate that are not reserved values.
function isMp3Frame(head: Buffer, name: string): boolean {
  const [, second = 0, third = 0] = head
  const isFrame = (second & 0xe6) === 0xe2 && (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c
  return isFrame && name.toLowerCase().endsWith('.mp3')
}

/** What the first bytes (512 or more where there are as many) say the file is; null when nothing known. */
export function identify(bytes: Uint8Array, name: string): Identity | null {
  const head = bufferOf(bytes)
  const signature = SIGNATURES.find(
    (one) =>
      latin1(head, one.at, one.bytes.length) === one.bytes && (one.confirm === undefined || one.confirm(head, name)),
  )
  if (signature !== undefined) return { kind: signature.kind, title: signature.title }
  const text = latin1(head, 0, TEXT_HEAD_BYTES).replace(/^\xef\xbb\xbf/, '')
  const beginning = BEGINNINGS.find((one) => one.pattern.test(text))
  return beginning === undefined ? null : { kind: beginning.kind, title: beginning.title }
}
