import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { BlockList } from 'node:net'
import { checkedYaml } from '../lib/checked-yaml.ts'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'
import type { Scope, ScopeFile, ScopeHost } from './scope.ts'
import { DEFAULT_BUDGETS, schemaOf, type WrittenScope } from './scope-schema.ts'
import { DAY_MS, hostParts, prefixOf, splitNetwork } from './scope-values.ts'

/** A scope to fill in; shown when one is missing something, and in docs/collect.md. */
export const SCOPE_TEMPLATE = `authority: Order 12/2026 of the district court, file 7 K 31/26   # why this is lawful
contact: it-forensics@example.org                                # whom to ask about it
approver: A. Example, head of section                            # who allowed it
not_before: 2026-11-01                                           # first day, UTC
not_after: 2026-11-30                                            # last day, UTC
hosts:
  - logs.example.org                                             # ports 80 (http) and 443 (https)
  - { host: 198.51.100.7, ports: [8080], path_prefixes: [/log/] }
path_prefixes: [/log/]                                           # for hosts without their own
# addresses: [127.0.0.1/32]            # private or reserved addresses that are meant all the same
# budgets: { bytes: ${DEFAULT_BUDGETS.bytes}, depth: ${DEFAULT_BUDGETS.depth}, seconds: ${DEFAULT_BUDGETS.seconds}, urls: ${DEFAULT_BUDGETS.urls} }
# requests_per_second: 1
# user_agent: see https://example.org/collection
# accept_invalid_certificates: false
# remote_resolution: false
`

const fault = (place: string, message: string, cause?: unknown): OperatorError =>
  new OperatorError(`${place}: ${message}`, {
    hint: `A scope says who allows what, where and when:\n\n${SCOPE_TEMPLATE}`,
    cause,
  })

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === null) throw error
    throw fault(path, 'the scope file cannot be read', error)
  }
}

const written = (text: string, path: string): Promise<WrittenScope> =>
  checkedYaml(text, { path, schema: schemaOf, fault })

function hostOf(entry: WrittenScope['hosts'][number], shared: readonly string[]): ScopeHost {
  const { host, ports, path_prefixes } = typeof entry === 'string' ? { host: entry } : entry
  const { hostname, port } = hostParts(host) ?? { hostname: host, port: null }
  return {
    hostname,
    ports: port === null ? (ports ?? null) : [port, ...(ports ?? [])],
    pathPrefixes: (path_prefixes ?? shared).map((prefix) => prefixOf(prefix) ?? prefix),
  }
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of networks) {
    const network = splitNetwork(text)
    if (network !== null) list.addSubnet(network.address, network.prefixBits, network.family)
  }
  return list
}

const scopeOf = (file: WrittenScope): Scope => ({
  authority: file.authority,
  contact: file.contact,
  approver: file.approver,
  notBeforeUtcMs: Date.parse(file.not_before),
  notAfterUtcMs: Date.parse(file.not_after) + DAY_MS,
  hosts: file.hosts.map((entry) => hostOf(entry, file.path_prefixes)),
  namedAddresses: blockList(file.addresses),
  budgets: { ...DEFAULT_BUDGETS, ...file.budgets },
  requestsPerSecond: file.requests_per_second,
  userAgentSuffix: file.user_agent,
  acceptsInvalidCertificates: file.accept_invalid_certificates,
  resolvesRemotely: file.remote_resolution,
})

/** Reads a scope file. Whatever is wrong or missing is an `OperatorError` that names the line and shows a template. */
export async function readScope(path: string): Promise<ScopeFile> {
  const bytes = readBytes(path)
  const file = await written(Buffer.from(bytes).toString('utf8'), path)
  return { scope: scopeOf(file), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const day = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 10)

/** Throws unless the scope holds at this moment. */
export function requireInTime(scope: Scope, nowUtcMs: number): void {
  if (nowUtcMs >= scope.notBeforeUtcMs && nowUtcMs < scope.notAfterUtcMs) return
  throw new OperatorError(
    `The scope holds from ${day(scope.notBeforeUtcMs)} to ${day(scope.notAfterUtcMs - 1)}; today is ${day(nowUtcMs)} (UTC).`,
    { hint: 'Nothing was fetched. Ask whoever approved it for a scope that holds today.' },
  )
}
