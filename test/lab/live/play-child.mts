import { play } from '../../../lab/live/play.ts'
import { serveSites } from '../../../lab/live/serve.ts'

/** Serves and plays in a process of its own, so that every socket it has is one of the lab's. */
const dir = process.argv[2] ?? ''
const { sites, close } = await serveSites({ dir, firstPort: 0 })
await play({ dir, sites, sheetPath: `${dir}/trials.csv`, capturePath: `${dir}/child.pcapng`, harPath: null })
await close()
