import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server was asked to translate. */
export interface Request {
  q: string[]
  source: string
}

/** A server on loopback that speaks LibreTranslate’s API; `answer` gives the English, or does as it likes with the reply. */
export async function libreServer(options: {
  languages?: unknown
  answer: (request: Request, response: ServerResponse) => unknown
}): Promise<{ url: URL; requests: Request[]; close: () => Promise<void> }> {
  const requests: Request[] = []
  const server = createServer((request, response) => void serve(request, response))
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.endsWith('/languages') === true) {
      const languages = options.languages ?? [{ code: 'en' }, { code: 'zh-Hans' }, { code: 'zh-Hant' }]
      response.end(JSON.stringify(languages))
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const asked: Request = JSON.parse(Buffer.concat(chunks).toString())
    requests.push(asked)
    const english = options.answer(asked, response)
    if (!response.writableEnded) response.end(JSON.stringify({ translatedText: english }))
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has an address with a port
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    requests,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
