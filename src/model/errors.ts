/** Every way a run can end. The documentation page `docs/generated/exit-codes.md` is generated from this table. */
export const EXIT_CODES = {
  done: { code: 0, meaning: 'done' },
  failed: { code: 1, meaning: 'failed: a fault in Breachlight or the machine' },
  wrongUsage: { code: 2, meaning: 'wrong usage: an unknown option, a missing argument' },
  noSpace: { code: 3, meaning: 'no space left on the disk that holds the case' },
  badInput: {
    code: 4,
    meaning: 'bad input or configuration: no such folder, unreadable file, case of another version',
  },
  someUndecodable: { code: 5, meaning: 'done, but some evidence stayed undecodable (only with --strict)' },
  caseLocked: { code: 6, meaning: 'another run is writing to this case' },
  integrity: { code: 7, meaning: 'integrity failure: evidence, ledger and engine do not agree' },
  interrupted: { code: 75, meaning: 'interrupted; run the same command again to resume' },
  wrongNode: { code: 78, meaning: 'this version of Node.js is too old' },
} as const

export type ExitReason = keyof typeof EXIT_CODES

/** Something the person at the keyboard can mend. `message` says what is wrong, `hint` what to do next. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
  readonly hint: string
  readonly exit: ExitReason

  constructor(message: string, options: { hint: string; exit?: ExitReason; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.hint = options.hint
    this.exit = options.exit ?? 'badInput'
  }
}
