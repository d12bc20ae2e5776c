import { breachlight } from './cli.ts'

/** Investigates in this process and returns what was printed; throws what was said when it did not end well. */
export async function investigated(evidence: string, caseDir: string, ...options: readonly string[]): Promise<string> {
  const { code, out, err } = await breachlight('investigate', evidence, '--case', caseDir, ...options)
  if (code !== 0) throw new Error(`ended with ${code}: ${err}`)
  return out
}
