import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pseudonymiser } from '../../src/custody/index.ts'
import { foldJob } from '../../src/ingest/fold-job.ts'
import { temporaryStore } from '../store/temporary.ts'

const { dir, store } = await temporaryStore('fold')
const [fromPath, toPath] = [join(dir, 'from'), join(dir, 'to')]
const secret = new Uint8Array(32).fill(7)

test('texts as they are searched, with and without a reason', async () => {
  const texts = ['ＦＡ輪 maple.wood88', 'call 13800138000', 'not maple.wood88x', '13800138000 known to be none']
  await store.command(
    `INSERT INTO FUNCTION file({fromPath:String}, 'JSONCompactEachRow')
     SELECT toString(n), {texts:Array(String)}[n], if(n = 2, '1', '0') FROM (SELECT arrayJoin(arrayEnumerate({texts:Array(String)})) AS n)`,
    { fromPath, texts },
  )
  const job = { kind: 'fold' as const, accounts: ['maple.wood88'], secret, fromPath, toPath }
  expect(await foldJob(job)).toEqual({ rows: 4 })
  const pseudonym = pseudonymiser(secret)('account', 'maple.wood88')
  const rows = await store.rows("SELECT * FROM file({toPath:String}, 'Native')", { toPath })
  expect(rows).toEqual([
    { id: '1', folded: 'fa轮 maple.wood88', covered: `fa轮 ${pseudonym}` },
    { id: '2', folded: 'call 13800138000', covered: 'call [mobile-cn •••••••••••]' },
    { id: '3', folded: 'not maple.wood88x', covered: 'not maple.wood88x' },
    { id: '4', folded: texts[3], covered: texts[3] },
  ])
})
