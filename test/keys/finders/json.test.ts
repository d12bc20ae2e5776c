import { expect, test } from 'vitest'
import json from '../../../src/keys/finders/json.ts'
import { foundIn } from './found.ts'

test.each([
  ['members', '{"enckey": "tomf1lt8", "n":12}', ['enckey=tomf1lt8', 'n=12']],
  ['nested', '{"log":{"key":"a","iv" :\n "b"}}', ['key=a', 'iv=b']],
  ['escapes stay as written', String.raw`{"key":"a\"b\n"}`, [String.raw`key=a\"b\n`]],
  ['no value', '{"key":"","k":[1]}', []],
])('%s', (_, text, expected) => expect(foundIn(json, text)).toEqual(expected))
