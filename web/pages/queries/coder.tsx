import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'
import { codingTouched } from './outcome.tsx'
import { Settle } from './settle.tsx'

const words = defineWords({
  en: {
    place: 'Message {n} of {all}',
    question: 'Is it about the subject of the query?',
    yes: 'Yes',
    no: 'No',
    unclear: 'Unsure',
    keys: 'Keys: Y yes, N no, U unsure, Backspace takes it back, ← → go between messages.',
    progress: '{done} of {all} read',
    hits: 'Drawn at random from {n} unique messages that the query matches.',
    before: 'Before',
    after: 'Next',
    sheet: 'Message to read; keys Y, N, U',
    said: 'You said: {label}',
    failed: 'Not kept: {why}',
    covered: 'Names and private values are covered in the texts.',
  },
  zh: {
    place: '第 {n} 条，共 {all} 条',
    question: '它是否关于该查询的主题？',
    yes: '是',
    no: '否',
    unclear: '不确定',
    keys: '按键：Y 是，N 否，U 不确定，退格键撤销，← → 切换消息。',
    progress: '已读 {done} 条，共 {all} 条',
    hits: '从该查询匹配的 {n} 条不重复消息中随机抽取。',
    before: '上一条',
    after: '下一条',
    sheet: '待阅读的消息；按键 Y、N、U',
    said: '您的判断：{label}',
    failed: '未能保存：{why}',
    covered: '文本中的姓名和隐私信息已遮盖。',
  },
})

export interface Wanted {
  query: string
  size: string
  seed: string
  coder: string
}

type Sample = InferResponseType<typeof api.coding.sample.$get>
type Label = NonNullable<Sample['items'][number]['label']>
const LABELS = ['yes', 'no', 'unclear'] as const
const KEYS: Readonly<Record<string, Label>> = { y: 'yes', n: 'no', u: 'unclear' }
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Labels are kept one by one, in the order they were given. */
function useLabels(sample: Sample, wanted: Wanted) {
  const [labels, setLabels] = useState<Readonly<Record<string, Label | null>>>(
    Object.fromEntries(sample.items.map(({ item, label }) => [item, label])),
  )
  const [fault, setFault] = useState('')
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const give = (item: string, label: Label | null) => {
    setLabels((before) => ({ ...before, [item]: label }))
    const { query, coder } = wanted
    const json = { query, size: Number(wanted.size), seed: Number(wanted.seed), coder, item, label }
    queue.current = queue.current
      .then(() => get(api.coding.label.$post({ json })))
      .then(
        () => setFault(''),
        (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
      )
  }
  return { labels, fault, give, kept: () => queue.current }
}

function Reader({ sample, wanted }: { sample: Sample; wanted: Wanted }): JSX.Element {
  const t = useWords(words)
  const { labels, fault, give, kept } = useLabels(sample, wanted)
  const first = sample.items.findIndex(({ label }) => label === null)
  const [place, setPlace] = useState(Math.max(0, first))
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => sheet.current?.focus(), [])
  const { items } = sample
  const one = items[place]
  const done = Object.values(labels).filter((label) => label !== null).length
  const step = (by: number) => setPlace((at) => Math.max(0, Math.min(items.length - 1, at + by)))
  const say = (label: Label | null) => {
    if (one === undefined) return
    give(one.item, label)
    if (label !== null) step(1)
  }
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const label = KEYS[event.key.toLowerCase()]
    const by = STEPS[event.key]
    if (label !== undefined) say(label)
    else if (event.key === 'Backspace') say(null)
    else if (by !== undefined) step(by)
    else return
    event.preventDefault()
  }
  const said = one === undefined ? null : (labels[one.item] ?? null)
  return (
    <>
      <p class="note">
        {t('hits', { n: sample.hits })} {t('covered')}
      </p>
      <div class="reader" ref={sheet} role="group" aria-label={t('sheet')} tabIndex={0} onKeyDown={key}>
        <p class="muted" role="status">
          {t('place', { n: place + 1, all: items.length })} · {t('progress', { done, all: items.length })}
          {said === null ? '' : ` · ${t('said', { label: t(said) })}`}
        </p>
        <progress aria-label={t('progress', { done, all: items.length })} value={done} max={items.length} />
        <p class="message">
          <bdi>{one?.text ?? ''}</bdi>
        </p>
        <p>{t('question')}</p>
        <div class="row">
          {LABELS.map((label) => (
            <button type="button" class="quiet" aria-pressed={said === label} onClick={() => say(label)}>
              {t(label)} <kbd>{label === 'unclear' ? 'U' : label === 'yes' ? 'Y' : 'N'}</kbd>
            </button>
          ))}
          <button type="button" class="quiet" disabled={place === 0} onClick={() => step(-1)}>
            ← {t('before')}
          </button>
          <button type="button" class="quiet" disabled={place >= items.length - 1} onClick={() => step(1)}>
            {t('after')} →
          </button>
        </div>
        <p class="note">{t('keys')}</p>
        {fault === '' ? null : <p role="alert">{t('failed', { why: fault })}</p>}
      </div>
      <Settle wanted={wanted} kept={kept} done={done} all={items.length} />
    </>
  )
}

/** The sample, message by message, for one reader. */
export function Coder({ wanted }: { wanted: Wanted }): JSX.Element {
  const loaded = useLoaded(() => get(api.coding.sample.$get({ query: { ...wanted } })), [codingTouched.value])
  return <Shown of={loaded}>{(sample) => <Reader sample={sample} wanted={wanted} />}</Shown>
}
