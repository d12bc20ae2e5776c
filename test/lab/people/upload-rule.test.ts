import { expect, test } from 'vitest'
import type { Person } from '../../../lab/people/population.ts'
import { uploadOf } from '../../../lab/people/upload-rule.ts'
import { TRIGGERS } from '../../../lab/talk/words.ts'

const somebody: Person = {
  account: 'amber.anchor01',
  client: null,
  language: 'hans',
  secondOf: null,
  bar: null,
  watched: false,
  inWatchedGroup: false,
  volunteer: false,
}
const skype = somebody
const old: Person = { ...somebody, client: 'tom-3.8' }
const recent: Person = { ...somebody, client: 'tom-5.1' }
const censored = `我说${TRIGGERS.censor.hans[0]}`
const surveilled = `我说${TRIGGERS.surveillance.hans[0]}`

test.each([
  { who: [skype, skype], text: censored, is: null },
  { who: [old, recent], text: censored, is: 'sender censor hidden' },
  { who: [skype, old], text: censored, is: 'receiver censor hidden' },
  { who: [recent, skype], text: surveilled, is: 'sender surveillance shown' },
  { who: [old, skype], text: surveilled, is: null },
  { who: [old, recent], text: surveilled, is: 'receiver surveillance shown' },
  { who: [recent, recent], text: '你好', is: null },
  { who: [{ ...recent, watched: true }, skype], text: '你好', is: 'sender targeted-account shown' },
] as const)('$text from $who.0.client to $who.1.client: $is', ({ who: [sender, receiver], text, is }) => {
  const upload = uploadOf(text, { sender, receiver, inGroup: false })
  expect(upload && `${upload.from} ${upload.kind} ${upload.hidden ? 'hidden' : 'shown'}`).toBe(is)
})

test('the watched group is uploaded only where it talks', () => {
  const member: Person = { ...recent, inWatchedGroup: true }
  expect(uploadOf('你好', { sender: member, receiver: member, inGroup: true })?.kind).toBe('targeted-group')
  expect(uploadOf('你好', { sender: member, receiver: member, inGroup: false })).toBeNull()
})
