import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScope, requireInTime, SCOPE_TEMPLATE } from '../../src/collect/scope-file.ts'
import { DEFAULT_BUDGETS } from '../../src/collect/scope-schema.ts'
import { OperatorError } from '../../src/model/errors.ts'
import { scratch } from '../e2e/cli.ts'

const dir = scratch('scope')

const GOOD = `authority: Order 1
contact: someone@example.org
approver: A. Example
not_before: 2026-11-01
not_after: 2026-11-30
hosts:
  - Logs.Example.ORG.
  - bücher.example:8080
  - { host: '[2001:DB8::1]', ports: [81, 82], path_prefixes: [/日志/] }
  - 0x7f.1
path_prefixes: [/log/, /old]
`

function written(text: string): string {
  const path = join(dir, 'scope.yaml')
  writeFileSync(path, text)
  return path
}

test('a scope is read in the spelling of URLs, with its bytes and their hash', async () => {
  const { scope, bytes, sha256 } = await readScope(written(GOOD))
  expect(scope.hosts).toEqual([
    { hostname: 'logs.example.org', ports: null, pathPrefixes: ['/log/', '/old'] },
    { hostname: 'xn--bcher-kva.example', ports: [8080], pathPrefixes: ['/log/', '/old'] },
    { hostname: '[2001:db8::1]', ports: [81, 82], pathPrefixes: ['/%E6%97%A5%E5%BF%97/'] },
    { hostname: '127.0.0.1', ports: null, pathPrefixes: ['/log/', '/old'] },
  ])
  expect(scope).toMatchObject({
    notBeforeUtcMs: Date.UTC(2026, 10, 1),
    notAfterUtcMs: Date.UTC(2026, 11, 1),
    budgets: { bytes: 1_073_741_824, depth: 16, seconds: 86_400, urls: 10_000 },
    requestsPerSecond: 1,
    acceptsInvalidCertificates: false,
    resolvesRemotely: false,
  })
  expect(Buffer.from(bytes).toString()).toBe(GOOD)
  expect(sha256).toBe(createHash('sha256').update(GOOD).digest('hex'))
})

test('the template that is shown is a scope', async () => {
  const { scope } = await readScope(written(SCOPE_TEMPLATE.replaceAll(/^# (\w+:)/gm, '$1')))
  expect(scope.hosts).toHaveLength(2)
  expect(scope.namedAddresses.check('127.0.0.1')).toBe(true)
})

test('the scope of the handbook is a scope', async () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join('docs', 'collect.md'), 'utf8')) ?? []
  const { scope } = await readScope(written(yaml))
  expect(scope).toMatchObject({ budgets: DEFAULT_BUDGETS, requestsPerSecond: 1, resolvesRemotely: false })
})

test.each([
  ['authority: Order 1\n', '', /authority/],
  ['contact: someone@example.org', 'contact: " "', /:2: contact/],
  ['approver: A. Example\n', '', /approver/],
  ['not_after: 2026-11-30', 'not_after: 2026-02-30', /:5: not_after/],
  ['not_after: 2026-11-30', 'not_after: 2026-10-31', /not_after: before/],
  ['not_before: 2026-11-01', 'not_before: today', /:4: not_before/],
  ['path_prefixes: [/log/, /old]\n', '', /path_prefixes/],
  ['path_prefixes: [/log/, /old]', 'path_prefixes: [log/]', /path_prefixes\.0/],
  ['path_prefixes: [/log/, /old]', 'path_prefixes: [/log/../]', /path_prefixes\.0/],
  ['path_prefixes: [/log/, /old]', 'path_prefixes: [//log/]', /path_prefixes\.0/],
  ['path_prefixes: [/log/, /old]', 'path_prefixes: [/log/%2e%2e/]', /path_prefixes\.0/],
  ['  - 0x7f.1', '  - http://example.org/', /hosts\.3/],
  ['  - 0x7f.1', '  - "*.example.org"', /hosts\.3/],
  ['  - 0x7f.1', '  - a@example.org', /hosts\.3/],
  ['  - 0x7f.1', '  - { host: a.example, port: 80 }', /hosts\.3/],
  ['contact:', 'addresses: [10.0.0.0/33]\ncontact:', /addresses\.0/],
  ['contact:', 'addresses: [everything]\ncontact:', /addresses\.0/],
  ['contact:', 'budgets: { byte: 5 }\ncontact:', /:2: budgets.*byte/],
  ['contact:', 'budgets: { bytes: 0 }\ncontact:', /budgets\.bytes/],
  ['contact:', 'requests_per_second: 201\ncontact:', /:2: requests_per_second/],
  ['contact:', 'requests_per_second: 0\ncontact:', /requests_per_second/],
  ['contact:', 'user_agent: "a\\r\\nb"\ncontact:', /user_agent/],
  ['contact:', 'ignore_robots: true\ncontact:', /:2: .*ignore_robots/],
  ['contact:', 'contact:\n  - [', /scope\.yaml:\d+/],
  ['contact:', 'x: *nothing\ncontact:', /scope\.yaml/],
])('%j instead of %j is refused with its place and a template', async (from, to, message) => {
  const refused = readScope(written(GOOD.replace(from, to)))
  await expect(refused).rejects.toThrow(OperatorError)
  await expect(refused).rejects.toThrow(message)
  await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining(SCOPE_TEMPLATE) })
})

test('a scope file that is not there is the operator’s to mend', async () => {
  await expect(readScope(join(dir, 'absent.yaml'))).rejects.toThrow(OperatorError)
})

test('a scope holds from the first moment of its first day to the last of its last one, UTC', async () => {
  const { scope } = await readScope(written(GOOD))
  for (const utcMs of [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 30, 23, 59, 59, 999)])
    expect(() => requireInTime(scope, utcMs)).not.toThrow()
  for (const utcMs of [Date.UTC(2026, 9, 31, 23, 59, 59, 999), Date.UTC(2026, 11, 1)])
    expect(() => requireInTime(scope, utcMs)).toThrow(/holds from 2026-11-01 to 2026-11-30/)
})
