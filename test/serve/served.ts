import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { buildApp } from '../../src/serve/app.ts'
import { listen } from '../../src/serve/listen.ts'
import { openSessions, type Sessions } from '../../src/serve/sessions.ts'
import { openWorkbench, type Workbench } from '../../src/serve/workbench.ts'
import { worksOf } from '../../src/serve/works.ts'
import { smallTree, type Tree } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'

/** What is sent beside method and path; header values are written as given, so that lies can be told. */
interface Sent {
  headers?: Readonly<Record<string, string | readonly string[]>>
  json?: unknown
  text?: string
}

interface Heard {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** A workbench that listens for real. */
export interface Served {
  at: Workbench
  sessions: Sessions
  origin: string
  port: number
  app: ReturnType<typeof buildApp>
  /** What went wrong in the program itself. */
  failures: string[]
  /** Sends exactly what is said, and nothing else. */
  send(method: string, path: string, sent?: Sent): Promise<Heard>
  /** Asks as a tab of ours does, in a session; gives what the JSON holds. Throws when it is refused. */
  ask<T = unknown>(path: string, json?: unknown): Promise<T>
  /** A bearer secret of a new tab. */
  enter(): string
}

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/** Serves a case (or none) until the tests of this file have ended. */
export async function served(caseDir: string | null, nowUtcMs: () => number = Date.now): Promise<Served> {
  const at = openWorkbench(nowUtcMs)
  if (caseDir !== null) await at.open(caseDir)
  const sessions = openSessions()
  const failures: string[] = []
  const works = worksOf(at, () => Promise.reject(new Error('no demonstration in this test')))
  const app = buildApp({
    at,
    sessions,
    works,
    entered: () => undefined,
    failed: (error) => failures.push(String(error.stack)),
  })
  const { origin, port, close } = await listen(app.fetch, 0)
  closing.push(async () => {
    await close()
    await at.close()
  })
  const enter = () => sessions.enter(sessions.launch(nowUtcMs()), nowUtcMs()) ?? ''
  const bearer = enter()
  const send = sender(port)
  return {
    at,
    sessions,
    origin,
    port,
    app,
    failures,
    enter,
    send,
    async ask(path, json) {
      const headers = { Authorization: `Bearer ${bearer}`, 'Sec-Fetch-Site': 'same-origin', Origin: origin }
      const { status, text } = await send(json === undefined ? 'GET' : 'POST', `/api${path}`, { headers, json })
      if (status !== 200) throw new Error(`${status}: ${text}`)
      return JSON.parse(text)
    },
  }
}

const sender =
  (port: number): Served['send'] =>
  async (method, path, { headers = {}, json, text } = {}) => {
    const content = json === undefined ? text : JSON.stringify(json)
    const type = json === undefined ? {} : { 'Content-Type': 'application/json' }
    const sent = request({
      host: '127.0.0.1',
      port,
      agent: false,
      method,
      path,
      headers: { ...type, ...headers },
      setHost: !('Host' in headers),
    })
    sent.end(content)
    const [response] = await once(sent, 'response')
    let heard = ''
    for await (const chunk of response.setEncoding('utf8')) heard += chunk
    return { status: response.statusCode, headers: response.headers, text: heard }
  }

/** A small case of invented people in a folder: enciphered logs with the key beside them, and what goes with it. */
export async function smallCase(dir: string): Promise<{ caseDir: string; evidence: string; tree: Tree }> {
  const evidence = join(dir, 'tree')
  const tree = smallTree(evidence)
  const caseDir = join(dir, 'case')
  await investigated(evidence, caseDir)
  return { caseDir, evidence, tree }
}
