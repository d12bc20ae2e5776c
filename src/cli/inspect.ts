import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { inspectionJson } from '../inspect-json.ts'
import { inspectionParts, sideText } from '../inspect-page.ts'
import { compareBuilds, type Inspection, openReading, readBuild } from '../inspect/index.ts'
import { jsonLine } from '../lib/json.ts'
import { renderPage } from '../report/index.ts'
import { VERSION } from '../version.ts'
import type { AddCommand } from './command.ts'
import { safe } from './out.ts'
import { partsText } from './parts-text.ts'
import { terminalProgress } from './progress.ts'
import { writePage } from './write-page.ts'
import type { Progress } from '../lib/progress.ts'

export const addInspect: AddCommand = (program, terminal, ran) => {
  program
    .command('inspect')
    .description('hold two builds of a client against each other: what the regional one adds; no case is made')
    .argument('<a>', 'the official or ordinary build: a folder, zip, apk, ipa, or an installer when 7z is there')
    .argument('<b>', 'the regional or special build')
    .option('--html <file>', 'write the page as one HTML file, too')
    .option('--json', 'print one JSON object, with keys and values in full')
    .action(async (a, b, { html, json }) => {
      const inspection = await inspect(a, b, terminalProgress(terminal))
      if (html !== undefined) await writePage(html, htmlOf(inspection))
      terminal.out(json === true ? `${jsonLine(inspectionJson(inspection))}\n` : pageText(inspection))
      terminal.err(nextAfter(inspection))
      ran('done')
    })
}

/** Reads both builds with a private folder for what must be unpacked, gone afterwards. */
async function inspect(a: string, b: string, progress: Progress): Promise<Inspection> {
  const spoolDir = await mkdtemp(join(tmpdir(), 'breachlight-inspect-'))
  try {
    const reading = await openReading(spoolDir, process.env['PATH'] ?? '')
    const read = async (path: string, name: string) => {
      const step = progress.start(`reading ${name}`, 0)
      const build = await readBuild(path, reading)
      step.end()
      return build
    }
    return compareBuilds(await read(a, 'A'), await read(b, 'B'))
  } finally {
    await rm(spoolDir, { recursive: true, force: true })
  }
}

const nameOf = (path: string): string => basename(resolve(path))

function factsOf({ a, b, pairs: { roots } }: Inspection): (readonly [string, string])[] {
  return [
    ['A', `${nameOf(a.build.name)} (${sideText(a, roots.a)})`],
    ['B', `${nameOf(b.build.name)} (${sideText(b, roots.b)})`],
  ]
}

const pageText = (inspection: Inspection): string =>
  `${safe(
    factsOf(inspection)
      .map(([name, value]) => `${name}  ${value}`)
      .join('\n'),
  )}\n\n${partsText(inspectionParts(inspection))}\n`

const htmlOf = (inspection: Inspection): string =>
  renderPage({
    kicker: 'Two builds of a client',
    title: `What ${nameOf(inspection.b.build.name)} adds to ${nameOf(inspection.a.build.name)}`,
    facts: factsOf(inspection),
    parts: inspectionParts(inspection),
    version: VERSION,
  })

/** A list that was opened is next decoded in full; else the build is searched for keys. */
function nextAfter({ b }: Inspection): string {
  const opened = b.keywordFiles.find(({ decoder }) => decoder !== null && decoder.id !== 'strings')
  if (opened !== undefined && !opened.path.includes('!'))
    return `Next: breachlight lists decode ${safe(join(b.build.name, opened.path))} prints the whole list.\n`
  return `Next: breachlight keys ${safe(b.build.name)} lists all that may be a key in B.\n`
}
