import type { InferResponseType } from 'hono/client'
import { signal } from '@preact/signals'
import { api, get } from '../../lib/client.ts'

export type Outline = InferResponseType<typeof api.report.$get>
export type Chapter = Outline['chapters'][number]

/** Grows when something of the report was chosen or written here, so that what shows it asks again. */
export const touched = signal(0)

export const touch = (): void => {
  touched.value += 1
}

/** Puts a chapter into the report or leaves it out. */
export async function choose({ id, isLeftOut }: Chapter): Promise<void> {
  await get(api.report.chapters.$post({ json: isLeftOut ? { putBack: [id] } : { leaveOut: [id] } }))
  touch()
}
