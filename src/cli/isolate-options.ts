import { InvalidArgumentError } from '@commander-js/extra-typings'
import { readHandedIn } from '../knowledge.ts'
import { OperatorError } from '../model/errors.ts'
import {
  endpointOf,
  openCommand,
  openHttp,
  openKeyboard,
  openRecorded,
  type Oracle,
} from '../triggers/isolate/index.ts'
import { safe, type Terminal } from './out.ts'

/** Where answers come from, as typed: exactly one of the first four. */
export interface OracleOptions {
  oracle?: string | undefined
  http?: string | undefined
  recorded?: string | undefined
  ask?: true | undefined
  allowHost?: string | undefined
  timeout: number
}

/** Opens the one oracle that was named. */
export function openOracle(options: OracleOptions, terminal: Terminal): Oracle {
  const { oracle, http, recorded, ask, allowHost = null } = options
  const named = [oracle, http, recorded, ask].filter((one) => one !== undefined)
  if (named.length !== 1)
    throw new OperatorError(`${named.length === 0 ? 'No oracle is' : 'More than one oracle is'} named.`, {
      hint: 'Give one of --oracle COMMAND, --http URL, --recorded FILE or --ask.',
      exit: 'wrongUsage',
    })
  const timeoutMs = options.timeout * 1000
  if (oracle !== undefined) return openCommand(oracle, { timeoutMs, onNote: (text) => terminal.err(safe(text)) })
  if (http !== undefined) return openHttp(endpointOf(http, allowHost), { timeoutMs })
  if (recorded === undefined) return openKeyboard(process.stdin, process.stderr)
  const { name, bytes } = readHandedIn(recorded, 'file of recorded answers')
  return openRecorded(name, new TextDecoder().decode(bytes))
}

/** Longer texts are no message; a person would not wait for the answer. */
const LONGEST_TEXT = 100_000

/** The text under test, from the command line or a file without its last line feed. */
export function textOf({ text, textFile }: { text?: string | undefined; textFile?: string | undefined }): string {
  if ((text === undefined) === (textFile === undefined))
    throw new OperatorError('One text is isolated at a time.', {
      hint: 'Give it with --text TEXT or with --text-file FILE.',
      exit: 'wrongUsage',
    })
  const read = text ?? fromFile(textFile ?? '')
  if (read !== '' && read.length <= LONGEST_TEXT) return read
  throw new OperatorError(`The text has ${read.length} characters.`, {
    hint: `Give a text of 1 to ${LONGEST_TEXT} characters that triggers.`,
  })
}

function fromFile(path: string): string {
  const { name, bytes } = readHandedIn(path, 'text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '')
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new OperatorError(`${name} is not UTF-8.`, { hint: 'Save the text as UTF-8.', cause: error })
  }
}

/** Refuses a separator that stands in the text: nobody could tell it from what is tested. */
export function checkSeparator(separator: string, text: string): void {
  if (separator !== '' && !text.includes(separator)) return
  throw new OperatorError(separator === '' ? 'The separator is empty.' : 'The separator stands in the text.', {
    hint: 'Name another with --separator: a sign that no rule can hold and that the box neither strips nor refuses.',
    exit: 'wrongUsage',
  })
}

/** Reads a number between two others, both allowed. */
export const numberFrom =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+(?:\.\d+)?$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`)
  }

/** Reads a whole number between two others, both allowed. */
export const wholeFrom =
  (least: number, most: number) =>
  (text: string): number => {
    const value = numberFrom(least, most)(text)
    if (Number.isInteger(value)) return value
    throw new InvalidArgumentError('It is a whole number.')
  }
