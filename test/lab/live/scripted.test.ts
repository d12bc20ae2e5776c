import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { INSTALLED } from '../../../lab/client/judge.ts'
import { encodeKeyfile, keyfileKeys } from '../../../lab/client/keyfile.ts'
import { exchange } from '../../../lab/live/exchange.ts'
import { type Online, type Script, start } from '../../../lab/live/scripted.ts'
import { listenOnLoopback } from '../../../lab/loopback.ts'

const keys = keyfileKeys(7)
const folder = mkdtempSync(join(tmpdir(), 'breachlight-client-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts a client against a server that has these keyfiles and nothing else; says what it asked for. */
async function startAgainst(
  keyfiles: Readonly<Record<string, Buffer>>,
  client: Pick<Script, 'cacheDir'> & { edition: 'tom-5.1' | 'netbar' },
): Promise<Online & { asked: string[] }> {
  const asked: string[] = []
  const server = await listenOnLoopback({
    address: '127.0.0.1',
    port: 0,
    answer: async (request, response) => {
      const path = request.url ?? ''
      asked.push(path)
      const keyfile = keyfiles[path]
      response.writeHead(keyfile === undefined ? 503 : 200)
      response.end(keyfile)
    },
  })
  const url = `http://127.0.0.1:${server.port}/`
  const { edition, cacheDir } = client
  const script: Script = {
    client: { name: edition, edition, account: null },
    account: 'kite.lamp01',
    address: '127.0.0.1',
    listsUrl: url,
    homeUrl: url,
    cacheDir,
  }
  const online = await start(script, keys, exchange)
  await server.close()
  return { ...online, asked }
}

const AES = 'aes-256-ecb-hex'

test('without a keyfile a client goes by the list that is built in', async () => {
  const { installed, downloads, watched, asked } = await startAgainst(
    {},
    { edition: 'tom-5.1', cacheDir: join(folder, 'none') },
  )
  expect([installed, downloads, watched]).toEqual([INSTALLED.fallback, [], false])
  expect(asked).toEqual([
    '/agent/skypever.php?md5=nofile',
    '/agent/keyfile',
    '/agent/skypever.php?md5=nofile',
    '/agent/keyfile_u',
    '/agent/presence.php',
  ])
})

test('with one of two keyfiles it goes by that one', async () => {
  const bytes = encodeKeyfile(['kite'], AES, keys[AES])
  const { installed } = await startAgainst(
    { '/agent/keyfile_u': bytes },
    { edition: 'tom-5.1', cacheDir: join(folder, 'one') },
  )
  expect(installed.lists).toEqual([{ name: 'surveillance', hides: false, words: ['kite'] }])
})

test('a list is kept, and used when no newer one can be had', async () => {
  const cacheDir = join(folder, 'kept')
  const bytes = encodeKeyfile([' kite ', '', 'lamp', 'kite'], 'plain', keys.plain)
  const before = await startAgainst({ '/agent/newkeyfile/keyfile': bytes }, { edition: 'netbar', cacheDir })
  const after = await startAgainst({}, { edition: 'netbar', cacheDir })
  expect(readdirSync(cacheDir)).toEqual(['netbar'])
  for (const { installed } of [before, after])
    expect(installed.lists).toEqual([{ name: 'netbar', hides: true, words: ['kite', 'lamp'] }])
  expect([before.downloads.length, after.downloads.length]).toEqual([1, 0])
  // MD5 of what is in the folder, so that the server can say whether it is still current
  writeFileSync(join(cacheDir, 'netbar'), 'kite\n')
  const { asked } = await startAgainst({}, { edition: 'netbar', cacheDir })
  expect(asked[0]).toBe('/agent/skypever.php?md5=a0b521b574750b54348855c6eeeb33b8')
})
