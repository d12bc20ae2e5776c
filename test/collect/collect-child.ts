import { collect } from '../../src/collect/collect.ts'
import { readScope } from '../../src/collect/scope-file.ts'
import { hurried } from './hostile-server.ts'
import { FACTOR, quiet } from './world.ts'

// A collection in a process of its own, to be killed: collect-child.ts URL SCOPE OUT
const [startUrl = '', scopePath = '', outDir = ''] = process.argv.slice(2)
const { ended } = await collect({
  startUrl,
  scope: await readScope(scopePath),
  outDir,
  egress: { kind: 'direct' },
  software: 'Breachlight/0.0.0',
  progress: quiet,
  clock: hurried(FACTOR),
  ownPorts: () => new Set(),
})
process.stdout.write(ended)
