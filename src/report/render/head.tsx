import { createHash } from 'node:crypto'
import type { JSX } from 'preact'
import { visible } from '../../lib/visible.ts'

/** Forbids everything but one stylesheet, known by its hash (CSP Level 3 §6.7.3), and images inside the file. */
const policyFor = (stylesheet: string): string =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(stylesheet).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`

/** What every page that we write begins with. `title` may be anybody's words. */
export function Head(page: { title: string; version: string; stylesheet: string }): JSX.Element {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policyFor(page.stylesheet)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <meta name="generator" content={`Breachlight ${visible(page.version)}`} />
      <title>{visible(page.title)}</title>
      <style dangerouslySetInnerHTML={{ __html: page.stylesheet }} />
    </head>
  )
}
