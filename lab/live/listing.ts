import { apache } from './listing/apache.ts'
import { iis } from './listing/iis.ts'
import { lighttpd } from './listing/lighttpd.ts'
import { nginx } from './listing/nginx.ts'
import type { Folder } from './listing/parts.ts'

/** How server programs of 2008 show a folder, and what they call themselves in the `Server` header. */
export const LISTINGS = {
  apache: { server: 'Apache/2.2.3 (CentOS)', page: apache },
  nginx: { server: 'nginx/0.6.32', page: nginx },
  iis: { server: 'Microsoft-IIS/7.0', page: iis },
  lighttpd: { server: 'lighttpd/1.4.19', page: lighttpd },
} as const satisfies Readonly<Record<string, { server: string; page: (folder: Folder) => string }>>

export type Listing = keyof typeof LISTINGS
