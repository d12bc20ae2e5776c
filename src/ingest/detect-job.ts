import { writeFile } from 'node:fs/promises'
import { DictionaryColumn, NumberColumn, StringColumn } from '../store/native.ts'
import { detect } from '../text/detect.ts'
import { Blocks, rowsIn } from './derived-rows.ts'
import type { DerivedRows, DetectJob } from './jobs.ts'

/** Looks for private values in every distinct text. */
export async function detectJob(job: DetectJob): Promise<DerivedRows> {
  const columns = {
    id: new StringColumn(),
    kind: new DictionaryColumn(),
    start_unit: new NumberColumn('UInt64'),
    end_unit: new NumberColumn('UInt64'),
    value: new StringColumn(),
  }
  const blocks = new Blocks(columns)
  async function* found() {
    for await (const texts of rowsIn(job.fromPath))
      for (const [id = '', text = ''] of texts)
        for (const { kind, start, end, value } of detect(text)) {
          columns.id.data.text(id)
          columns.kind.push(kind)
          columns.start_unit.push(start)
          columns.end_unit.push(end)
          columns.value.data.text(value)
          if (blocks.endRow()) yield* blocks.take()
        }
    yield* blocks.take()
  }
  await writeFile(job.toPath, found(), { mode: 0o600 })
  return { rows: blocks.rows }
}
