import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openBergamot } from '../../src/translate/index.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-bergamot-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('a folder without a model is refused before the engine starts', async () => {
  await expect(openBergamot(join(dir, 'none'))).rejects.toThrow('There is no Bergamot model in')
  writeFileSync(join(dir, 'model.zhen.intgemm.alphas.bin'), 'x')
  await expect(openBergamot(dir)).rejects.toThrow('There is no Bergamot model in')
})

test('the engine starts, reads the files and refuses a vocabulary that is none, in its own words', async () => {
  for (const name of ['model.zhen.intgemm.alphas.bin', 'lex.50.50.zhen.s2t.bin', 'vocab.zhen.spm'])
    writeFileSync(join(dir, name), Buffer.alloc(512, 7))
  await expect(openBergamot(dir)).rejects.toThrow(
    /The engine does not take the model model\.zhen\.intgemm\.alphas\.bin: .*SentencePiece/,
  )
})
