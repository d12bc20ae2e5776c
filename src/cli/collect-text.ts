import { ENDINGS, FAILURES, REFUSALS } from '../collect/reasons.ts'
import type { CollectResult } from '../collect/result.ts'
import type { Scope, ScopeFile, ScopeHost } from '../collect/scope.ts'
import { grouped } from '../report/format.ts'

/** What is about to happen, said before anything is asked for. */
export function planText(plan: { startUrl: string; scope: ScopeFile; egress: string; userAgent: string }): string {
  const { scope, sha256 } = plan.scope
  return [
    `Collecting ${plan.startUrl}`,
    `  authority   ${scope.authority}`,
    `  approver    ${scope.approver} (contact: ${scope.contact})`,
    `  scope       ${scope.hosts.map(hostText).join('; ')}`,
    `  days        ${dayOf(scope.notBeforeUtcMs)} to ${dayOf(scope.notAfterUtcMs - 1)}, UTC`,
    `  scope file  SHA-256 ${sha256}`,
    `  way out     ${plan.egress}`,
    `  user agent  ${plan.userAgent}`,
    `  budgets     ${budgetText(scope)}`,
    ...(scope.acceptsInvalidCertificates ? ['  certificates that do not hold are recorded and accepted'] : []),
    ...(scope.resolvesRemotely ? ['  the proxy resolves names: addresses are not checked'] : []),
  ].join('\n')
}

const dayOf = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 10)

const hostText = ({ hostname, ports, pathPrefixes }: ScopeHost): string =>
  `${hostname}${ports === null ? '' : ` ports ${ports.join(', ')}`} below ${pathPrefixes.join(' ')}`

const budgetText = ({ budgets, requestsPerSecond }: Scope): string =>
  [
    `${grouped(budgets.bytes)} bytes`,
    `${grouped(budgets.urls)} requests`,
    `${grouped(budgets.seconds)} seconds`,
    `depth ${budgets.depth}`,
    `${requestsPerSecond} a second and host${requestsPerSecond > 1 ? ' on loopback, else 1' : ''}`,
  ].join(', ')

/** What a collection came to. */
export function collectedText(result: CollectResult): string {
  return [
    `Ended: ${ENDINGS[result.ended]}.`,
    `${grouped(result.requests)} requests, ${grouped(result.saved)} answers recorded${result.truncated === 0 ? '' : ` (${grouped(result.truncated)} not whole)`}, ${grouped(result.bytes)} bytes received`,
    ...Object.entries(result.hosts).map(
      ([host, count]) => `  ${host}: ${grouped(count.requests)} requests, ${grouped(count.wireBytes)} bytes`,
    ),
    ...tableText('Not asked for', result.refused, REFUSALS),
    ...tableText('Asked for without an answer', result.failed, FAILURES),
    ...(result.repairedBytes === 0
      ? []
      : [`${grouped(result.repairedBytes)} bytes of a torn record were cut off first`]),
    result.warcPath,
  ].join('\n')
}

function tableText<K extends string>(
  title: string,
  counts: Readonly<Partial<Record<K, number>>>,
  meanings: Readonly<Record<K, string>>,
): string[] {
  const lines = keysOf(meanings).flatMap((reason) => {
    const count = counts[reason]
    return count === undefined ? [] : [`  ${grouped(count).padStart(8)}  ${meanings[reason]}`]
  })
  return lines.length === 0 ? [] : [`${title}:`, ...lines]
}

const keysOf = <K extends string>(table: Readonly<Record<K, string>>): K[] =>
  Object.keys(table).filter((key): key is K => key in table)
