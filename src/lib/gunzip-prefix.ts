import { constants, gunzipSync } from 'node:zlib'

/** Inflates as much as a cut gzip prefix yields, at most 1 MiB. Throws for bytes that are no gzip. */
export const gunzipPrefix = (bytes: Uint8Array): Buffer =>
  gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 20 })
