import type { Row } from '../../model/answer.ts'

/** A node of a graph that is written to a file. */
export interface FileNode {
  id: string
  label: string
  kind: string
}

/** An edge between two of the nodes, by their ids. */
export interface FileEdge {
  from: string
  to: string
  /** A call leads from who dialled; other edges have no direction. */
  isDirected: boolean
  weight: number
  /** Values by the names in `EDGE_VALUES`; what is null is left out. */
  values: Row
}

/** A graph as it is written: pieces of it are asked for one after the other, so that it need not be held as text. */
export interface FileGraph {
  description: string
  nodes: Iterable<FileNode>
  edges: AsyncIterable<FileEdge>
}

/** Values of an edge, with the type that files declare. */
export const EDGE_VALUES: readonly (readonly [name: string, type: 'string' | 'double'])[] = [
  ['kind', 'string'],
  ['reading', 'string'],
  ['probability', 'double'],
  ['p_own', 'double'],
  ['p_shared', 'double'],
  ['p_correspondent', 'double'],
  ['p_group', 'double'],
  ['lines', 'double'],
  ['present', 'double'],
  ['others_present', 'double'],
  ['group_copies', 'double'],
  ['answers', 'double'],
  ['days', 'double'],
]

/** Names and texts of the values that an edge has. */
export const valuesOf = ({ values }: FileEdge): [string, string][] =>
  EDGE_VALUES.flatMap(([name]): [string, string][] => {
    const value = values[name] ?? null
    return value === null ? [] : [[name, String(value)]]
  })
