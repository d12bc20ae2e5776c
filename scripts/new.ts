import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { indexes } from './gen/generated.ts'
import { stubs } from './gen/stubs.ts'
import { write } from './gen/write.ts'

const EXIT_WRONG_USAGE = 2
const root = join(import.meta.dirname, '..')

function start([kind, id]: readonly string[]): string | undefined {
  const files = stubs(kind, id)
  if (typeof files === 'string') return files
  const taken = [...files.keys()].find((path) => existsSync(join(root, path)))
  if (taken !== undefined) return `${taken} is there already`
  for (const path of [...write(root, files), ...write(root, indexes(root))]) console.log(`wrote ${path}`)
  console.log('Fill both in, then run npm run gen, npm run check and npm test.')
  return undefined
}

const fault = start(process.argv.slice(2))
if (fault !== undefined) {
  console.error(fault)
  process.exitCode = EXIT_WRONG_USAGE
}
