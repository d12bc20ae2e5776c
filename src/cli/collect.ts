import { collect, userAgentOf } from '../collect/collect.ts'
import { egressText, parseEgress } from '../collect/egress.ts'
import type { CollectResult } from '../collect/result.ts'
import { readScope } from '../collect/scope-file.ts'
import { jsonLine } from '../lib/json.ts'
import { VERSION } from '../version.ts'
import { collectedText, planText } from './collect-text.ts'
import type { AddCommand } from './command.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'

const SOFTWARE = `Breachlight/${VERSION}`

export const addCollect: AddCommand = (program, terminal, ran) => {
  program
    .command('collect')
    .description('walk an exposed directory within a written scope and record every exchange as WARC')
    .argument('<url>', 'the folder to begin with, http or https')
    .requiredOption('--scope <file>', 'what may be collected, who allowed it and why it is lawful (YAML)')
    .requiredOption('--out <dir>', 'folder for the records; one that holds a collection is gone on with')
    .option(
      '--egress <way>',
      'the way out: direct, socks5://…, socks5h://… (names go to the proxy) or http://…',
      'direct',
    )
    .option('--json', 'print one JSON object instead of text')
    .action(async (startUrl, options) => {
      const scope = await readScope(options.scope)
      const egress = parseEgress(options.egress)
      const userAgent = userAgentOf(SOFTWARE, scope)
      terminal.err(`${safe(planText({ startUrl, scope, egress: egressText(egress), userAgent }))}\n`)
      const progress = terminalProgress(terminal)
      const result = await collect({ startUrl, scope, outDir: options.out, egress, software: SOFTWARE, progress })
      terminal.out(options.json === true ? `${jsonLine(asJson(result))}\n` : `${safe(collectedText(result))}\n`)
      if (result.saved > 0) terminal.err(`${safe(`Next: breachlight investigate ${result.warcPath} --case DIR`)}\n`)
      ran('done')
    })
}

const asJson = (result: CollectResult) => ({
  schema: 'breachlight/collection/1',
  ended: result.ended,
  requests: result.requests,
  saved: result.saved,
  truncated: result.truncated,
  received_bytes: result.bytes,
  refused: result.refused,
  failed: result.failed,
  hosts: Object.fromEntries(
    Object.entries(result.hosts).map(([host, { requests, wireBytes }]) => [
      host,
      { requests, received_bytes: wireBytes },
    ]),
  ),
  warc: result.warcPath,
  repaired_bytes: result.repairedBytes,
})
