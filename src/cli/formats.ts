import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { readFormat, readHandedIn } from '../knowledge.ts'
import { inferFile } from '../loose-evidence.ts'
import type { LogFormat } from '../model/format.ts'
import { compileSplit, formatToYaml } from '../parse/index.ts'
import type { AddCommand } from './command.ts'
import { jsonLine } from '../lib/json.ts'
import { effectJson, effectText, formatEffect } from './formats-effect.ts'
import { safe, type Terminal } from './out.ts'

/** Rejected lines shown with their number by `formats check`. */
const SHOWN_REJECTS = 10

type Formats = ReturnType<Parameters<AddCommand>[0]['command']>

export const addFormats: AddCommand = (program, terminal, ran) => {
  const formats = program
    .command('formats')
    .description('infer the format of a log, write it down, check it, see what it would change')
  addEffect(formats, terminal, ran)
  formats
    .command('infer')
    .description('print the format of a plain log file as YAML, to be edited and given to `investigate --format`')
    .argument('<file>', 'a plain (not enciphered) log file')
    .option('--json', 'print one JSON object')
    .action(async (file, options) => {
      const { format, charset, parseRate, fields, note } = await inferFile(file)
      if (format === null) return
      if (options.json === true)
        terminal.out(
          `${jsonLine({ schema: 'breachlight/format/1', format, charset, parse_rate: parseRate, fields })}\n`,
        )
      else terminal.out(safe(formatToYaml(format, charset, { note })))
      terminal.err(`Next: breachlight formats check FORMAT.yaml --log ${safe(file)}\n`)
      ran('done')
    })
  formats
    .command('check')
    .description('check a format file, and with --log how many lines of a file it parses')
    .argument('<format>', 'YAML file')
    .option('--log <file>', 'a plain log file to try it on')
    .option('--json', 'print one JSON object')
    .action(async (path, options) => {
      const { format } = await readFormat(readHandedIn(path, 'format'))
      const tried = options.log === undefined ? null : await tryOn(format, options.log)
      if (options.json === true)
        terminal.out(`${jsonLine({ schema: 'breachlight/format-check/1', format: format.id, tried })}\n`)
      else {
        terminal.out(
          safe(
            `${format.id}: ${format.columns.length} columns (${format.columns.map((column) => column.role).join(' ')})`,
          ) + '\n',
        )
        if (tried !== null)
          terminal.out(
            `${tried.units} units = ${tried.records} records + ${tried.rejects} rejects${tried.lines.length === 0 ? '' : `; rejected lines: ${tried.lines.join(', ')}`}\n`,
          )
      }
      terminal.err(`Next: breachlight investigate EVIDENCE --case DIR --format ${safe(path)}\n`)
      ran('done')
    })
}

function addEffect(formats: Formats, { out, err }: Terminal, ran: Parameters<AddCommand>[2]): void {
  formats
    .command('effect')
    .description('what a format would change in a case: both ways of reading the same bytes; nothing is changed')
    .requiredOption('--format <file>', 'YAML file whose `match` says what it is for')
    .requiredOption('--case <dir>', 'case folder')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const effect = await formatEffect(readHandedIn(options.format, 'format'), options.case)
      out(`${options.json === true ? effectJson(effect) : effectText(effect)}\n`)
      err(`Next: breachlight investigate --case ${safe(options.case)} --format ${safe(options.format)}\n`)
      ran('done')
    })
}

async function tryOn(format: LogFormat, log: string) {
  const split = compileSplit(format.layout, format.columns.length)
  const bounds = new Int32Array(format.columns.length * 2)
  const tried = { units: 0, records: 0, rejects: 0, lines: [] as number[] }
  let number = 0
  for await (const line of createInterface({ input: createReadStream(log), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line === '' || (format.header && number === 1)) continue
    const bytes = Buffer.from(line)
    tried.units += 1
    if (split(bytes, 0, bytes.length, bounds)) tried.records += 1
    else {
      tried.rejects += 1
      if (tried.lines.length < SHOWN_REJECTS) tried.lines.push(number)
    }
  }
  return tried
}
