import { signal } from '@preact/signals'
import { hc } from 'hono/client'
import type { Api, Refusal, SessionApi } from '../../src/serve/api.ts'

const STORED = 'breachlight-session'

/** The secret that lets this tab in. It belongs to the tab: no cookie, since every port of this machine would get it. */
const bearer = signal(sessionStorage.getItem(STORED))

/** Whether this tab was let in. */
export const isInside = (): boolean => bearer.value !== null

function forget(): void {
  sessionStorage.removeItem(STORED)
  bearer.value = null
}

/** A request that was refused; both are sentences for people. */
export class Refused extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

async function asked(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers)
  if (bearer.value !== null) headers.set('Authorization', `Bearer ${bearer.value}`)
  const response = await fetch(input, { ...init, headers, cache: 'no-store' })
  if (response.ok) return response
  if (response.status === 401) forget()
  throw await refusalOf(response)
}

async function refusalOf(response: Response): Promise<Refused> {
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true
  const said: Partial<Refusal> = isJson ? await response.json() : {}
  return new Refused(said.message ?? `${response.status}`, said.hint ?? '')
}

/** Every route of the server, with the types of what goes in and out. */
export const api = hc<Api>('/api', { fetch: asked })

/** Body of an answer; a refusal throws {@link Refused}. */
export const get = async <T>(response: Promise<{ json(): Promise<T> }>): Promise<T> => (await response).json()

/** An answer that is streamed, or a file: by its path below `/api`. */
export const open = (path: string, stop?: AbortSignal): Promise<Response> =>
  asked(`/api${path}`, stop === undefined ? {} : { signal: stop })

/** Takes the secret of a launch link out of the address, before anything else sees it, and exchanges it. */
export async function enter(): Promise<void> {
  const [, launch] = /^#launch=([\w-]+)$/.exec(location.hash) ?? []
  if (launch === undefined) return
  history.replaceState(null, '', location.pathname + location.search)
  const door = hc<SessionApi>('/api')
  const response = await door.session.$post({ json: { launch } })
  if (!response.ok) return forget()
  const { bearer: secret } = await response.json()
  sessionStorage.setItem(STORED, secret)
  bearer.value = secret
}
