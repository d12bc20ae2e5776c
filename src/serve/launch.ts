import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A file that leads a browser to the workbench; its folder and itself are its owner's alone. */
export interface LaunchFile {
  /** `file:` address of it: what is opened, printed and handed to other programs. The secret stands only in the file. */
  href: string
  remove: () => void
}

/**
 * Writes the redirect. The secret is in the fragment of the address, which browsers send to nobody, and never in arguments
 * that other users of the machine can list (Jupyter's notebook #4260).
 */
export function writeLaunchFile(origin: string, token: string): LaunchFile {
  const dir = mkdtempSync(join(tmpdir(), 'breachlight-open-'))
  const path = join(dir, 'open.html')
  const target = `${origin}/#launch=${token}`
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${target}"><title>Breachlight</title><p><a href="${target}">Open the workbench</a></p>\n`,
    { mode: 0o600, flag: 'wx' },
  )
  return { href: pathToFileURL(path).href, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
