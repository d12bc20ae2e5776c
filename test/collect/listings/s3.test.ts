import { expect, test } from 'vitest'
import s3 from '../../../src/collect/listings/s3.ts'
import { brief, fixture, pageOf } from './pages.ts'

const DATE = '2008-08-14T23:59:59.000Z'

test('reads version 1; the last key asks for the next page', () => {
  const page = fixture('s3-v1.xml', 'http://store.example/invented-logs?max-keys=4')
  expect(brief(s3.entriesOf(page))).toEqual([
    `/invented-logs/log/a%20b%20%26%20%3Cc%3E.log 734 ${DATE}`,
    `/invented-logs/log/per%252fcent%20%231%3F.log 2 ${DATE}`,
    `/invented-logs/log/%E7%A9%BA.log 0 ${DATE}`,
    `/invented-logs/log/%E8%81%8A%E5%A4%A9%E8%AE%B0%E5%BD%95.log 3221225472 ${DATE}`,
  ])
  expect(s3.nextPage?.(page)).toBe(
    'http://store.example/invented-logs?max-keys=4&marker=log%2F%E8%81%8A%E5%A4%A9%E8%AE%B0%E5%BD%95.log',
  )
})

test('reads version 2 with escaped keys, folders and its token', () => {
  const page = fixture('s3-v2.xml', 'http://logs.store.example/?list-type=2&prefix=log%2F&continuation-token=old')
  expect(brief(s3.entriesOf(page))).toEqual([
    `/log/one%20two.log 1300000 ${DATE}`,
    `/log/%E4%B8%AD.log 0 ${DATE}`,
    'http://logs.store.example/?list-type=2&prefix=log%2Fold%2F&delimiter=%2F - - D',
  ])
  expect(s3.nextPage?.(page)).toBe(
    'http://logs.store.example/?list-type=2&prefix=log%2F&continuation-token=1ueGcxLPRx1Tr%2FXYExHnhbYLgveDs2J%2Fwm36Hy4vbOwM%3D',
  )
})

const bucket = (inner: string) => pageOf(`<ListBucketResult>${inner}</ListBucketResult>`, 'http://b.example/')

test('NextMarker goes before the last key; the last page has no next', () => {
  expect(s3.nextPage?.(bucket('<IsTruncated>true</IsTruncated><NextMarker>m</NextMarker>'))).toBe(
    'http://b.example/?marker=m',
  )
  expect(s3.nextPage?.(bucket('<IsTruncated>false</IsTruncated><NextMarker>m</NextMarker>'))).toBeNull()
  expect(s3.nextPage?.(pageOf('<html>'))).toBeNull()
})

test.each([
  ['an error', '<Error><Code>AccessDenied</Code></Error>'],
  ['HTML', '<html></html>'],
  ['nests without end', `<ListBucketResult>${'<a>'.repeat(100_000)}`],
])('%s is no listing', (_title, text) => {
  expect(s3.entriesOf(pageOf(text))).toBeNull()
})
