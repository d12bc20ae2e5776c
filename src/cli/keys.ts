import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { candidatesIn } from '../loose-evidence.ts'
import type { AddCommand } from './command.ts'
import { jsonLine } from '../lib/json.ts'
import { safe } from './out.ts'

/** A key is shown by its first characters only: enough to find it in its file, too little to use a screenshot of it. */
const SHOWN_CHARACTERS = 3

export const addKeys: AddCommand = (program, terminal, ran) => {
  program
    .command('keys')
    .description('list values in the evidence that may be keys, and where each stands; no case is made')
    .argument('<evidence...>', 'folders or files')
    .option('--json', 'print one JSON object, with the values in full')
    .action(async (evidence, options) => {
      const candidates = await withSpool((spoolDir) => candidatesIn(evidence, spoolDir))
      const rows = candidates.map(({ id, bytes, reading, purpose, finder, name, place }) => ({
        key_id: id,
        hex: Buffer.from(bytes).toString('hex'),
        size_bytes: bytes.length,
        reading,
        purpose,
        finder,
        name,
        path: place?.path ?? null,
        start_byte: place?.startByte ?? null,
        end_byte: place?.endByte ?? null,
      }))
      if (options.json === true) terminal.out(`${jsonLine({ schema: 'breachlight/keys/1', candidates: rows })}\n`)
      else
        for (const row of rows)
          terminal.out(
            safe(
              `${row.key_id}  ${`${row.hex.slice(0, SHOWN_CHARACTERS * 2)}…`.padEnd(8)} ${String(row.size_bytes).padStart(3)} bytes  ${row.reading.padEnd(7)}  ${row.finder.padEnd(10)} ${row.name === '' ? '' : `${row.name}= `}${row.path}:${row.start_byte}`,
            ) + '\n',
          )
      terminal.err(`${rows.length} candidates. Next: breachlight investigate EVIDENCE --case DIR tries them all.\n`)
      ran('done')
    })
}

/** A private folder for members that must be spooled, gone afterwards. */
async function withSpool<T>(work: (spoolDir: string) => Promise<T>): Promise<T> {
  const spoolDir = await mkdtemp(join(tmpdir(), 'breachlight-keys-'))
  try {
    return await work(spoolDir)
  } finally {
    await rm(spoolDir, { recursive: true })
  }
}
