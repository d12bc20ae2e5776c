import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Answer } from '../../lib/answer.ts'
import { query, setQuery } from '../../lib/route.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Coder } from './coder.tsx'
import { Outcome } from './outcome.tsx'

const words = defineWords({
  en: {
    why: 'A query finds words; people decide what a message is about. Two of them read the same random sample, apart from each other. What they agree on corrects the query’s share.',
    query: 'Query',
    size: 'Messages in the sample',
    seed: 'Seed: the same number draws the same sample',
    coder: 'Who is reading',
    coderHint: 'A name or initials. The other reader takes another one, and does not see your answers.',
    draw: 'Draw the sample',
  },
  zh: {
    why: '查询找到的是词语；消息究竟关于什么由人来判断。两位读者各自独立阅读同一份随机样本，其一致的判断用于校正该查询的占比。',
    query: '查询',
    size: '样本中的消息数',
    seed: '种子：同一数字抽取同一样本',
    coder: '阅读者',
    coderHint: '姓名或缩写。另一位读者使用不同的名字，且看不到您的答案。',
    draw: '抽取样本',
  },
})

interface Wanted {
  query: string
  size: string
  seed: string
  coder: string
}

/** The sample of the address; null until one was chosen. */
function wantedOf(): Wanted | null {
  const at = query.value
  const wanted = {
    query: at.get('sample') ?? '',
    size: at.get('size') ?? '100',
    seed: at.get('seed') ?? '1',
    coder: at.get('coder') ?? '',
  }
  return wanted.query === '' || wanted.coder === '' ? null : wanted
}

function Choice({ answer }: { answer: Answer }): JSX.Element {
  const t = useWords(words)
  const hits = answer.rows
    .filter((row) => row['language'] === 'any' && Number(row['messages']) > 0)
    .toSorted((a, b) => Number(b['messages']) - Number(a['messages']))
  const now = wantedOf()
  const [sample, setSample] = useState(now?.query ?? String(hits[0]?.['query'] ?? ''))
  const [size, setSize] = useState(now?.size ?? '100')
  const [seed, setSeed] = useState(now?.seed ?? '1')
  const [coder, setCoder] = useState(now?.coder ?? '')
  return (
    <form
      class="sample"
      onSubmit={(event) => {
        event.preventDefault()
        setQuery({ sample, size, seed, coder: coder.trim() })
      }}
    >
      <label>
        <span>{t('query')}</span>
        <select value={sample} onChange={(event) => setSample(event.currentTarget.value)}>
          {hits.map((row) => (
            <option value={String(row['query'])}>
              {String(row['title'])} ({String(row['messages'])})
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('size')}</span>
        <input
          type="number"
          min={1}
          max={1000}
          required
          value={size}
          onInput={(event) => setSize(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{t('seed')}</span>
        <input
          type="number"
          min={1}
          max={999999}
          required
          value={seed}
          onInput={(event) => setSeed(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{t('coder')}</span>
        <input
          type="text"
          maxLength={60}
          required
          value={coder}
          aria-describedby="coder-hint"
          onInput={(event) => setCoder(event.currentTarget.value)}
        />
        <small id="coder-hint">{t('coderHint')}</small>
      </label>
      <button type="submit" disabled={sample === '' || coder.trim() === ''}>
        {t('draw')}
      </button>
    </form>
  )
}

/** Draws a sample, has people read it, and says what follows. */
export function Coding({ answer }: { answer: Answer }): JSX.Element {
  const t = useWords(words)
  const wanted = wantedOf()
  return (
    <>
      <p>{t('why')}</p>
      <Choice answer={answer} />
      {wanted === null ? null : <Coder key={Object.values(wanted).join('\n')} wanted={wanted} />}
      <Outcome />
    </>
  )
}
