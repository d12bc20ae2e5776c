import type { Answer } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, distinctTexts, notAsked, textAt } from '../answers.ts'
import { counted } from '../format.ts'
import { type Block, defineSection } from '../section.ts'

const KINDS: Readonly<Record<string, { title: string; meaning: string }>> = {
  'key-beside-data': {
    title: 'Keys that lay beside the data they open',
    meaning:
      'These keys lay in files on the same machines as the logs they open: whoever could read the one could read the other.',
  },
  undecryptable: {
    title: 'Files that could not be decrypted',
    meaning:
      'No key found in the evidence, and none that was given, opens these files. What is in them is not known; they are counted and kept.',
  },
  'foreign-content': {
    title: 'Content that has nothing to do with the logs',
    meaning:
      'These files are no logs and no part of a logging system. They suggest that the servers also served other ends; they do not show who put them there.',
  },
  configuration: {
    title: 'Configuration files',
    meaning: 'These files of settings were readable in the same place.',
  },
}

function kindBlocks(answer: Answer, kind: string): Block[] {
  const rows = answer.rows.filter((row) => textAt(row, 'kind') === kind)
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  const caption = `${known?.title ?? `Other exposure: ${kind}`} (${counted(rows.length, 'entry', 'entries')})`
  const show = Object.keys(answer.columns).filter((column) => column !== 'kind')
  const table = answerTable(answer, { caption, rows, show })
  return known === undefined ? [table] : [{ kind: 'prose', text: known.meaning }, table]
}

export default defineSection({
  id: 'exposures',
  title: 'What lay exposed',
  order: 40,
  needs: ['exposures'],
  limitations: caveatsOf('exposures'),
  build(input) {
    const answer = answerOf(input, 'exposures')
    if (answer === null) return notAsked('exposures')
    if (answer.rows.length === 0) {
      return [
        {
          kind: 'prose',
          text: 'No key was found beside the data, everything sealed could be opened, and nothing foreign or configuration-like was recognised. This says what was not recognised, not that nothing of the kind is there.',
        },
      ]
    }
    const found = distinctTexts(answer.rows, 'kind')
    const kinds = [
      ...Object.keys(KINDS).filter((kind) => found.includes(kind)),
      ...found.filter((kind) => !Object.hasOwn(KINDS, kind)),
    ]
    return kinds.flatMap((kind) => kindBlocks(answer, kind))
  },
})
