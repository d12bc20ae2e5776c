import type { Layout } from '../model/format.ts'

/** A way of cutting lines into columns. One file in `formats/`; the index is generated. */
export interface LayoutPlugin {
  id: string
  title: string
  /** Layouts worth trying on these lines, none when the lines do not look like it. Never throws; costs at most linear time. */
  propose(lines: readonly string[]): readonly Layout[]
}

export const defineLayout = (plugin: LayoutPlugin): LayoutPlugin => plugin

/** A proposal only needs to see the habit of the lines, not all of them. */
export const PROPOSAL_LINES = 400
