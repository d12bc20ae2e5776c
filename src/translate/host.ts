import { isIP } from 'node:net'
import { OperatorError } from '../model/errors.ts'

const isLoopback = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * The address of a translation server, checked: this machine, or the one host that was named on purpose. People’s words
 * go there. Throws OperatorError otherwise.
 */
export function translationServer(written: string, allowedHost: string | undefined): { url: URL; isLocal: boolean } {
  if (!URL.canParse(written) || !/^https?:$/.test(new URL(written).protocol))
    throw new OperatorError(`${written} is no address of a server.`, {
      hint: 'Write it like http://127.0.0.1:5000.',
      exit: 'wrongUsage',
    })
  const url = new URL(written)
  const isLocal = isLoopback(url.hostname)
  if (!isLocal && url.hostname !== allowedHost)
    throw new OperatorError(
      `${url.hostname} is not this machine: every Chinese text of the case would be sent there.`,
      {
        hint: `Run the server here, or say --allow-host ${url.hostname} --reason "…", which goes to the audit log.`,
        exit: 'wrongUsage',
      },
    )
  return { url, isLocal }
}
