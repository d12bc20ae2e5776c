import { spawn } from 'node:child_process'
import { OperatorError } from '../../../model/errors.ts'
import type { Oracle, Seen } from '../question.ts'
import { answerOf, lateAnswer, LONGEST_ANSWER_BYTES, noAnswer, question } from './protocol.ts'

/** Words of a command line: parted by blanks, quotation marks keep blanks, a backslash keeps the next sign. No shell reads it. */
export function wordsOf(command: string): string[] {
  const words: string[] = []
  const part = /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|\\(?<escaped>.)|(?<plain>[^\s'"\\]+)|(?<blank>\s+)/gsu
  let [word, read]: [string | null, number] = [null, 0]
  for (const match of command.matchAll(part)) {
    if (match.index !== read) break
    read += match[0].length
    const { single, double, escaped, plain, blank } = match.groups ?? {}
    if (blank === undefined)
      word = (word ?? '') + (single ?? double?.replaceAll(/\\(.)/gs, '$1') ?? escaped ?? plain ?? '')
    else if (word !== null) {
      words.push(word)
      word = null
    }
  }
  if (read !== command.length)
    throw new OperatorError('The command of --oracle has a quotation mark that is not closed.', {
      hint: 'Close it, or write it as \\" or \\\'.',
      exit: 'wrongUsage',
    })
  return word === null ? words : [...words, word]
}

/** How long a program may take to end after its input does, before it is ended. */
const PATIENCE_MS = 5000

/** A question that waits for its line. */
interface Waiting {
  take: (line: string) => void
  fail: (error: Error) => void
}

/** A program that reads a question a line and writes an answer a line. Its standard error is passed to `onNote`. */
export function openCommand(command: string, options: { timeoutMs: number; onNote: (text: string) => void }): Oracle {
  const [program, ...args] = wordsOf(command)
  if (program === undefined)
    throw new OperatorError('--oracle names no program.', {
      hint: 'Give a command, such as "./box --quiet".',
      exit: 'wrongUsage',
    })
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let waiting: Waiting | null = null
  let ended: Error | null = null
  let rest = ''
  const fail = (error: Error): void => {
    ended ??= error
    waiting?.fail(ended)
    waiting = null
  }
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  child.once('error', (error) => fail(noAnswer(`${program} cannot be started`, error)))
  child.once('close', (code) => fail(noAnswer(`ended (exit code ${code ?? 'none'}) before it answered`)))
  child.stdin.on('error', (error) => fail(noAnswer('takes no more questions', error)))
  child.stderr.setEncoding('utf8').on('data', (text: string) => options.onNote(text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    rest += text
    if (rest.length > LONGEST_ANSWER_BYTES) fail(noAnswer('answered more than a line can hold'))
    const end = rest.indexOf('\n')
    if (end < 0 || waiting === null) return
    waiting.take(rest.slice(0, end))
    waiting = null
    rest = rest.slice(end + 1)
  })
  let asked = 0
  const ask = (text: string): Promise<Seen> => {
    const id = (asked += 1)
    return new Promise<Seen>((resolve, reject) => {
      if (ended !== null) return reject(ended)
      const timer = setTimeout(() => fail(lateAnswer(options.timeoutMs)), options.timeoutMs)
      const settle = <T>(done: (value: T) => void, value: T): void => {
        clearTimeout(timer)
        done(value)
      }
      waiting = {
        fail: (error) => settle(reject, error),
        take: (line) => {
          try {
            settle(resolve, answerOf(line, id))
          } catch (error) {
            settle(reject, error) // an answer in another form is told to whoever asked
          }
        },
      }
      child.stdin.write(`${question(id, text)}\n`)
    })
  }
  const close = async (): Promise<void> => {
    child.stdin.end()
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await closed
    clearTimeout(timer)
  }
  return { ask, close }
}
