import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'
import { isForUs } from './guard.ts'

export interface Listening {
  origin: string
  port: number
  close: () => Promise<void>
}

/** The port a listening server has; 0 before. */
function portOf(server: Server): number {
  const address = server.address()
  return address === null || typeof address === 'string' ? 0 : address.port
}

/** Listens on the loopback interface only. A request that names another host gets nothing, before anything looks at it. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<Listening> {
  const answer = getRequestListener(fetch)
  const server = createServer((request, response) => {
    if (isForUs(request, portOf(server))) void answer(request, response)
    else response.writeHead(421).end()
  })
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' && codeOf(error) !== 'EACCES') throw error
    throw new OperatorError(`Port ${port} cannot be used.`, {
      hint: 'Name another with --port, or leave it out: a free one is taken.',
      cause: error,
    })
  }
  const taken = portOf(server)
  return {
    origin: `http://127.0.0.1:${taken}`,
    port: taken,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
