import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { decodeUpload, encodeUpload, type Upload, uploadKey } from '../../../lab/client/upload.ts'
import { desEcb } from '../../../lab/servers/encode.ts'

const key = uploadKey(7)
const UPLOAD: Upload = {
  account: 'kite.cellar38',
  text: '看到纸鹤了',
  at: '2008-08-08 20:08:00',
  direction: 'received',
}
const noPython = spawnSync('/usr/bin/python3', ['-c', 'import Cryptodome']).status !== 0

const PYTHON_DES = `
import base64, sys
from Cryptodome.Cipher import DES
from Cryptodome.Util.Padding import unpad
body = base64.b64decode(sys.stdin.read())
sys.stdout.buffer.write(unpad(DES.new(sys.argv[1].encode(), DES.MODE_ECB).decrypt(body), 8))
`

test('the key is eight letters or digits', () => {
  expect(key.toString('latin1')).toMatch(/^[a-z2-9]{8}$/)
})

test.skipIf(noPython)('pycryptodome reads an upload under the key (needs python3-pycryptodome)', () => {
  const plain = execFileSync('/usr/bin/python3', ['-c', PYTHON_DES, key.toString('latin1')], {
    input: encodeUpload(UPLOAD, key),
  })
  expect(plain.toString()).toBe('kite.cellar38\t看到纸鹤了\t2008-08-08 20:08:00\t1')
})

test('what was uploaded is read back', () => {
  for (const direction of ['sent', 'received'] as const)
    expect(decodeUpload(encodeUpload({ ...UPLOAD, direction }, key), key)).toEqual({ ...UPLOAD, direction })
})

const sealed = (line: string): Buffer => Buffer.from(desEcb(Buffer.from(line), key).toString('base64'))

test.each([
  ['nothing', Buffer.alloc(0)],
  ['no base64', Buffer.from('account=kite')],
  ['another key', encodeUpload(UPLOAD, uploadKey(8))],
  ['a column too many', sealed('kite\ttext\t2008-08-08 20:08:00\t1\t1')],
  ['no text', sealed('kite\t\t2008-08-08 20:08:00\t1')],
  ['a time that climbs out of a folder', sealed('kite\ttext\t../../etc/passwd\t1')],
  ['another direction', sealed('kite\ttext\t2008-08-08 20:08:00\t2')],
])('%s is no upload', (_, body) => {
  expect(decodeUpload(body, key)).toBeNull()
})
