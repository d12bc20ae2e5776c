import { join } from 'node:path'
import { type Listening, listenOnLoopback } from '../loopback.ts'
import { programs, type Role } from './agent.ts'
import type { Listing } from './listing.ts'
import { liveLog, writeSettings } from './log.ts'
import { readReplica, type Replica } from './replica.ts'
import { answer } from './site.ts'

/** A server that is up. */
export interface Site {
  name: string
  /** `http://127.0.0.1:PORT/`. */
  url: string
  listing: Listing
}

interface Plan {
  name: string
  role: Role
  listing: Listing
}

/** The eight servers of the report, and those of the net-bar edition and of wireless. Which program each runs is invented. */
const PLANS: readonly Plan[] = [
  { name: 'log01', role: 'log', listing: 'apache' },
  { name: 'log02', role: 'log', listing: 'apache' },
  { name: 'log03', role: 'log', listing: 'nginx' },
  { name: 'log04', role: 'log', listing: 'iis' },
  { name: 'log05', role: 'log', listing: 'lighttpd' },
  { name: 'log06', role: 'log', listing: 'apache' },
  { name: 'log07', role: 'log', listing: 'nginx' },
  { name: 'log08', role: 'log', listing: 'iis' },
  { name: 'netbar', role: 'netbar', listing: 'lighttpd' },
  { name: 'wireless', role: 'wireless', listing: 'nginx' },
]

const ADDRESS = '127.0.0.1'

async function open(plan: Plan, replica: Replica, port: number): Promise<Listening> {
  const { name, role, listing } = plan
  const evidence = role === 'log' ? join(replica.dir, 'tree', name) : join(replica.dir, name)
  const desk = {
    listing,
    roots: [evidence, join(replica.dir, 'live', name)],
    programs: programs(role, replica, role === 'log' ? liveLog(name, replica) : null),
  }
  const server = await listenOnLoopback({ address: ADDRESS, port, answer: (...call) => answer(desk, ...call) })
  if (role === 'log') writeSettings(name, replica, server.port)
  return server
}

/**
 * Brings the ten servers of a replica up on 127.0.0.1, at `firstPort` and the nine ports after it, or at any free ports
 * when it is 0. They show the generated files, and below `dir/live` they keep what clients upload from now on.
 */
export async function serveSites(options: {
  dir: string
  firstPort: number
}): Promise<{ sites: readonly Site[]; close: () => Promise<void> }> {
  const replica = await readReplica(options.dir)
  const servers: Listening[] = []
  const sites: Site[] = []
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()))
  }
  try {
    for (const [index, plan] of PLANS.entries()) {
      const server = await open(plan, replica, options.firstPort === 0 ? 0 : options.firstPort + index)
      servers.push(server)
      sites.push({ name: plan.name, url: `http://${ADDRESS}:${server.port}/`, listing: plan.listing })
    }
  } catch (error) {
    await close() // a port is taken: what is already up must not stay up
    throw error
  }
  return { sites, close }
}
