import type { Command } from '@commander-js/extra-typings'
import type { ExitReason } from '../model/errors.ts'
import type { Terminal } from './out.ts'

/** What a command's action ends with: the way the process ends. */
export type Ran = (exit: ExitReason) => void

/** One command of the command line: adds itself to the program. One file each. */
export type AddCommand = (program: Command, terminal: Terminal, ran: Ran) => void
