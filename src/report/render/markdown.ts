import type { Row } from '../../model/answer.ts'
import { visible } from '../../lib/visible.ts'
import { askCommand } from '../answers.ts'
import { type Chapter, leftOutTitles } from '../chapters.ts'
import { cellText, grouped, heading } from '../format.ts'
import { headlines, ledgerHeads } from '../headline.ts'
import type { Block, ReportInput } from '../section.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Plain text as Markdown that shows it: nothing in it is taken for markup, HTML, a table column, a formula, or a link
 * (CommonMark 0.31 §2.4; GFM §6.9 links bare `http://` and `www.`, which a backslash breaks).
 */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]|~$#]/g, (character) => `\\${character}`)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^(\s*)([-+=!])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** Text as a code span: its fence is one backtick longer than any run inside (CommonMark 0.31 §6.1). */
export function markdownCode(text: string): string {
  const shown = visible(text)
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function table(block: Extract<Block, { kind: 'table' }>): string {
  const columns = Object.keys(block.columns)
  if (block.rows.length === 0) return `${markdownText(block.caption)}: no rows.`
  const isNumeric = (column: string) =>
    block.rows.some((row) => typeof row[column] === 'number') && !column.endsWith('_utc_ms')
  const body = (row: Row) => line(columns.map((column) => markdownText(cellText(column, row[column])) || ' '))
  return [
    `**${markdownText(block.caption)}**`,
    '',
    line(columns.map((column) => markdownText(heading(column)))),
    line(columns.map((column) => (isNumeric(column) ? '---:' : '---'))),
    ...block.rows.map(body),
    ...(block.note === undefined ? [] : ['', markdownText(block.note)]),
    '',
    `Columns: ${columns.map((column) => `*${markdownText(heading(column))}*: ${markdownText(block.columns[column] ?? '')}`).join('; ')}.`,
  ].join('\n')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'prose':
      return markdownText(block.text)
    case 'heading':
      return `### ${markdownText(block.text)}`
    case 'quote':
      return [block.text, block.source]
        .filter((text) => text !== '')
        .map((text) => `> ${markdownText(text)}`)
        .join('\n>\n')
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`).join('\n')
    case 'command':
      return `    ${visible(block.text)}`
    case 'table':
      return table(block)
    case 'figure':
      return `**Figure: ${markdownText(block.title)}.** ${markdownText(block.description)}`
  }
}

function chapterText({ section, number, blocks }: Chapter): string {
  const commands = section.needs.map((analysis) => markdownCode(askCommand(analysis))).join(', ')
  return [
    `## ${number} ${markdownText(section.title)}`,
    ...blocks.map(blockText),
    ...(commands === '' ? [] : [`To get these numbers again: ${commands}`]),
  ].join('\n\n')
}

/** The report as Markdown (GitHub dialect for tables). Figures are their description; the tables carry the numbers. */
export function renderMarkdown(input: ReportInput, chapters: readonly Chapter[]): string {
  const leftOut = leftOutTitles(input)
  const facts = [
    `Made with Breachlight ${markdownText(input.version)} from ${grouped(input.manifest.length)} sealed evidence items.`,
    ...(input.scorecard === null ? [] : ['Everybody and everything in this evidence is invented by the lab.']),
    input.revealed ? '**This report shows real accounts and addresses.**' : 'Names are replaced by pseudonyms.',
    ...ledgerHeads(input).map((head) => `Ledger: ${markdownCode(head)}`),
    ...(leftOut.length === 0 ? [] : [`Left out by the author: ${markdownText(leftOut.join(' · '))}.`]),
  ]
  const numbers = headlines(input).map(({ label, value, meaning }) => `- **${label}**: ${grouped(value)} (${meaning})`)
  const parts = [
    `# ${markdownText(input.caseName)}`,
    facts.join('  \n'),
    ...(numbers.length === 0 ? [] : [numbers.join('\n')]),
  ]
  return `${[...parts, ...chapters.map(chapterText)].join('\n\n')}\n`
}
