import { expect, test } from 'vitest'
import { readXml } from '../../src/inspect/xml.ts'

function heard(source: string): string[] {
  const said: string[] = []
  readXml(source, {
    open: (name, attributes) => said.push(`<${name} ${Object.values(attributes).join()}`),
    text: (part) => said.push(part),
    close: (name) => said.push(`>${name}`),
  })
  return said
}

test('elements, attributes and text come in order, case kept', () => {
  expect(heard('<A b="1">x &amp; y<C/></A>').join('|')).toBe('<A 1|x |&| y|<C |>C|>A')
})

test('a document that only opens is read as far as it nests within bounds', () => {
  const opened = heard('<a>'.repeat(2_000_000)).filter((one) => one.startsWith('<'))
  expect(opened.length).toBeGreaterThan(500)
  expect(opened.length).toBeLessThan(10_000)
})
