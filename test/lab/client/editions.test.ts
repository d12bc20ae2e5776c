import { expect, test } from 'vitest'
import { EDITIONS, USER_AGENT, VERSION_CHECK_PATH } from '../../../lab/client/editions.ts'

test('versions, paths and codes of the lists are those that were published', () => {
  const rows = Object.entries(EDITIONS).flatMap(([id, { version, lists }]) =>
    lists.map(({ name, hides, path, encoding }) => [id, version, name, hides, path, encoding]),
  )
  expect(rows).toEqual([
    ['tom-3.8', '3.8.4.44', 'censor', true, '/agent/newkeyfile/keyfile', 'xor-hex'],
    ['tom-5.1', '5.1.4.10', 'censor', true, '/agent/keyfile', 'aes-256-ecb-hex'],
    ['tom-5.1', '5.1.4.10', 'surveillance', false, '/agent/keyfile_u', 'aes-256-ecb-hex'],
    ['netbar', '3.6.4.1', 'netbar', true, '/agent/newkeyfile/keyfile', 'plain'],
  ])
  expect([VERSION_CHECK_PATH, USER_AGENT]).toEqual(['/agent/skypever.php', 'Mozilla/3.0 (compatible; Indy Library)'])
})
