import { type ExitReason, OperatorError } from './model/errors.ts'

/** An error on its way from one thread to another: messages carry plain data only. */
export interface Failure {
  message: string
  stack: string
  /** What a person is told, when it was meant for one. */
  operator: { hint: string; exit: ExitReason } | null
}

export function failureOf(error: unknown): Failure {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const operator = error instanceof OperatorError ? { hint: error.hint, exit: error.exit } : null
  return { message, stack, operator }
}

/** The same error in the thread that it is told to. */
export function thrown({ message, stack, operator }: Failure): Error {
  const error = operator === null ? new Error(message) : new OperatorError(message, operator)
  return Object.assign(error, { stack })
}
