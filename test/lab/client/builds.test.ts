import { expect, test } from 'vitest'
import { BUILD_IDS, buildFiles } from '../../../lab/client/builds.ts'
import { decodeKeyfile, keyfileKeys } from '../../../lab/client/keyfile.ts'
import { LIST_LINES, LIST_WORDS } from '../../../lab/talk/words.ts'

const contentOf = (id: (typeof BUILD_IDS)[number], name: string): Buffer =>
  buildFiles(id, 7).find(({ path }) => path.endsWith(`/${name}`))?.bytes ?? Buffer.alloc(0)

test('the same seed gives the same bytes, another seed other keys', () => {
  for (const id of BUILD_IDS) expect(buildFiles(id, 7)).toEqual(buildFiles(id, 7))
  expect(contentOf('tom-3.8', 'keyfile')).not.toEqual(
    buildFiles('tom-3.8', 8).find(({ path }) => path.endsWith('/keyfile'))?.bytes,
  )
})

test('each edition keeps its lists as it downloads them', () => {
  const keys = keyfileKeys(7)
  const lines = (id: 'tom-3.8' | 'tom-5.1' | 'netbar', name: string, encoding: keyof typeof keys) =>
    decodeKeyfile(contentOf(id, name), encoding, keys[encoding])
  expect(lines('tom-3.8', 'keyfile', 'xor-hex')).toEqual(LIST_LINES)
  expect(lines('tom-5.1', 'keyfile_u', 'aes-256-ecb-hex')).toEqual(LIST_WORDS.surveillance)
  expect(lines('netbar', 'keyfile', 'plain')).toEqual(LIST_WORDS.netbar)
})

const names = (id: (typeof BUILD_IDS)[number]) => buildFiles(id, 7).map(({ path }) => path.split('/').at(-1))

test('the official build filters nothing, the net-bar one has no list that only uploads', () => {
  expect(names('official')).not.toContain('contentfilter.bin')
  expect(names('tom-5.1')).toContain('keyfile_u')
  expect(names('netbar')).not.toContain('keyfile_u')
})

test.each(BUILD_IDS)('%s: no file is a program of any machine, and no host is anybody’s', (id) => {
  const files = buildFiles(id, 7)
  const programs = files.filter(({ path }) => path.endsWith('.bin'))
  expect(programs.every(({ bytes }) => bytes.toString('latin1', 0, 8) === 'LABFAKE\0')).toBe(true)
  const text = files.map(({ bytes }) => bytes.toString('latin1')).join('\n')
  const hosts = Array.from(text.matchAll(/https?:\/\/([\w.-]+)/g), ([, host = '']) => host)
  expect(hosts.filter((host) => !/\.(?:example|invalid)$|^127\.0\.0\.1$/.test(host))).toEqual([])
})
