import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the launcher and the installed command start Node.js with the same settings', () => {
  const [command = ''] = readFileSync('src/main.ts', 'utf8').split('\n')
  const launcher = readFileSync('scripts/launch.mjs', 'utf8')
  const settings = command.split(' ').slice(2)
  const variables = [...command.matchAll(/ (\w+)=(\S+)/g)].map(([, name, value]) => `${name}: '${value}'`)
  const flags = settings.filter((word) => word.startsWith('--')).map((flag) => `'${flag}'`)
  expect(settings).toHaveLength(variables.length + flags.length + 1) // and `node`
  expect([...variables, ...flags].filter((setting) => !launcher.includes(setting))).toEqual([])
  expect(Buffer.byteLength(`${command}\n`)).toBeLessThan(256) // Linux reads no more of a first line (execve(2))
})
