import { createDecipheriv } from 'node:crypto'
import { desEcb } from '../servers/encode.ts'
import { inventKeys } from '../servers/seal.ts'

/** What a client tells the server about one message. The address is not in it: the server sees where it comes from. */
export interface Upload {
  /** Who wrote it; with a received message that is the other side. */
  account: string
  text: string
  /** `YYYY-MM-DD HH:MM:SS` on a clock in China. */
  at: string
  direction: 'sent' | 'received'
}

/** Path of the URL that takes uploads; invented. */
export const UPLOAD_PATH = '/agent/contentfilter.php'
/** A form, it says; what follows is none. */
export const UPLOAD_CONTENT_TYPE = 'application/x-www-form-urlencoded'

/** The key in the client's program, under which it uploads (as in Knockel, Crandall, Saia, FOCI 2011: eight letters). */
export const uploadKey = (seed: number): Buffer => inventKeys(seed).first

const LINE = /^(?<account>[^\t]+)\t(?<text>[^\t]+)\t(?<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\t(?<direction>[01])$/

/**
 * The body of an upload: account, message, time and direction, which the uploads were found to hold (FOCI 2011), under
 * DES-ECB as there. Tabs, base64, UTF-8 and the padding are invented.
 */
export function encodeUpload(upload: Upload, key: Buffer): Buffer {
  const { account, text, at, direction } = upload
  const line = [account, text, at, direction === 'sent' ? '0' : '1'].join('\t')
  return Buffer.from(desEcb(Buffer.from(line), key).toString('base64'))
}

function decrypted(body: Buffer, key: Buffer): string | null {
  const decipher = createDecipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null)
  const sealed = Buffer.from(body.toString('latin1'), 'base64')
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null // OpenSSL: a broken block or wrong padding
    throw error
  }
}

/** What an upload says, or null when it is none under this key. */
export function decodeUpload(body: Buffer, key: Buffer): Upload | null {
  const { account, text, at, direction } = LINE.exec(decrypted(body, key) ?? '')?.groups ?? {}
  if (account === undefined || text === undefined || at === undefined) return null
  return { account, text, at, direction: direction === '1' ? 'received' : 'sent' }
}
