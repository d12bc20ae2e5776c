import { expect, test } from 'vitest'
import { serverOf } from '../../src/ingest/server.ts'

test.each([
  ['fs01/log/chat1.log', '', 'tree', 'fs01'],
  ['chat1.log', '', 'fs02', 'fs02'],
  ['logs/backup/chat1.log', '', 'fs03', 'fs03'],
  ['LOGS/Fs04/chat1.log', '', 'tree', 'Fs04'],
  ['data/fs05/log/fs06/chat1.log', '', 'tree', 'fs05'],
  ['chat.tar', 'fs07/chat1.log', 'tree', 'fs07'],
  ['all.zip', 'log/inner.tar!./../fs08/chat1.log', 'tree', 'fs08'],
  ['fs09/all.zip', 'fs10/chat1.log', 'tree', 'fs09'],
  ['logs/fs11', '', 'tree', 'tree'], // the last part is the file
])('%s ! %s below %s came from %s', (...[path, containerPath, root, server]) => {
  expect(serverOf(path, containerPath, root)).toBe(server)
})
