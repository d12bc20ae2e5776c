import { writeFile } from 'node:fs/promises'
import { pseudonymiser } from '../custody/index.ts'
import { StringColumn } from '../store/native.ts'
import { foldOf } from '../text/folding/fold.ts'
import { READER_FOLDINGS } from '../text/folding/folding.ts'
import { namelessBy } from '../text/cover.ts'
import { maskSensitive } from '../text/mask-sensitive.ts'
import { Blocks, rowsIn } from './derived-rows.ts'
import type { DerivedRows, FoldJob } from './jobs.ts'

/** Folds every distinct text for the search: as it stands, and as it may be read without a reason. */
export async function foldJob(job: FoldJob): Promise<DerivedRows> {
  const fold = foldOf(READER_FOLDINGS)
  const pseudonym = pseudonymiser(job.secret)
  const nameless = namelessBy(new Map(job.accounts.map((account) => [account, pseudonym('account', account)])))
  const columns = { id: new StringColumn(), folded: new StringColumn(), covered: new StringColumn() }
  const blocks = new Blocks(columns)
  async function* folded() {
    for await (const texts of rowsIn(job.fromPath))
      for (const [id = '', text = '', isPrivate = '1'] of texts) {
        const open = nameless(isPrivate === '1' ? maskSensitive(text) : text)
        const asWritten = fold.text(text)
        columns.id.data.text(id)
        columns.folded.data.text(asWritten)
        columns.covered.data.text(open === text ? asWritten : fold.text(open))
        if (blocks.endRow()) yield* blocks.take()
      }
    yield* blocks.take()
  }
  await writeFile(job.toPath, folded(), { mode: 0o600 })
  return { rows: blocks.rows }
}
