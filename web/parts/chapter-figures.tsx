import type { JSX } from 'preact'
import { api, get } from '../lib/client.ts'
import { useLoaded } from '../lib/loaded.ts'
import { Figure } from './figure.tsx'
import { Shown } from './states.tsx'

/** The figures of a chapter of the report, those with these titles; without titles all of them. Nothing where it draws none of them. */
export function ChapterFigures({ of, titles }: { of: string; titles?: readonly string[] }): JSX.Element {
  const chapter = useLoaded(() => get(api.sections[':id'].$get({ param: { id: of } })), [of])
  return (
    <Shown of={chapter}>
      {({ blocks }) => (
        <div class="blocks">
          {blocks
            .filter((block) => block.kind === 'figure')
            .map((figure, index) =>
              titles === undefined || titles.includes(figure.title) ? (
                <Figure of={figure} place={{ chapter: of, index }} isPinnable />
              ) : null,
            )}
        </div>
      )}
    </Shown>
  )
}
