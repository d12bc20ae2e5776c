import type { Document, LineCounter } from 'yaml'
import type { z } from 'zod'
import type { OperatorError } from '../model/errors.ts'

/** What a person is told: where (`FILE:LINE`) and what. */
export type FaultAt = (place: string, message: string, cause?: unknown) => OperatorError

/** 1-based line of the value at `path`, or of the nearest thing around it. */
function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true)
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) continue
    return counter.linePos(Number(node.range[0])).line
  }
  return 1
}

const said = (issue: z.core.$ZodIssue): string => {
  const where = issue.path.map(String).join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}

/** An alias without its anchor, or far too many aliases, show only when the value is built. */
function valueOf(document: Document, faultIn: (message: string, cause: unknown) => OperatorError): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError) throw faultIn(error.message, error)
    throw error
  }
}

/**
 * Reads a YAML file that a person wrote; what is wrong is thrown as `fault` puts it, with the line. The libraries are loaded on
 * first use.
 */
export async function checkedYaml<T>(
  text: string,
  { path, schema, fault }: { path: string; schema: (zod: typeof import('zod')) => z.ZodType<T>; fault: FaultAt },
): Promise<T> {
  const [yaml, zod] = await Promise.all([import('yaml'), import('zod')])
  const counter = new yaml.LineCounter()
  const document = yaml.parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) throw fault(`${path}:${counter.linePos(error.pos[0]).line}`, error.message, error)
  const value = valueOf(document, (message, cause) => fault(`${path}:1`, message, cause))
  const checked = schema(zod).safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  if (issue === undefined) throw fault(path, checked.error.message, checked.error)
  // The path of an unknown key ends at the thing around it: the key itself tells the line.
  const place = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
  throw fault(`${path}:${lineOf(document, counter, place)}`, said(issue), checked.error)
}
