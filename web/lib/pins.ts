import { signal } from '@preact/signals'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { api, get } from './client.ts'

/** Findings pinned for the report; null until somebody asked. */
export const pins = signal<InferResponseType<typeof api.pins.$get>['pins'] | null>(null)
export type KeptPin = NonNullable<typeof pins.value>[number]

type NewPin = InferRequestType<typeof api.pins.$post>['json']
/** What a view asks, so that the report can ask it again. */
export type PinnedView = NewPin['what']

let asking: Promise<void> | null = null

/** Asks for the pins once, however many buttons want to know. */
export function knowPins(): void {
  asking ??= get(api.pins.$get()).then(
    (found) => {
      pins.value = found.pins
      return undefined
    },
    () => {
      asking = null // the next button asks again
    },
  )
}

/** Changes the pins; every button knows at once. */
async function changed(change: Promise<{ json(): Promise<{ pins: KeptPin[] }> }>): Promise<void> {
  pins.value = (await get(change)).pins
}

export const pinView = (pin: NewPin): Promise<void> => changed(api.pins.$post({ json: pin }))
export const rewordPin = (id: string, words: { title: string; note: string }): Promise<void> =>
  changed(api.pins[':id'].$post({ param: { id }, json: words }))
export const placePin = (id: string, to: number): Promise<void> =>
  changed(api.pins[':id'].place.$post({ param: { id }, json: { to } }))
export const unpin = (id: string): Promise<void> => changed(api.pins[':id'].removal.$post({ param: { id }, json: {} }))

const NOTHING_SAID = { family: null, account: null, hops: 1, where: {}, columns: [] }

/** Objects with their names in order, so that the same view gives the same text. */
const ordered = (_name: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

const keyOf = (what: object): string =>
  JSON.stringify('kind' in what && what.kind === 'answer' ? { ...NOTHING_SAID, ...what } : what, ordered)

/** The pin of a view; undefined while there is none. */
export const pinOf = (what: PinnedView): KeptPin | undefined =>
  pins.value?.find((pin) => keyOf(JSON.parse(pin.what)) === keyOf(what))
