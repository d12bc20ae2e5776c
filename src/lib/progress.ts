/** How a long run tells where it is. The command line draws it. */
export interface Progress {
  /** Begins a named stage; `total` in units of the stage's choice, 0 when unknown. */
  start(stage: string, total: number): Step
  /** A line a person should see: something was set aside, repaired or skipped. */
  note: (line: string) => void
}

export interface Step {
  advance(amount: number): void
  end(): void
}

/** For callers whom nobody watches. */
export const SILENT: Progress = {
  start: () => ({ advance: () => undefined, end: () => undefined }),
  note: () => undefined,
}
