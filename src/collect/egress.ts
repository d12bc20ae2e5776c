import { OperatorError } from '../model/errors.ts'

/** The way out to the net, as a person chose it; nothing is taken from the environment. */
export type Egress =
  | { kind: 'direct' }
  /** `resolvesNames`: the proxy is given names (`socks5h`), as Tor needs it, and no address. */
  | { kind: 'socks5'; host: string; port: number; resolvesNames: boolean }
  | { kind: 'http'; host: string; port: number }

const hint =
  'Write --egress direct, socks5://HOST:PORT, socks5h://HOST:PORT (the proxy resolves names) or http://HOST:PORT.'

/** The way out that `--egress` names. */
export function parseEgress(text: string): Egress {
  if (text === 'direct') return { kind: 'direct' }
  const [, scheme = '', host = '', digits = ''] = /^(socks5h?|http):\/\/([^/@\s]+):(\d{1,5})\/?$/.exec(text) ?? []
  const port = Number(digits)
  if (scheme === '' || port < 1 || port > 65_535)
    throw new OperatorError(`${text} is no way out that is known.`, { hint })
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  if (scheme === 'http') return { kind: 'http', host: bare, port }
  return { kind: 'socks5', host: bare, port, resolvesNames: scheme === 'socks5h' }
}

/** The way out as it is printed and recorded. */
export function egressText(egress: Egress): string {
  if (egress.kind === 'direct') return 'direct'
  const scheme = egress.kind === 'socks5' && egress.resolvesNames ? 'socks5h' : egress.kind
  const host = egress.host.includes(':') ? `[${egress.host}]` : egress.host
  return `${scheme}://${host}:${egress.port}`
}

/** True when the proxy, and not this machine, would turn the host name of such a request into an address. */
export const resolvesAway = (egress: Egress, url: URL, allowed: boolean): boolean =>
  (egress.kind === 'socks5' && egress.resolvesNames) ||
  // An HTTP proxy takes the host of a plain request from its URL; only in CONNECT can an address stand for it.
  (egress.kind === 'http' && (url.protocol === 'http:' || allowed))
