import type { JSX } from 'preact'
import { api, get } from '../lib/client.ts'
import { useLoaded } from '../lib/loaded.ts'
import { Blocks } from './blocks.tsx'
import { Shown } from './states.tsx'

/** A chapter of the report, as it stands now. */
export function ReportSection({ id }: { id: string }): JSX.Element {
  const chapter = useLoaded(() => get(api.sections[':id'].$get({ param: { id } })), [id])
  return <Shown of={chapter}>{({ blocks }) => <Blocks blocks={blocks} />}</Shown>
}
