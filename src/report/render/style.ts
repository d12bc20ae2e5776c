/** Colours and type, for light and dark. They reach at least 4.5:1 for text and 3:1 for marks. */
const TOKENS = `:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --raised: #f4f4ef; --ink: #1a1d21; --muted: #555b63; --rule: #d6d7d1; --strong-rule: #1a1d21;
  --accent: #1c4e80; --accent-soft: #e8eef5; --bar: #2f6aa3; --whisker: #14191f; --gap: #b4530a; --warn: #8c2f10; --warn-soft: #fbeee8;
  --self: #2e7d32; --address: #b3261e; --land: #e6e6df; --outline: #fdfdfb; --share-0: #c3d5e8; --share-1: #8fb2d4; --share-2: #548abb; --share-3: #245f97; --share-4: #0b305a;
  --on-middle: #1a1d21;
  --sans: "Source Sans 3", "Segoe UI", "Helvetica Neue", "Noto Sans", Roboto, Arial, "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew", sans-serif;
  --serif: "Source Serif 4", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", "Liberation Serif", "Songti SC", "SimSun", "Noto Serif CJK SC", serif;
  --mono: "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --raised: #1c2026; --ink: #e8e8e3; --muted: #a4abb4; --rule: #363b43; --strong-rule: #c9cbc6;
    --accent: #9cc4ec; --accent-soft: #1e2a38; --bar: #6fa5d8; --whisker: #f2f2ee; --gap: #f0a45d; --warn: #ffb59c; --warn-soft: #3a1f16;
    --self: #6fcf73; --address: #ff8a80; --land: #2c3138; --outline: #14171b; --share-0: #2c4a69; --share-1: #3f6d9b; --share-2: #6297c9; --share-3: #97c0e6; --share-4: #dcecfb;
    --on-middle: #14171b;
  }
}
`

/** How the marks of figures look; shades of the map are told apart by lightness alone. */
const FIGURES = `.plot { display: block; width: 100%; min-width: 38rem; height: auto; overflow: visible; font: 12px var(--sans); }
.plot text { fill: var(--ink); font-variant-numeric: tabular-nums; }
.plot .number, .plot .legend-title { font-weight: 600; }
.plot .bar { fill: var(--bar); }
.plot .disc { fill: var(--bar); stroke: none; }
.plot .axis { stroke: var(--muted); }
.plot .grid { stroke: var(--rule); stroke-opacity: 1; }
.plot .whisker { stroke: var(--whisker); stroke-width: 1.4; }
.plot .gap { fill: url(#gap-hatch); stroke: none; }
.plot .hatch { stroke: var(--gap); stroke-width: 2.4; }
.plot .whole { fill: none; stroke: var(--rule); stroke-width: 1; }
.plot .window { fill: var(--rule); stroke: var(--rule); stroke-width: 8; }
.plot rect.window { stroke: none; }
.plot .word, .plot .caught { fill: var(--gap); stroke: var(--paper); stroke-width: 1; }
.plot .control { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.plot .blocked { fill: none; stroke: var(--ink); stroke-width: 1.6; }
.plot .link { stroke: var(--gap); stroke-width: 1.3; stroke-opacity: .75; }
.plot .request { stroke: var(--bar); stroke-width: 1.4; }
.plot .self { fill: var(--self); } .plot .address { fill: var(--address); } .plot .other { fill: var(--bar); }
.plot [class^="reading-"] { stroke: var(--muted); stroke-width: 1.6; }
.plot .reading-shared { stroke-dasharray: 9 3; } .plot .reading-correspondent { stroke-dasharray: 5 4; }
.plot .reading-group { stroke-dasharray: 8 3 2 3; } .plot .reading-unresolved { stroke-dasharray: 1.5 3.5; }
.ego text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.plot .land, .plot rect.land { fill: var(--land); }
.plot .land path, .plot [class^="share-"] path { stroke: var(--outline); stroke-width: .5; }
.plot .place { stroke: var(--outline); stroke-width: 1; }
.plot .share-0 { fill: var(--share-0); } .plot .share-1 { fill: var(--share-1); } .plot .share-2 { fill: var(--share-2); }
.plot .share-3 { fill: var(--share-3); } .plot .share-4 { fill: var(--share-4); }
.plot .on-2 text { fill: var(--on-middle); } .plot .on-3 text, .plot .on-4 text { fill: var(--paper); }
`

/** What every page of ours shares with the report: its colours, its type and its figures. */
export const LOOK = `${TOKENS}${FIGURES}`

/** The report's one stylesheet. Printed pages are always light. */
export const STYLESHEET = `
${TOKENS}* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; top: 0; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 0; z-index: 1; }
header, .page, footer { max-width: 78rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
header { padding-top: clamp(2rem, 6vw, 4.5rem); }
.kicker { margin: 0 0 .4rem; color: var(--muted); font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.15; text-wrap: balance; }
h1 { margin: 0 0 1.4rem; font-size: clamp(2rem, 5vw, 3.1rem); letter-spacing: -.012em; }
.place { color: var(--muted); font-variant-numeric: tabular-nums lining-nums; }
.warning { max-width: 46rem; margin: 0 0 1.4rem; padding: .8rem 1rem; border-left: 4px solid var(--warn); background: var(--warn-soft); color: var(--warn); }
dl, dd, dt { margin: 0; }
.facts { display: flex; flex-wrap: wrap; gap: .35rem 2.2rem; padding: .8rem 0; border-top: 2px solid var(--strong-rule); font-size: .875rem; }
.facts div { display: flex; gap: .5rem; min-width: 0; }
.facts dt { color: var(--muted); }
.facts dd { min-width: 0; overflow-wrap: anywhere; }
.headlines { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: 1px; padding: 1px; }
.headlines div { padding: .9rem 1rem .95rem; background: var(--paper); box-shadow: 0 0 0 1px var(--rule); }
.headlines dt { font-size: .875rem; font-weight: 600; }
.value { display: block; margin: .1rem 0; font: 600 1.95rem/1.15 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.meaning { display: block; color: var(--muted); font-size: .8125rem; line-height: 1.35; }
nav { margin: 2.2rem 0; }
nav h2 { margin: 0 0 .6rem; color: var(--muted); font: 600 .8rem/1.3 var(--sans); letter-spacing: .09em; text-transform: uppercase; }
nav ol { margin: 0; padding: 0; list-style: none; font-size: .9rem; }
nav li a { display: flex; gap: .6rem; padding: .2rem 0; color: inherit; text-decoration: none; line-height: 1.35; }
nav li a:hover { color: var(--accent); text-decoration: underline; }
nav .place { flex: none; width: 1.3rem; text-align: right; }
section { margin: 0 0 4rem; }
section > h2 { display: flex; gap: .55em; margin: 0 0 1.1rem; padding-top: 1rem; border-top: 2px solid var(--strong-rule); font-size: 1.65rem; }
section > h2 .place { font-weight: 400; }
h3 { margin: 2rem 0 .6rem; font: 600 1.0625rem/1.35 var(--sans); }
blockquote { max-width: 44rem; margin: .8rem 0; padding-left: 1rem; border-left: 3px solid var(--strong-rule); font-family: var(--serif); }
blockquote p { margin: 0 0 .35rem; }
blockquote .source { color: var(--muted); font: .8125rem/1.5 var(--sans); overflow-wrap: anywhere; }
section > p, section > ul { max-width: 44rem; }
p { margin: 0 0 1rem; }
ul { margin: 0 0 1.2rem; padding-left: 1.2rem; }
li { margin: .25rem 0; }
nav li { margin: 0; }
code, pre, .code, .hash { font-family: var(--mono); font-size: .86em; }
pre { max-width: 44rem; margin: 0 0 1rem; padding: .6rem .9rem; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
.reproduce { margin-top: 1.6rem; color: var(--muted); font-size: .8125rem; }
.reproduce code { color: var(--ink); }
.scroll { overflow-x: auto; }
.table { margin: 1.4rem 0 1.8rem; }
table { min-width: min(44rem, 100%); border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
caption { padding: 0 0 .5rem; font-weight: 600; text-align: left; }
table { --gap: 1.5rem; }
th, td { min-width: calc(var(--word, 2ch) + var(--gap)); padding: .38rem var(--gap) .38rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1.5px solid var(--strong-rule); color: var(--muted); font-weight: 600; vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 500; }
.w2 { --word: 2ch; } .w4 { --word: 4.5ch; } .w6 { --word: 6.5ch; } .w8 { --word: 8.5ch; } .w10 { --word: 10.5ch; } .w12 { --word: 12.5ch; } .w14 { --word: 14.5ch; }
.w16 { --word: 16.5ch; } .w20 { --word: 20.5ch; } .w24 { --word: 24.5ch; } .w28 { --word: 28.5ch; } .w32 { --word: 32.5ch; } .w36 { --word: 36.5ch; } .w40 { --word: 40.5ch; } .time { --word: 10ch; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
td, tbody th { font-variant-numeric: tabular-nums lining-nums; }
.code { font-size: .8125rem; }
thead .code { font-family: inherit; font-size: inherit; }
.unknown { color: var(--muted); font: italic .875rem/1.4 var(--sans); white-space: nowrap; }
.note { max-width: 44rem; margin: .6rem 0 0; color: var(--muted); font-size: .8125rem; line-height: 1.5; }
details { margin: .5rem 0 0; color: var(--muted); font-size: .8125rem; }
summary { cursor: pointer; width: fit-content; }
.columns { margin: .4rem 0 0; columns: 2 22rem; column-gap: 2rem; }
.columns div { break-inside: avoid; padding: .1rem 0; }
.columns dt { display: inline; color: var(--ink); font-weight: 600; }
.columns dt::after { content: ": "; }
.columns dd { display: inline; }
figure { margin: 1.4rem 0 1.8rem; }
figcaption { max-width: 44rem; margin-top: .5rem; color: var(--muted); font-size: .8125rem; line-height: 1.5; }
figcaption strong { color: var(--ink); font-weight: 600; }
${FIGURES}footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--muted); font-size: .8125rem; }
footer p { padding-top: 1rem; border-top: 1px solid var(--rule); }
@media (min-width: 68rem) {
  .page { display: grid; grid-template-columns: 13.5rem minmax(0, 1fr); gap: 3.5rem; padding-top: 3rem; }
  nav { position: sticky; top: 1.5rem; align-self: start; margin: 0; max-height: calc(100vh - 3rem); overflow-y: auto; }
}
@page { size: A4; margin: 18mm 17mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555b63; } }
@page :first { @bottom-right { content: none; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #f4f4ef; --ink: #000; --muted: #444; --rule: #bbb; --strong-rule: #000; --accent: #000; --bar: #2f6aa3;
    --whisker: #000; --gap: #b4530a; --warn: #8c2f10; --warn-soft: #fff; --self: #2e7d32; --address: #b3261e; --land: #e2e2dc; --outline: #fff; --share-0: #c3d5e8; --share-1: #8fb2d4;
    --share-2: #548abb; --share-3: #245f97; --share-4: #0b305a; --on-middle: #000;
  }
  html { font-size: 9.5pt; }
  body { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .skip, summary { display: none; }
  header, .page, footer { max-width: none; padding: 0; }
  header { padding-top: 30mm; }
  .page { display: block; }
  nav { margin: 12mm 0 0; break-after: page; }
  nav ol { columns: 2; }
  .headlines { grid-template-columns: repeat(5, 1fr); }
  .headlines div { padding: .6rem .7rem; }
  .value { font-size: 1.6rem; }
  section { margin-bottom: 9mm; }
  h2, h3, caption { break-after: avoid; }
  h2 + p { break-before: avoid; }
  p:has(+ ul) { break-after: avoid; }
  figure, tr, pre, .headlines div, li, .columns { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .plot { min-width: 0; }
  table { font-size: 8.2pt; }
  tbody .code { font-size: 7.4pt; }
  .unknown { font-size: 8.2pt; }
  table { --gap: .9rem; min-width: 60%; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  a { color: inherit; text-decoration: none; }
  a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
  p, li { orphans: 3; widows: 3; }
}
`
