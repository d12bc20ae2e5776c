import { expect, test } from 'vitest'
import { familyFromColumns, familyStem } from '../../src/parse/family.ts'

test.each([
  ['contentfilter20080826_1.dat', 'contentfilter'],
  ['fs01/log/contentfilter20080801.log.gz', 'contentfilter'],
  ['skypecallinfo20080801.log', 'skypecallinfo'],
  ['skypenewusersendmoneytest20080801.log', 'skypenewusersendmoneytest'],
  ['skypeversion.log', 'skypeversion'],
  ['onlineuser200808.log', 'onlineuser'],
  ['20080801.log', ''],
  ['2008-08-01.log', ''],
  ['20080801_contentfilter.log', 'contentfilter'],
  ['contentfilter_.log', 'contentfilter'],
  ['messages.1', 'messages'],
  ['messages.log.12.gz', 'messages'],
  ['access-2008-08-01-0.log', 'access'],
  ['Access (2).TXT', 'access'],
  ['a.b/c_d.log', 'c_d'],
  ['backup.tar.gz!log\\contentfilter.log', 'contentfilter'],
  ['backup.tar.gz', 'backup'],
  ['', ''],
])('%j is of the family %j', (name, stem) => {
  expect(familyStem(name)).toBe(stem)
})

test.each([
  [['datetime', 'ip', 'account', 'text'], 'messages'],
  [['phone', 'text'], 'messages'],
  [['ip', 'account', 'phone', 'date'], 'calls'],
  [['account', 'account'], 'calls'],
  [['ip', 'version', 'account'], 'logins'],
  [['version', 'ip', 'date', 'time'], 'versions'],
  [['datetime', 'text'], 'records'],
  [['account', 'datetime'], 'records'],
])('%j holds %s', (roles, family) => {
  expect(familyFromColumns(roles.map((role) => ({ role })))).toBe(family)
})
