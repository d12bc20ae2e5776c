import { join } from 'node:path'
import { indexes, pages } from './gen/generated.ts'
import { write } from './gen/write.ts'

const root = join(import.meta.dirname, '..')
const written = [...write(root, indexes(root)), ...write(root, await pages(root))]
console.log(written.length === 0 ? 'Everything generated is up to date.' : `Wrote ${written.join(', ')}`)
