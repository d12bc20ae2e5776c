import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { start } from '../e2e/spawned.ts'

const dir = scratch('lab')
const replica = join(dir, 'replica')
const generated = { code: -1, out: '', err: '' }

beforeAll(async () => {
  Object.assign(generated, await breachlight('lab', 'generate', '--out', replica, '--seed', '7'))
})

describe('lab generate', () => {
  test('writes a replica and says what lies where and what to do next', () => {
    expect(generated.code, generated.err).toBe(0)
    expect(readdirSync(replica).toSorted()).toEqual(
      ['.replica', 'keyfile.txt', 'netbar', 'tree', 'trials.csv', 'truth.json', 'wireless'].toSorted(),
    )
    expect(generated.out).toContain(`what is true of it all: ${replica}/truth.json`)
    expect(generated.err).toContain(`breachlight lab play --dir ${replica}`)
    expect(generated.err).toMatch(/^writing eight servers: \d+\.\d\d s$/m)
  })

  test('the same seed writes the same truth over an earlier replica, what live servers logged goes', async () => {
    const before = readFileSync(join(replica, 'truth.json'), 'utf8')
    const other = join(dir, 'again')
    mkdirSync(join(other, 'live'), { recursive: true })
    writeFileSync(join(other, '.replica'), '') // as a run that died leaves it
    const { code, out } = await breachlight('lab', 'generate', '--out', other, '--seed', '7', '--json')
    expect(JSON.parse(out)).toMatchObject({ schema: 'breachlight/lab-replica/1', seed: 7, scale: 'small' })
    expect([code, readFileSync(join(other, 'truth.json'), 'utf8')]).toEqual([0, before])
    expect(existsSync(join(other, 'live'))).toBe(false)
  })

  test.each([
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--scale', 'huge'],
  ])('%s %s is wrong usage', async (option, value) => {
    expect((await breachlight('lab', 'generate', '--out', join(dir, 'no'), option, value)).code).toBe(2)
    expect(existsSync(join(dir, 'no'))).toBe(false)
  })

  test('a folder with anything else in it is refused and left as it is', async () => {
    const other = join(dir, 'other')
    mkdirSync(join(other, 'tree'), { recursive: true })
    const { code, err } = await breachlight('lab', 'generate', '--out', other)
    expect([code, err]).toEqual([
      4,
      expect.stringMatching(/is not empty, and what it holds is no replica of the lab\.\n/),
    ])
    expect(readdirSync(other)).toEqual(['tree'])
  })
})

test.each([['serve'], ['play', '--capture', join(dir, 'no.pcapng')]])('lab %s needs a replica', async (...words) => {
  const { code, err } = await breachlight('lab', ...words, '--dir', dir)
  expect([code, err]).toEqual([4, expect.stringContaining('holds no replica of the lab.')])
})

const SHEET = [
  'time,client,direction,text,label,displayed',
  '0.1,tom-3.8,sent,fuck,fuck,',
  '0.2,tom-5.1,sent,hello,control,',
  '',
].join('\n')

describe('lab play', () => {
  const sheet = join(dir, 'sheet.csv')

  test('plays a sheet and leaves capture, archive, played sheet and truth', async () => {
    writeFileSync(sheet, SHEET)
    const paths = ['--capture', join(dir, 'p.pcapng'), '--har', join(dir, 'p.har')]
    const { code, out, err } = await breachlight('lab', 'play', '--dir', replica, '--trials', sheet, ...paths, '--json')
    expect(code, err).toBe(0)
    const { schema, truth } = JSON.parse(out)
    expect(schema).toBe('breachlight/lab-played/1')
    expect(truth.uploads.map(({ text }: { text: string }) => text)).toEqual(['fuck'])
    for (const name of ['p.pcapng', 'p.har', 'p.trials.csv', 'p.truth.json'])
      expect(existsSync(join(dir, name))).toBe(true)
    expect(err).toMatch(/^Next: breachlight investigate .*live --case DIR$/m)
  })

  test('a sheet that cannot be played is refused with its line and column', async () => {
    writeFileSync(sheet, SHEET.replace('0.2,tom-5.1', '0.2,tom-9'))
    const { code, err } = await breachlight(
      'lab',
      'play',
      '--dir',
      replica,
      '--trials',
      sheet,
      '--capture',
      join(dir, 'x'),
    )
    expect([code, err]).toEqual([4, expect.stringMatching(/cannot be played: line 3, column client: “tom-9”/)])
    const absent = await breachlight('lab', 'play', '--dir', replica, '--trials', join(dir, 'no.csv'), '--capture', 'x')
    expect([absent.code, absent.err]).toEqual([4, expect.stringContaining('There is no trial sheet')])
  })
})

/** Ten ports in a row that are free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? Math.min(address.port, 65_000) : 0
}

describe('lab serve', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('runs ten servers until %s, which ends it well', async (signal) => {
    const port = await freePort()
    const served = start(['lab', 'serve', '--dir', replica, '--port', String(port), '--json'])
    const url = `http://127.0.0.1:${port}/`
    let page: Response | null = null
    while (page === null && served.isRunning()) {
      await setTimeout(50)
      page = await fetch(url).catch(() => null)
    }
    expect(page?.status).toBe(200)
    served.kill(signal)
    const { code, out, err } = await served.ended
    expect([code, err]).toEqual([0, expect.stringContaining('Interrupt')])
    const { sites } = JSON.parse(out)
    expect(sites.map((site: { name: string }) => site.name).slice(-2)).toEqual(['netbar', 'wireless'])
    expect(sites[0].url).toBe(url)
  })

  test('a taken port is refused', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, err } = await breachlight('lab', 'serve', '--dir', replica, '--port', String(Math.min(port, 65_526)))
    taken.close()
    expect([code, err]).toEqual([4, expect.stringMatching(/ports \d+ to \d+ on 127\.0\.0\.1 is taken/)])
  })
})
