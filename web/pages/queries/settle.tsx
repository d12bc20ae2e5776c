import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import type { Wanted } from './coder.tsx'
import { codingTouched } from './outcome.tsx'

const words = defineWords({
  en: {
    ready: 'When both have read it',
    how: 'Two readings of the same sample, and perhaps a third that settles where they differ, become the coding of this query. It stands in the next report.',
    look: 'Who has read this sample?',
    nobody: 'Nobody yet.',
    one: '{coder}: {n} labels',
    first: 'First two in the order chosen; a third settles.',
    keep: 'Keep as the coding of this query',
    kept: 'Kept. The agreement stands below.',
    failed: 'That did not work: {why}',
    rest: '{n} of yours are still unread.',
  },
  zh: {
    ready: '两位都读完之后',
    how: '同一样本的两份判断，以及可能的第三份（用于裁定分歧），将成为该查询的编码结果，并列入下一份报告。',
    look: '谁读过这份样本？',
    nobody: '还没有人。',
    one: '{coder}：{n} 个判断',
    first: '按选择顺序，前两位为读者，第三位裁定分歧。',
    keep: '保存为该查询的编码结果',
    kept: '已保存。一致程度见下方。',
    failed: '操作未成功：{why}',
    rest: '您还有 {n} 条未读。',
  },
})

type Coders = InferResponseType<typeof api.coding.sample.$get>['coders']

interface SettleProps {
  wanted: Wanted
  /** Resolves when every label given so far is kept. */
  kept: () => Promise<unknown>
  done: number
  all: number
}

/** Joins what two people said of a sample. */
export function Settle({ wanted, kept, done, all }: SettleProps): JSX.Element {
  const t = useWords(words)
  const [coders, setCoders] = useState<Coders | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [told, setTold] = useState('')
  const telling = async (work: () => Promise<void>) => {
    try {
      setTold('')
      await work()
    } catch (error) {
      setTold(t('failed', { why: error instanceof Error ? error.message : String(error) }))
    }
  }
  const look = () =>
    telling(async () => {
      await kept()
      setCoders((await get(api.coding.sample.$get({ query: { ...wanted } }))).coders)
    })
  const keep = () =>
    telling(async () => {
      const { query, size, seed } = wanted
      await get(
        api.coding.sheets.$post({ json: { query, size: Number(size), seed: Number(seed), coders: [...chosen] } }),
      )
      codingTouched.value += 1
      setTold(t('kept'))
    })
  const turn = (coder: string) =>
    setChosen((before) => (before.includes(coder) ? before.filter((one) => one !== coder) : [...before, coder]))
  return (
    <div class="settle">
      <h2 class="small">{t('ready')}</h2>
      <p>
        {t('how')} {done < all ? t('rest', { n: all - done }) : ''}
      </p>
      <button type="button" class="quiet" onClick={() => void look()}>
        {t('look')}
      </button>
      {coders === null ? null : coders.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <fieldset class="choice">
          <legend>{t('first')}</legend>
          {coders.map(({ coder, labelled }) => (
            <label>
              <input type="checkbox" checked={chosen.includes(coder)} onChange={() => turn(coder)} />{' '}
              <bdi>{t('one', { coder, n: labelled })}</bdi>
            </label>
          ))}
          <button type="button" disabled={chosen.length < 2 || chosen.length > 3} onClick={() => void keep()}>
            {t('keep')}
          </button>
        </fieldset>
      )}
      <p role="status">{told}</p>
    </div>
  )
}
