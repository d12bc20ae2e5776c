import type { Inspection, Side } from './inspect/index.ts'
import { keywordBlocks } from './inspect-lists.ts'
import { fileBlocks, ownBlocks, signatureBlocks } from './inspect-tables.ts'
import { byteSize, counted, percent } from './report/format.ts'
import type { Block, PagePart } from './report/index.ts'

const number = (values: readonly unknown[], singular: string, plural?: string): string[] =>
  values.length === 0 ? [] : [counted(values.length, singular, plural)]

/** What one build alone has, in a sentence each. */
function inShort(side: Side, other: string): string[] {
  const { only, keywordFiles, newWords } = side
  const opened = keywordFiles.filter(({ decoder }) => decoder !== null)
  const shut = keywordFiles.filter(({ decoder, enciphered }) => decoder === null && enciphered)
  const lists =
    opened.length === 0
      ? []
      : [`${counted(opened.length, 'keyword list')} with ${counted(newWords, 'word')} on no list of ${other}`]
  const rest = [
    ...number(
      shut,
      'small file, enciphered or compressed, that no decoder opens',
      'small files, enciphered or compressed, that no decoder opens',
    ),
    ...number(only.hosts, 'host'),
    ...number(only.urls, 'URL'),
    ...number(only.addresses, 'network address', 'network addresses'),
    ...number(only.permissions, 'permission'),
    ...number(only.signers, 'signer'),
    ...number(only.certificates, 'certificate'),
    ...number(only.keys, 'key'),
    ...number(only.chineseTexts, 'Chinese text'),
  ]
  return [...lists, ...(rest.length === 0 ? [] : [rest.join(', ')])]
}

function summary({ a, b, pairs }: Inspection): Block[] {
  const { identical, changed, moved, removed, added } = pairs
  const files = [
    `${counted(added.length, 'file')} only in B`,
    `${removed.length} only in A`,
    `${changed.length} changed`,
    `${moved.length} moved`,
    `${identical.length} identical`,
  ]
  const [adds, lacks] = [inShort(b, 'A'), inShort(a, 'B')]
  return [
    {
      kind: 'list',
      items: [
        `${files.join(', ')}.`,
        ...(adds.length === 0 ? ['Nothing else was found in B alone.'] : adds.map((text) => `B adds ${text}.`)),
        ...(lacks.length === 0 ? ['Nothing else was found in A alone.'] : lacks.map((text) => `B lacks ${text}.`)),
      ],
    },
  ]
}

type Named = readonly [name: string, side: Side]

const denseText = ([name, { denseShare }]: Named): string[] =>
  denseShare === null
    ? []
    : [
        `${percent(denseShare)} of the bytes of programs and unnamed data in ${name} are too dense to show text: packed or enciphered.`,
      ]

/** Places named on the page; `--json` has all. */
const SHOWN_UNREAD = 5

function unreadText([name, { build }]: Named): string[] {
  const places = [
    ...build.rejects.map(({ path, detail }) => `${path} (${detail})`),
    ...build.files.flatMap(({ seen }) => seen.notes),
  ]
  if (places.length === 0) return []
  const rest = places.length > SHOWN_UNREAD ? `; ${counted(places.length, 'place')} in all` : ''
  return [`Not read in ${name}: ${places.slice(0, SHOWN_UNREAD).join('; ')}${rest}.`]
}

/** What a reader may not conclude, and what was not read. */
function limits({ a, b }: Inspection): Block[] {
  const sides: readonly Named[] = [
    ['A', a],
    ['B', b],
  ]
  const items = [
    'A text that was not found may still be there: built while the program runs, packed or enciphered.',
    'A host or permission says what a build can do, not what it does. Nothing was run.',
    'Four numbers with dots may be a version. A signer is who the certificate names; no chain of trust was followed.',
    ...sides.flatMap(denseText),
    ...sides.flatMap(unreadText),
    ...(a.build.cut || b.build.cut ? ['A build holds more than is taken; the lists above are not complete.'] : []),
  ]
  return [{ kind: 'list', items }]
}

/** Size and number of files of a build, in words, and the folders its paths are below of. */
export const sideText = ({ files, sizeBytes }: Side, root: string): string =>
  `${counted(files, 'file')}, ${byteSize(sizeBytes)}${root === '' ? '' : `, paths below ${root}`}`

const part = (title: string, blocks: readonly Block[]): PagePart[] => (blocks.length === 0 ? [] : [{ title, blocks }])

/** The page, in the order in which an investigator asks; parts that would be empty are left out. */
export function inspectionParts(inspection: Inspection): PagePart[] {
  const { a, b, pairs, sharedKeywordFiles } = inspection
  const { roots } = pairs
  return [
    ...part('In short', summary(inspection)),
    ...part('What B adds', [
      ...fileBlocks('Files only in B', pairs.added, { a: roots.b, b: roots.b }),
      ...keywordBlocks('Keyword lists of B', b.keywordFiles, roots.b),
      ...ownBlocks('B', b.only, roots.b),
    ]),
    ...part('What B lacks', [
      ...fileBlocks('Files only in A', pairs.removed, { a: roots.a, b: roots.a }),
      ...keywordBlocks('Keyword lists of A', a.keywordFiles, roots.a),
      ...ownBlocks('A', a.only, roots.a),
    ]),
    ...part('What differs', fileBlocks('Files changed or moved', [...pairs.changed, ...pairs.moved], roots)),
    ...part('What both have', keywordBlocks('Keyword lists with the same words', sharedKeywordFiles, roots.b)),
    ...part('Who signed what', signatureBlocks(inspection)),
    ...part('Limits', limits(inspection)),
  ]
}
