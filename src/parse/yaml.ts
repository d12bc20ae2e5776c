import { checkedYaml } from '../lib/checked-yaml.ts'
import { isTimeLayout } from '../lib/times.ts'
import { OperatorError } from '../model/errors.ts'
import { CHARSETS, type Charset, type Column, type Layout, type LogFormat, ROLES, type Role } from '../model/format.ts'

export interface WrittenFormat {
  format: LogFormat
  /** Null: detect it in every stream. */
  charset: Charset | null
  /** Patterns with `*` and `?` on the family or the path of a stream, one or several; null: try the format on every stream. */
  match: string | readonly string[] | null
  /** Only streams of this server are meant; null: those of every server. */
  server: string | null
}

// A JSON string is a double-quoted YAML 1.2 scalar; YAML also wants the line separators of Unicode escaped.
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const comment = (text: string): string[] =>
  text.split(/[\r\n\x85\u2028\u2029]+/).map((line) => `# ${line.replace(/\p{Cc}/gu, ' ')}`)

function layoutLines(layout: Layout): string[] {
  if (layout.kind === 'delimited') {
    return [
      'layout:',
      '  kind: delimited # every column ends at the same separator',
      `  delimiter: ${quoted(layout.delimiter)} # one sign or several, "\\t" is a tab`,
      `  quote: ${layout.quote === null ? 'null' : quoted(layout.quote)} # "\\"" when values may be quoted, else null`,
    ]
  }
  const parts = layout.parts.map(
    ({ before, after, padded }) => `    - { before: ${quoted(before)}, after: ${quoted(after)}, padded: ${padded} }`,
  )
  return [
    'layout:',
    '  kind: leading # every column has its own surroundings; the last one takes the rest of the line',
    '  parts: # padded: more spaces after "after" belong to the separator, too',
    ...parts,
  ]
}

const columnLines = ({ name, role, written }: Column): string[] => [
  `  - name: ${quoted(name)}`,
  `    role: ${role} # ${ROLES[role]}`,
  ...(written === undefined ? [] : [`    written: ${quoted(written)}`]),
]

const matchText = (match: WrittenFormat['match']): string =>
  match === null ? 'null' : typeof match === 'string' ? quoted(match) : `[${match.map(quoted).join(', ')}]`

/** A format as a YAML file that a person can read and edit; `formatFromYaml` gives the same format back. */
export function formatToYaml(
  format: LogFormat,
  charset: Charset | null,
  { note, match = null, server = null }: { note?: string } & Partial<Pick<WrittenFormat, 'match' | 'server'>> = {},
): string {
  return [
    '# A log format for Breachlight. After editing: breachlight formats check FILE',
    ...(note === undefined ? [] : comment(note)),
    `id: ${quoted(format.id)}`,
    `match: ${matchText(match)} # a family or path, * and ? stand for anything; null: try it on every stream`,
    ...(server === null ? [] : [`server: ${quoted(server)} # only the logs of this server`]),
    `charset: ${charset === null ? 'null' : quoted(charset)} # null: detect it; otherwise one of ${CHARSETS.join(', ')}`,
    `header: ${format.header} # true when the first line names the columns and is no record`,
    ...layoutLines(format.layout),
    `# Roles: ${Object.keys(ROLES).join(', ')}.`,
    '# Times say how they are written: YYYY MM DD HH mm ss, single letters without leading zeros, mmm milliseconds,',
    '# MMM month names, A for AM and PM, Z for a zone.',
    'columns:',
    ...format.columns.flatMap(columnLines),
    '',
  ].join('\n')
}

const TIMES: readonly Role[] = ['date', 'time', 'datetime']
const roleNames = Object.keys(ROLES).filter((name): name is Role => name in ROLES)

function schemaOf({ z: build }: typeof import('zod')) {
  const literal = build.string().regex(/^[^\r\n]*$/, 'may not hold a line break')
  const part = build.strictObject({ before: literal, after: literal, padded: build.boolean().default(false) })
  const layout = build.discriminatedUnion('kind', [
    build.strictObject({
      kind: build.literal('delimited'),
      delimiter: literal.min(1),
      quote: build.literal('"').nullable().default(null),
    }),
    build.strictObject({ kind: build.literal('leading'), parts: build.array(part).min(2) }),
  ])
  const column = build
    .strictObject({ name: build.string(), role: build.enum(roleNames), written: build.string().optional() })
    .refine(({ role, written }) => !TIMES.includes(role) || (written !== undefined && isTimeLayout(written)), {
      path: ['written'],
      message: 'a date or time says how it is written, e.g. YYYY-MM-DD HH:mm:ss',
    })
  return build
    .strictObject({
      id: build.string().min(1),
      match: build
        .union([build.string(), build.array(build.string()).min(1)])
        .nullable()
        .default(null),
      server: build.string().nullable().default(null),
      charset: build.enum(CHARSETS).nullable().default(null),
      header: build.boolean().default(false),
      layout,
      columns: build.array(column).min(1),
    })
    .refine((file) => file.layout.kind === 'delimited' || file.layout.parts.length === file.columns.length, {
      path: ['columns'],
      message: 'as many columns as the layout has parts',
    })
    .refine(
      (file) => file.layout.kind === 'delimited' || file.layout.parts.slice(0, -1).every(({ after }) => after !== ''),
      {
        path: ['layout', 'parts'],
        message: 'only the last part may have no "after"',
      },
    )
}

const fault = (place: string, message: string, cause?: unknown): OperatorError =>
  new OperatorError(`${place}: ${message}`, {
    hint: 'mend the file, or write a new one with `breachlight formats infer FILE`',
    cause,
  })

/** Reads a format file; anything wrong is an `OperatorError` that names the line. */
export async function formatFromYaml(text: string, path: string): Promise<WrittenFormat> {
  const { id, header, layout, columns, charset, match, server } = await checkedYaml(text, {
    path,
    schema: schemaOf,
    fault,
  })
  const plain = columns.map(({ name, role, written }) => ({
    name,
    role,
    ...(written === undefined ? {} : { written }),
  }))
  return { format: { id, layout, header, columns: plain }, charset, match, server }
}
