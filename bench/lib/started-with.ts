import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the first line of main.ts starts it, by this very Node.js: words for `env`. */
export function startedWith(): string[] {
  const [line = ''] = readFileSync(join('src', 'main.ts'), 'utf8').split('\n')
  return line
    .split(' ')
    .slice(2)
    .map((word) => (word === 'node' ? process.execPath : word))
}
