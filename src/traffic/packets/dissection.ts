import type { CaptureTally } from '../../model/exchange.ts'
import type { OpenConnection } from '../connection.ts'
import { count } from '../reader.ts'
import { Connections } from './connections.ts'
import { IPV4, NOT_IP } from './ether-types.ts'
import { Fragments } from './fragments.ts'
import { type Frame, newFrame } from './frame.ts'
import { ipv4, ipv6, NO_TRANSPORT, TCP } from './ip.ts'
import type { LinkLayer } from './link.ts'
import { tunnelled } from './tunnels.ts'

/** IP in IP in IP: no network is built that deep, and each layer costs a pass. */
const MAX_NESTING = 4

/** From packets to the bytes of connections. The reader of a file fills `frame` for each packet. */
export interface Dissection {
  readonly frame: Frame
  /** Takes the packet in `frame`; `link` is null where its link layer cannot be read. */
  packet(link: LinkLayer | null): void
  end(): void
}

export function dissect(tally: CaptureTally, open: OpenConnection): Dissection {
  const frame = newFrame()
  const fragments = new Fragments(tally)
  const connections = new Connections(tally, open)
  const context = { tally, fragments }

  function network(linkPayload: number): void {
    let type = linkPayload
    for (let depth = 0; depth < MAX_NESTING; depth++) {
      const protocol = type === IPV4 ? ipv4(frame, context) : ipv6(frame, context)
      if (protocol === NO_TRANSPORT) return
      if (protocol === TCP) {
        connections.receive(frame)
        return
      }
      type = tunnelled(protocol, frame)
      if (type === NOT_IP) break
    }
    count(tally, 'not_tcp')
  }

  return {
    frame,
    packet(link) {
      count(tally, 'packets')
      if (frame.missing > 0) count(tally, 'truncated')
      if (link === null) {
        count(tally, 'unknown_link')
        return
      }
      frame.isTagged = false
      const type = link(frame)
      if (frame.isTagged) count(tally, 'vlan')
      if (type === NOT_IP) count(tally, 'not_ip')
      else network(type)
    },
    end() {
      fragments.end()
      connections.end()
    },
  }
}
