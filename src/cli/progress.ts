import { SingleBar } from 'cli-progress'
import type { Progress } from '../lib/progress.ts'
import { safe, type Terminal } from './out.ts'

/** A bar with an estimate per stage on a terminal; a line per stage otherwise. Standard error only. */
export function terminalProgress(terminal: Terminal): Progress {
  return {
    note: (line) => terminal.err(`${safe(line)}\n`),
    start: (stage, total) => (terminal.isInteractive && total > 0 ? barStep(stage, total) : lineStep(stage, terminal)),
  }
}

function barStep(stage: string, total: number) {
  const bar = new SingleBar({
    format: `${stage.padEnd(34)} {bar} {percentage}% · about {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  })
  bar.start(total, 0)
  return { advance: (amount: number) => bar.increment(amount), end: () => bar.stop() }
}

/** Without a terminal: one line when a stage ends, with its time. */
function lineStep(stage: string, terminal: Terminal) {
  const startedMs = performance.now()
  return {
    advance: () => undefined,
    end: () => terminal.err(`${stage}: ${((performance.now() - startedMs) / 1000).toFixed(2)} s\n`),
  }
}
