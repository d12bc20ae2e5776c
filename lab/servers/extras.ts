import { gb18030 } from './encode.ts'
import type { LabFile } from './file.ts'
import type { Random } from '../random.ts'
import type { KeyName } from './habits.ts'
import type { Keys } from './seal.ts'

/** Files that each key lies in, beside the data it opens. */
export const KEY_FILES: Readonly<Record<KeyName, readonly string[]>> = {
  first: ['log01/etc/filter.ini', 'log02/etc/filter.ini'],
  second: ['log05/conf/crypt.xml'],
  third: ['log03/etc/store.conf'],
}

const lines = (...text: readonly string[]): Buffer => Buffer.from(`${text.join('\r\n')}\r\n`)

/** Settings, with values around each key that only look like keys. */
export function configurations(chance: Random, keys: Keys): LabFile[] {
  const ini = (server: string): Buffer =>
    lines(
      '; content filter',
      '[server]',
      `name=${server}`,
      'listen=0.0.0.0:8080',
      '[log]',
      'enc=1',
      `enckey=${keys.first.toString('ascii')}`,
      'olddata=abcdefgh',
      'maxlog=20000',
    )
  const xml = lines(
    '<?xml version="1.0" encoding="gb2312"?>',
    `<crypt><alg>des</alg><key format="hex">${keys.second.toString('hex')}</key><salt>00112233445566778899</salt></crypt>`,
  )
  const store = lines(
    '# store',
    'mode = cbc',
    `session_id = "${chance.bytes(16).toString('hex')}"`,
    `aes_key = "${keys.third.toString('hex')}"`,
    'rotate = daily',
  )
  return [
    ...KEY_FILES.first.map((path) => ({ path, bytes: ini(path.slice(0, 5)) })),
    ...KEY_FILES.second.map((path) => ({ path, bytes: xml })),
    ...KEY_FILES.third.map((path) => ({ path, bytes: store })),
    { path: 'log08/bin/README.txt', bytes: gb18030('contentfilter 2.1 说明: 关键字文件每日更新, 日志保存一周\r\n') },
  ]
}

/** What does not belong on a log server: in the report somebody kept films there. */
export function foreignFiles(chance: Random): LabFile[] {
  // RIFF with a size field, then the form type AVI (Microsoft, AVI RIFF File Reference)
  const film = Buffer.concat([Buffer.from('RIFF\x00\x40\x00\x00AVI LIST', 'latin1'), chance.bytes(16_000)])
  const torrent = Buffer.concat([
    Buffer.from('d8:announce35:http://tracker.example.com/announce4:infod6:lengthi734003200e4:name14:paper.moon.avi'),
    Buffer.from('12:piece lengthi524288e6:pieces40:'),
    chance.bytes(40),
    Buffer.from('ee'),
  ])
  return [
    { path: 'log05/pub/film/paper.moon.avi', bytes: film },
    { path: 'log05/pub/film/paper.moon.torrent', bytes: torrent },
  ]
}
