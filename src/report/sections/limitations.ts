import { defineSection, type ReportInput } from '../section.ts'
import { concerns } from '../subject.ts'

const ALWAYS = [
  'The report speaks of what was logged and found. Who ordered the logging, and who read the logs, is not in the data.',
  'Evidence that was not collected is not counted. Absence from these numbers is not absence from the servers.',
]

/** Each caveat once, with the analyses it came with. */
export function gatherCaveats(input: ReportInput): { caveat: string; analyses: string }[] {
  const analysesOf = new Map<string, string[]>()
  for (const id of Object.keys(input.answers).toSorted()) {
    if (!concerns(input, id)) continue
    for (const caveat of new Set(input.answers[id]?.caveats ?? [])) {
      analysesOf.set(caveat, [...(analysesOf.get(caveat) ?? []), id])
    }
  }
  return Array.from(analysesOf, ([caveat, analyses]) => ({ caveat, analyses: analyses.join(', ') }))
}

export default defineSection({
  id: 'limitations',
  title: 'Limitations',
  order: 130,
  fixed: true,
  needs: [],
  limitations: () => ['This list holds what the analyses know of their limits. A limit nobody knows of is not in it.'],
  build(input) {
    const caveats = gatherCaveats(input)
    return [
      { kind: 'list', items: ALWAYS },
      caveats.length === 0
        ? { kind: 'prose', text: 'The analyses of this report came without caveats of their own.' }
        : {
            kind: 'table',
            caption: 'Every caveat of this report, once',
            columns: { caveat: 'what to keep in mind', analyses: 'where it applies' },
            rows: caveats,
          },
    ]
  },
})
