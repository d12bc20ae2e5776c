import type { InferResponseType } from 'hono/client'
import { api, get } from './client.ts'
import { downloadFrom, downloadJson } from './download.ts'
import { type Loaded, useLoaded } from './loaded.ts'
import { status } from './status.ts'

type OneAnswer = (typeof api.answers)[':analysis']['$get']
/** What an analysis finds, as the server tells it. */
export type Answer = InferResponseType<OneAnswer>

/** The answer of an analysis. */
export const useAnswer = (analysis: string): Loaded<Answer> =>
  useLoaded(() => get(api.answers[':analysis'].$get({ param: { analysis } })), [analysis])

/** A path as it is typed in a shell: what could mean something there is quoted. */
const quoted = (path: string): string => (/^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`)

/** A command line of ours on the open case. */
export const commandLine = (rest: string): string =>
  `breachlight ${rest} --case ${quoted(status.value?.case?.dir ?? 'DIR')}`

/** An answer as files: CSV guarded against formulas, and JSON. */
export const answerExports = (analysis: string) => [
  { label: 'CSV', make: () => downloadFrom(`${analysis}.csv`, `/answers/${analysis}/csv`) },
  {
    label: 'JSON',
    make: async () =>
      downloadJson(`${analysis}.json`, await get(api.answers[':analysis'].$get({ param: { analysis } }))),
  },
]
