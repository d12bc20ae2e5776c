/** The package's own declarations are not reachable through its `exports`. */
declare module 'har-validator-compiled' {
  export class HARError extends Error {
    errors: readonly { instancePath: string; message?: string }[]
  }
  /** Throws a `HARError` unless the value is as the schema of that name describes. */
  export function validate(schema: 'entry', value: unknown): true
}
