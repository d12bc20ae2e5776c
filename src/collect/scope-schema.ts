import type { z } from 'zod'
import type { Budgets } from './scope.ts'
import { hostParts, isDay, prefixOf, splitNetwork } from './scope-values.ts'

/** Enough for the servers of a study like this one's; whoever needs more writes it into the scope. */
export const DEFAULT_BUDGETS: Budgets = { bytes: 2 ** 30, depth: 16, seconds: 86_400, urls: 10_000 }

/** Above one request a second only loopback hosts are asked, and even those share the machine with the collector. */
export const MOST_REQUESTS_PER_SECOND = 200

/** Bounds that keep counters exact and memory small: 16 TiB, a year, and a million addresses of some 300 bytes each. */
const MOST: Budgets = { bytes: 2 ** 44, depth: 256, seconds: 31_536_000, urls: 1_000_000 }

/** The file of a scope; strict, so that a misspelt limit is an error and not a missing limit. */
export function schemaOf({ z: build }: typeof import('zod')) {
  const words = build.string().trim().min(1, 'say it in words')
  const day = build.string().refine(isDay, 'a day as YYYY-MM-DD')
  const name = build
    .string()
    .refine((text) => hostParts(text) !== null, 'a host name or address, with :port or without')
  const port = build.int().min(1).max(65_535)
  const prefixes = build
    .array(build.string().refine((text) => prefixOf(text) !== null, 'a plain path that begins with /'))
    .min(1)
  const host = build.union([
    name,
    build.strictObject({ host: name, ports: build.array(port).min(1).optional(), path_prefixes: prefixes.optional() }),
  ])
  const limit = (most: number) => build.int().min(1).max(most).optional()
  return build
    .strictObject({
      authority: words,
      contact: words,
      approver: words,
      not_before: day,
      not_after: day,
      hosts: build.array(host).min(1),
      path_prefixes: prefixes,
      addresses: build
        .array(
          build.string().refine((text) => splitNetwork(text) !== null, 'an address or a network such as 10.0.0.0/8'),
        )
        .default([]),
      budgets: build
        .strictObject({
          bytes: limit(MOST.bytes),
          depth: limit(MOST.depth),
          seconds: limit(MOST.seconds),
          urls: limit(MOST.urls),
        })
        .default({})
        .transform(given),
      requests_per_second: build.number().positive().max(MOST_REQUESTS_PER_SECOND).default(1),
      user_agent: build
        .string()
        .regex(/^[\x20-\x7e]{1,200}$/, 'at most 200 plain ASCII characters on one line')
        .nullable()
        .default(null),
      accept_invalid_certificates: build.boolean().default(false),
      remote_resolution: build.boolean().default(false),
    })
    .refine((file) => file.not_before <= file.not_after, { path: ['not_after'], message: 'before not_before' })
}

/** The limits that were written, without those that were not. */
const given = (limits: { [name in keyof Budgets]?: number | undefined }): Partial<Budgets> => ({
  ...(limits.bytes === undefined ? {} : { bytes: limits.bytes }),
  ...(limits.depth === undefined ? {} : { depth: limits.depth }),
  ...(limits.seconds === undefined ? {} : { seconds: limits.seconds }),
  ...(limits.urls === undefined ? {} : { urls: limits.urls }),
})

/** A scope file as written, checked. */
export type WrittenScope = z.infer<ReturnType<typeof schemaOf>>
