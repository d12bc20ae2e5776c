import { random, type Random } from '../random.ts'
import { gb18030 } from '../servers/encode.ts'
import type { LabFile } from '../servers/file.ts'
import { LIST_LINES, LIST_WORDS, type ListName } from '../talk/words.ts'
import { FAKE_CERTIFICATES } from './certificates.ts'
import { EDITIONS, type Edition, type EditionId } from './editions.ts'
import { encodeKeyfile, keyfileKeys } from './keyfile.ts'
import { UPLOAD_PATH, uploadKey } from './upload.ts'

/** Installation folders that can be written: the editions, and an invented official client that filters nothing. */
export const BUILD_IDS = ['official', 'tom-3.8', 'tom-5.1', 'netbar'] as const
export type BuildId = (typeof BUILD_IDS)[number]

/** Keeps the noise of the folders apart from whatever else is drawn from the same seed. */
const BUILD_SALT = 0x62_6c_64_73

/** First bytes of every “program” here: no machine takes them for one. */
const NO_PROGRAM = 'LABFAKE\0this file is made by the lab: it is no program and nothing runs it\0'
const NOISE_BYTES = 6000

/** Strings with bytes between them that mean nothing, as strings lie in a program. */
function fakeProgram(chance: Random, strings: readonly Buffer[]): Buffer {
  const filler = () => chance.bytes(chance.int(20, 60)).map((byte) => byte % 32)
  const parts = strings.flatMap((text) => [text, Buffer.from([0]), Buffer.from(filler()), Buffer.from([0])])
  return Buffer.concat([
    Buffer.from(NO_PROGRAM),
    ...parts,
    Buffer.from(chance.bytes(NOISE_BYTES).map((byte) => byte % 64)),
  ])
}

const text = (path: string, lines: readonly string[]): LabFile => ({
  path,
  bytes: Buffer.from(`${lines.join('\r\n')}\r\n`),
})

/** Names below .example and .invalid (RFC 2606), and this machine. */
const HOSTS = {
  official: 'presence.chat.example',
  log: 'agent.regional.invalid',
  netbar: 'netbar.regional.invalid',
  local: '127.0.0.1:18081',
} as const

const common = (version: string, level: string, signer: keyof typeof FAKE_CERTIFICATES): LabFile[] => [
  text('version.txt', [version]),
  text('chat.manifest', [
    '<?xml version="1.0"?>',
    `<assembly><requestedExecutionLevel level="${level}" uiAccess="false"/></assembly>`,
  ]),
  { path: 'signer.pem', bytes: Buffer.from(FAKE_CERTIFICATES[signer]) },
  text('sounds/readme.txt', ['no sounds here']),
]

const CHAT_STRINGS = ['Send', 'Contacts', `http://${HOSTS.official}/presence`, 'support@chat.example'].map((one) =>
  Buffer.from(one),
)

function officialBuild(chance: Random): LabFile[] {
  return [
    ...common('3.8.0.96', 'asInvoker', 'official'),
    { path: 'chat.bin', bytes: fakeProgram(chance, CHAT_STRINGS) },
    text('chat.ini', ['[chat]', `presence=http://${HOSTS.official}/presence`]),
  ]
}

const linesOf = (list: ListName): readonly string[] => (list === 'censor' ? LIST_LINES : LIST_WORDS[list])

/** The keyfiles as the client keeps them; they stayed on disk (Human Rights Watch, letter of 5 July 2006). */
function keptKeyfiles({ lists }: Edition, seed: number): LabFile[] {
  const keys = keyfileKeys(seed)
  return lists.map(({ name, path, encoding }) => ({
    path: `agent/${path.split('/').at(-1)}`,
    bytes: encodeKeyfile(linesOf(name), encoding, keys[encoding]),
  }))
}

/**
 * The second program that came with the client in 2006, ContentFilter.exe, signed like the first (nartv.org, 21talks.net,
 * June 2006), with the list for when no keyfile can be had. That keys stand in it as quoted hexadecimal is invented.
 */
function filterProgram(chance: Random, { lists, listsFrom }: Edition, seed: number): LabFile {
  const keys = keyfileKeys(seed)
  const host = HOSTS[listsFrom]
  const quoted = lists
    .filter(({ encoding }) => encoding !== 'plain')
    .map(({ encoding }) => Buffer.from(`keyfile_key="${keys[encoding].toString('hex')}"`))
  const strings = [
    ...lists.map(({ path }) => Buffer.from(`http://${host}${path}`)),
    Buffer.from(`http://${host}/agent/skypever.php?md5=nofile`),
    ...quoted,
    gb18030('您的消息包含不能发送的内容'),
    gb18030(LIST_WORDS.builtin.join('\r\n')),
  ]
  return { path: 'contentfilter.bin', bytes: fakeProgram(chance, strings) }
}

function editionBuild(chance: Random, id: EditionId, seed: number): LabFile[] {
  const edition = EDITIONS[id]
  const isNetbar = id === 'netbar'
  const host = HOSTS[edition.listsFrom]
  const upload = isNetbar
    ? ['edition=netbar', 'seats=80', `report=http://${host}/netbar/hit`]
    : [
        `upload=http://${host}${UPLOAD_PATH}`,
        `mirror=http://${HOSTS.local}${UPLOAD_PATH}`,
        `upload_key=${uploadKey(seed).toString('latin1')}`,
      ]
  return [
    ...common(edition.version, isNetbar ? 'requireAdministrator' : 'asInvoker', 'regional'),
    { path: 'chat.bin', bytes: fakeProgram(chance, [...CHAT_STRINGS, gb18030('联系人在线离线忙碌请勿打扰')]) },
    text('chat.ini', ['[chat]', `presence=http://${HOSTS.official}/presence`, '[agent]', ...upload]),
    filterProgram(chance, edition, seed),
    ...keptKeyfiles(edition, seed),
  ]
}

/**
 * The folder that an edition installs, below a folder named by its version. The layout is invented; nothing in it can be
 * run. Keys and lists are those of the replica of the same seed.
 */
export function buildFiles(id: BuildId, seed: number): LabFile[] {
  // The same noise in each, so that what differs between two folders is what was put there
  const chance = random(seed ^ BUILD_SALT)
  const files = id === 'official' ? officialBuild(chance) : editionBuild(chance, id, seed)
  const version = id === 'official' ? '3.8.0.96' : EDITIONS[id].version
  return files.map(({ path, bytes }) => ({ path: `Chat-${version}/${path}`, bytes }))
}
