import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { api, get } from '../lib/client.ts'
import { isRevealed, refreshStatus, status } from '../lib/status.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { Dialog } from './dialog.tsx'
import { Hold } from './hold.tsx'

const words = defineWords({
  en: {
    covered: 'Names are covered',
    show: 'Show names …',
    title: 'Show names as they are in the evidence?',
    why: 'Behind every name is a person who was watched. For ten minutes this tab shows accounts, addresses and texts as they were logged. Your reason is written to the audit list of the case first.',
    reason: 'Why you need to see them',
    hold: 'Hold to show names',
    cancel: 'Leave them covered',
    banner: 'Real names are shown in this tab for another {time}.',
    care: 'Mind who can see your screen; exports hold real names, too.',
    cover: 'Cover names now',
  },
  zh: {
    covered: '姓名已遮盖',
    show: '显示姓名……',
    title: '要按证据原样显示姓名吗？',
    why: '每个名字背后都是一个被监视的人。在十分钟内，本标签页会按记录原样显示账号、地址和文本。您填写的理由会先写入案件的审计清单。',
    reason: '您为什么需要查看',
    hold: '按住以显示姓名',
    cancel: '保持遮盖',
    banner: '本标签页将在 {time} 内继续显示真实姓名。',
    care: '请留意谁能看到您的屏幕；导出的文件也会包含真实姓名。',
    cover: '立即遮盖',
  },
})

function Question({ close }: { close: () => void }): JSX.Element {
  const t = useWords(words)
  const [reason, setReason] = useState('')
  const held = async () => {
    await get(api.reveal.$post({ json: { reason } }))
    await refreshStatus()
    close()
  }
  return (
    <Dialog title={t('title')} close={close}>
      <p>{t('why')}</p>
      <label>
        {t('reason')}
        <textarea rows={3} maxLength={2000} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <div class="row">
        <Hold disabled={reason.trim() === ''} held={() => void held()}>
          {t('hold')}
        </Hold>
        <button type="button" class="quiet" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  )
}

/** Says that names are covered, and asks for a reason to show them. */
export function RevealButton(): JSX.Element | null {
  const t = useWords(words)
  const [isAsked, setAsked] = useState(false)
  if (status.value?.case == null || isRevealed.value) return null
  return (
    <>
      <button type="button" class="quiet" onClick={() => setAsked(true)}>
        <span class="muted">{t('covered')}</span> {t('show')}
      </button>
      {isAsked ? <Question close={() => setAsked(false)} /> : null}
    </>
  )
}

const minutes = (leftMs: number): string =>
  `${Math.floor(leftMs / 60_000)}:${String(Math.floor((leftMs % 60_000) / 1000)).padStart(2, '0')}`

async function cover(): Promise<void> {
  await get(api.cover.$post({ json: {} }))
  await refreshStatus()
}

/** Stands over every page while names are shown, with the time that is left. */
export function RevealBanner(): JSX.Element | null {
  const t = useWords(words)
  const [leftMs, setLeftMs] = useState(0)
  const until = status.value?.revealedUntilUtcMs ?? 0
  useEffect(() => {
    if (until === 0 || status.value === null) return undefined
    const skewMs = status.value.nowUtcMs - Date.now()
    const tick = () => {
      const left = until - Date.now() - skewMs
      setLeftMs(Math.max(0, left))
      if (left <= 0) void refreshStatus()
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [until])
  if (until === 0) return null
  return (
    <div class="banner reveal" role="alert">
      <p>
        <strong>{t('banner', { time: minutes(leftMs) })}</strong> {t('care')}
      </p>
      <button type="button" onClick={() => void cover()}>
        {t('cover')}
      </button>
    </div>
  )
}
