/** Why an address was never asked for. */
export const REFUSALS = {
  'not-a-url': 'not an address at all',
  'too-long': 'an address longer than servers take',
  scheme: 'neither http nor https',
  credentials: 'a name or password in the address',
  query: 'a query: it asks for a view or an action, not for a file',
  host: 'a host that the scope does not name',
  port: 'a port that the scope does not name',
  path: 'a path outside the prefixes of the scope',
  'disguised-path': 'a path that some servers read as another one',
  lure: 'a link that leads out of the folder that lists it and out of the start',
  robots: 'robots.txt of the host asks to stay away, or could not be had',
  depth: 'deeper than the budget allows',
  redirects: 'too many redirects in a row',
  'denied-address': 'the name leads to a private, reserved or translated address that the scope does not name',
  'own-port': 'a port of this program or of its way out',
  unresolved: 'the name does not lead to an address',
  'remote-name': 'the way out would resolve the name, and the scope does not allow it',
} as const
export type Refusal = keyof typeof REFUSALS

/** Why an address was asked for and gave no answer that could be recorded. */
export const FAILURES = {
  connect: 'no connection',
  proxy: 'the way out refused or did not answer',
  'wrong-peer': 'the connection led to another address than the one that was checked',
  certificate: 'the certificate does not hold, and the scope does not accept that',
  disconnect: 'the connection ended before the headers did',
  time: 'the headers took too long',
  'not-http': 'the answer is not HTTP/1.0 or 1.1',
  'header-limit': 'more headers than any server needs',
} as const
export type Failure = keyof typeof FAILURES

/** What ended a collection. */
export const ENDINGS = {
  complete: 'nothing is left to fetch',
  urls: 'the budget of addresses is used up',
  bytes: 'the budget of bytes is used up',
  seconds: 'the budget of time is used up',
  'not-after': 'the last day of the scope is over',
} as const
export type Ending = keyof typeof ENDINGS
