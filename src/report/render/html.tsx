import type { JSX } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { visible } from '../../lib/visible.ts'
import { askCommand } from '../answers.ts'
import { type Chapter, leftOutTitles } from '../chapters.ts'
import { byteSize, counted, grouped } from '../format.ts'
import { headlines, ledgerHeads } from '../headline.ts'
import type { ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'
import { BlockView } from './blocks.tsx'
import { Head } from './head.tsx'
import { STYLESHEET } from './style.ts'

/** What the author left out, said on the first page. */
function leftOutFact(input: ReportInput): string[][] {
  const titles = leftOutTitles(input)
  return titles.length === 0 ? [] : [['Left out by the author', titles.join(' · ')]]
}

function Facts({ input }: { input: ReportInput }): JSX.Element {
  const sizeBytes = input.manifest.reduce((sum, item) => sum + item.size_bytes, 0)
  const heads = ledgerHeads(input)
  const ledger =
    heads.length === 0 ? 'no entry' : heads.length === 1 ? heads.join('') : `${heads.length} entries, see Custody`
  const facts = [
    ['Evidence', `${counted(input.manifest.length, 'sealed item')}, ${byteSize(sizeBytes)}`],
    ...(input.scorecard === null ? [] : [['Origin', 'invented by the lab']]),
    ['Names', input.revealed ? 'shown as they are in the evidence' : 'replaced by pseudonyms'],
    ['Made with', `Breachlight ${visible(input.version)}`],
    ['Ledger', ledger],
    ...leftOutFact(input),
  ]
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <bdi class={name === 'Ledger' ? 'hash' : undefined}>{visible(value ?? '')}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function TitleBlock({ input }: { input: ReportInput }): JSX.Element {
  return (
    <header>
      <p class="kicker">{isAboutLogs(input) ? 'Report on leaked log servers' : 'Report on what a client sends'}</p>
      <h1>
        <bdi>{visible(input.caseName)}</bdi>
      </h1>
      {input.revealed ? (
        <p class="warning">
          <strong>This report shows real accounts and addresses.</strong> Behind them are people who were logged. Keep
          it as closely as the evidence itself.
        </p>
      ) : null}
      <Facts input={input} />
      <dl class="headlines">
        {headlines(input).map(({ label, value, meaning }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <span class="value">{grouped(value)}</span>
              <span class="meaning">{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

function Contents({ chapters }: { chapters: readonly Chapter[] }): JSX.Element {
  return (
    <nav aria-label="Contents">
      <h2>Contents</h2>
      <ol>
        {chapters.map(({ section, number }) => (
          <li>
            <a href={`#${section.id}`}>
              <span class="place">{number}</span> {section.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function ChapterView({ chapter }: { chapter: Chapter }): JSX.Element {
  const { section, number, blocks } = chapter
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>
        <span class="place">{number}</span> {section.title}
      </h2>
      {blocks.map((block) => (
        <BlockView block={block} />
      ))}
      {section.needs.length === 0 ? null : (
        <p class="reproduce">
          To get these numbers again:{' '}
          {section.needs.map((analysis, index) => (
            <>
              {index === 0 ? '' : ' · '}
              <code>{askCommand(analysis)}</code>
            </>
          ))}
        </p>
      )}
    </section>
  )
}

function Page({ input, chapters }: { input: ReportInput; chapters: readonly Chapter[] }): JSX.Element {
  const first = chapters.some(({ section }) => section.id === 'summary') ? 'summary' : (chapters[0]?.section.id ?? '')
  return (
    <html lang="en">
      <Head title={`${input.caseName} · Breachlight report`} version={input.version} stylesheet={STYLESHEET} />
      <body>
        <a class="skip" href={`#${first}`}>
          Skip to the {first === 'summary' ? 'summary' : 'first chapter'}
        </a>
        <TitleBlock input={input} />
        <div class="page">
          <Contents chapters={chapters} />
          <main>
            {chapters.map((chapter) => (
              <ChapterView chapter={chapter} />
            ))}
          </main>
        </div>
        <footer>
          <p>
            Made with Breachlight {visible(input.version)} from sealed evidence. Address data: IP Geolocation by DB-IP
            (CC BY 4.0), unless another database is named above. Map outlines: Natural Earth (public domain).
          </p>
        </footer>
      </body>
    </html>
  )
}

/** The report as one self-contained file: no script, nothing loaded from anywhere, the same bytes for the same input. */
export const renderHtml = (input: ReportInput, chapters: readonly Chapter[]): string =>
  `<!doctype html>\n${renderToStaticMarkup(<Page input={input} chapters={chapters} />)}\n`
