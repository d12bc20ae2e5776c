import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairFiles } from '../../src/inspect/pair.ts'

/** `path=content`. */
const files = (...written: readonly string[]) =>
  written.map((one) => {
    const [path = '', sha256 = ''] = one.split('=')
    return { path, sha256 }
  })

const outcome = (a: readonly string[], b: readonly string[]) => {
  const { identical, changed, moved, removed, added, roots } = pairFiles(files(...a), files(...b))
  const both = (pairs: typeof changed) => pairs.map((pair) => `${pair.a.path} ${pair.b.path}`)
  return {
    identical: both(identical),
    changed: both(changed),
    moved: both(moved),
    removed: removed.map(({ path }) => path),
    added: added.map(({ path }) => path),
    roots,
  }
}

const NONE = { identical: [], changed: [], moved: [], removed: [], added: [], roots: { a: '', b: '' } }

test('each kind of difference', () => {
  expect(outcome(['same=1', 'old=2', 'gone=3', 'here=4'], ['same=1', 'old=5', 'there=4', 'new=6'])).toEqual({
    ...NONE,
    identical: ['same same'],
    changed: ['old old'],
    moved: ['here there'],
    removed: ['gone'],
    added: ['new'],
  })
})

test('folders named by a version are left out of account', () => {
  expect(outcome(['App-1/a=1', 'App-1/lib/b=2'], ['App-2/a=1', 'App-2/lib/b=3'])).toEqual({
    ...NONE,
    identical: ['App-1/a App-2/a'],
    changed: ['App-1/lib/b App-2/lib/b'],
    roots: { a: 'App-1/', b: 'App-2/' },
  })
})

test('a folder stays when both builds have it, or only one has a root', () => {
  expect(outcome(['bin/a=1'], ['bin/a=1', 'lib/b=2'])).toMatchObject({ identical: ['bin/a bin/a'], roots: NONE.roots })
  expect(outcome(['x.apk!a=1', 'x.apk!b/c=2'], ['a=1', 'b/c=2'])).toMatchObject({
    identical: ['x.apk!a a', 'x.apk!b/c b/c'],
    roots: { a: 'x.apk!', b: '' },
  })
})

test('the same path in another case is the same file; the exact one goes first', () => {
  expect(outcome(['A.dll=1', 'b=2'], ['a.DLL=1', 'b=3', 'B=2'])).toEqual({
    ...NONE,
    identical: ['A.dll a.DLL'],
    changed: ['b b'],
    added: ['B'],
  })
})

test('of files with the same bytes as many are moved as there are on the other side', () => {
  expect(outcome(['x=1', 'y=1'], ['z=1'])).toMatchObject({ moved: ['x z'], removed: ['y'] })
})

const paths = (some: readonly { path: string }[]) => some.map(({ path }) => path).toSorted()

const build = fc.uniqueArray(
  fc.tuple(fc.constantFrom('a', 'A', 'b', 'd/a', 'd/b', 'd/e/c', 'D/a'), fc.constantFrom('1', '2', '3')),
  {
    selector: ([path]) => path,
  },
)

test('every file of both builds is in one place, and the counts balance', () => {
  fc.assert(
    fc.property(build, build, (a, b) => {
      const one = files(...a.map((parts) => parts.join('=')))
      const other = files(...b.map((parts) => parts.join('=')))
      const { identical, changed, moved, removed, added } = pairFiles(one, other)
      const pairs = [...identical, ...changed, ...moved]
      expect(paths([...pairs.map((pair) => pair.a), ...removed])).toEqual(paths(one))
      expect(paths([...pairs.map((pair) => pair.b), ...added])).toEqual(paths(other))
      expect([...identical, ...moved].every((pair) => pair.a.sha256 === pair.b.sha256)).toBe(true)
      expect(changed.every((pair) => pair.a.sha256 !== pair.b.sha256)).toBe(true)
    }),
  )
})
