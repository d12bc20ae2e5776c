import { expect, test } from 'vitest'
import { translationServer } from '../../src/translate/index.ts'

test.each(['http://127.0.0.1:5000', 'http://127.1.2.3', 'https://localhost:8443/api', 'http://[::1]:5000'])(
  '%s is this machine',
  (written) => expect(translationServer(written, undefined).isLocal).toBe(true),
)

test.each([
  'http://192.168.1.4:5000',
  'http://translate.example',
  'http://127.0.0.1.example',
  'http://localhost.example',
  'http://[::2]',
  'http://1270.0.1',
])('%s is another machine and is refused', (written) => {
  expect(() => translationServer(written, undefined)).toThrow(
    expect.objectContaining({ exit: 'wrongUsage', message: expect.stringMatching(/not this machine|no address/) }),
  )
})

test('another machine is allowed by its name, and only by its name', () => {
  const { url, isLocal } = translationServer('https://translate.example:8443', 'translate.example')
  expect([url.host, isLocal]).toEqual(['translate.example:8443', false])
  expect(() => translationServer('https://translate.example', 'example')).toThrow('not this machine')
})

test.each(['', '127.0.0.1:5000', 'ftp://127.0.0.1', 'file:///etc/passwd'])('%j is no address', (written) => {
  expect(() => translationServer(written, undefined)).toThrow('no address of a server')
})
