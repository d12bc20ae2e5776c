import type { JSX } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { visible } from '../../lib/visible.ts'
import type { Block } from '../section.ts'
import { BlockView } from './blocks.tsx'
import { Head } from './head.tsx'
import { STYLESHEET } from './style.ts'

/** A page without contents and headlines is set closer than the report, to print on one sheet or two. */
const PAGE_STYLESHEET = `${STYLESHEET}
.alone { max-width: 78rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
.alone section { margin: 1.8rem 0 0; }
.alone .table { margin: .8rem 0 1rem; }
header { padding-top: 1.6rem; }
h1 { font-size: 1.9rem; }
@page { margin: 14mm; }
@media print {
  html { font-size: 9pt; line-height: 1.4; }
  header { padding-top: 0; }
  h1 { margin-bottom: 2mm; font-size: 15pt; }
  .facts { padding: 1mm 0; }
  .alone { max-width: none; padding: 0; }
  .alone details { display: none; }
  .alone section { margin: 2mm 0 0; }
  .alone section > h2 { margin: 0 0 1.5mm; padding-top: 1.5mm; border-top-width: 1px; font-size: 11pt; }
  .alone section > p, .alone section > ul { max-width: none; }
  .alone ul, .alone p { margin-bottom: 1.5mm; }
  .alone li { margin: 0; }
  .alone th, .alone td { padding-top: .5mm; padding-bottom: .5mm; }
  .alone .table, .alone figure { margin: 1.5mm 0; }
  .alone figure { max-width: 120mm; }
  footer { margin-top: 2mm; padding-top: 1mm; }
}
`

/** A titled part of a page. */
export interface PagePart {
  title: string
  blocks: readonly Block[]
}

/** A page of its own beside the report: a title, facts about it, and titled parts. Strings are plain text. */
interface PageContent {
  kicker: string
  title: string
  facts: readonly (readonly [name: string, value: string])[]
  parts: readonly PagePart[]
  version: string
}

function Part({ part, number }: { part: PagePart; number: number }): JSX.Element {
  return (
    <section id={`part-${number}`} aria-labelledby={`part-${number}-title`}>
      <h2 id={`part-${number}-title`}>
        <span class="place">{number}</span> {visible(part.title)}
      </h2>
      {part.blocks.map((block) => (
        <BlockView block={block} />
      ))}
    </section>
  )
}

function Page({ content }: { content: PageContent }): JSX.Element {
  const { kicker, title, facts, parts, version } = content
  return (
    <html lang="en">
      <Head title={`${title} · Breachlight`} version={version} stylesheet={PAGE_STYLESHEET} />
      <body>
        <a class="skip" href="#part-1">
          Skip to the first part
        </a>
        <header>
          <p class="kicker">{visible(kicker)}</p>
          <h1>
            <bdi>{visible(title)}</bdi>
          </h1>
          <dl class="facts">
            {facts.map(([name, value]) => (
              <div>
                <dt>{visible(name)}</dt>
                <dd>
                  <bdi>{visible(value)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </header>
        <main class="alone">
          {parts.map((part, index) => (
            <Part part={part} number={index + 1} />
          ))}
        </main>
        <footer>
          <p>Made with Breachlight {visible(version)}.</p>
        </footer>
      </body>
    </html>
  )
}

/** One self-contained page without script, the same bytes for the same content. */
export const renderPage = (content: PageContent): string =>
  `<!doctype html>\n${renderToStaticMarkup(<Page content={content} />)}\n`
