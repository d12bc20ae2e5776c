import type { Finder } from '../../../src/keys/finder.ts'

/** What a finder finds in a text: `name=value`, in order. */
export const foundIn = (finder: Finder, text: string | Uint8Array, path = 'conf/app.ini'): string[] =>
  finder
    .find({ path, bytes: Buffer.from(text) })
    .map(({ name, value }) => `${name}=${Buffer.from(value).toString('latin1')}`)
