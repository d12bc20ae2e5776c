import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { LOOK } from '../report/index.ts'
import type { Env } from './room.ts'

/** Where the built pages lie: beside the compiled program, or in `dist` when the sources run. */
const FOLDER = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/web' : '../../web', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** Every file of the built pages by its address. Read once: what is asked for is looked up, never made into a path. */
function builtFiles(): ReadonlyMap<string, { type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const names = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const type = TYPES[extname(entry.name)] ?? 'application/octet-stream'
      return [`/${relative(FOLDER, path).split(sep).join('/')}`, { type, bytes: new Uint8Array(readFileSync(path)) }]
    }),
  )
}

/** The pages themselves: they hold nothing of the case. Every address without a file of its own is the application's. */
export function assets() {
  const files = builtFiles()
  return new Hono<Env>()
    .get('/look.css', (c) => c.body(LOOK, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
    .get('*', (c) => {
      const file = files.get(c.req.path)
      if (file !== undefined) return c.body(file.bytes, 200, { 'Content-Type': file.type })
      const shell = files.get('/index.html')
      if (shell === undefined || /\.\w+$/.test(c.req.path)) return c.body(null, 404)
      return c.body(shell.bytes, 200, { 'Content-Type': shell.type })
    })
}
