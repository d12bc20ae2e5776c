import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Session } from './sessions.ts'

/** What a route knows of whoever asks. */
export interface Env {
  Variables: {
    session: Session
    /** True while this session may see names as they are in the evidence. */
    revealed: boolean
  }
}

/** What is said instead of an answer: what is wrong, and what to do next. */
const Refusal = z.object({ message: z.string(), hint: z.string() }).openapi('Refusal')
export type Refusal = z.infer<typeof Refusal>

const inJson = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Responses of a route that answers in JSON. Refusals have one shape everywhere. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  200: inJson(schema, description),
})

/** Body of a request that changes something; nothing but JSON is taken. */
export const body = <S extends z.ZodType>(schema: S) => ({
  body: { content: { 'application/json': { schema } }, required: true },
})

/** Routes that belong together. What does not fit their schema is refused in words. */
export const rooms = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const [first] = result.error.issues
      const refusal: Refusal = {
        message: `This cannot be asked so: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`.trim(),
        hint: 'Go back and try again; if a link led here, it may be from another version.',
      }
      return c.json(refusal, 400)
    },
  })
