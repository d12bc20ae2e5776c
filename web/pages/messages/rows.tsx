import { elementScroll, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import type { JSX, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { usePrinting } from '../../lib/printing.ts'
import { useWords, utcTime } from '../../lib/words.ts'
import type { Message } from './asked.ts'
import { Excerpt } from './excerpt.tsx'
import { type Pages, usePages } from './pages.ts'
import { Printed } from './printed.tsx'
import { words } from './words.ts'

/** Browsers cut elements off beyond some 17 to 33 million pixels: longer lists are scrolled in proportion. */
const TALLEST_PX = 8_000_000
const ROW_PX = 32
const NARROW_ROW_PX = 60
/** In less width than this a record takes two lines; the stylesheet says the same. */
const NARROW_REM = 44

/** A list of so many rows: where it stands, and how to go somewhere. */
interface Walk {
  /** Pixels of the whole list above the first row in view. */
  offset: number
  rows: readonly { index: number; start: number }[]
  heightPx: number
  rowPx: number
  /** Rows that fit into view. */
  perView: number
  goTo: (index: number) => void
  turn: (deltaPx: number) => void
}

/** Which rows are in view of a scrolling element, for lists of any length. */
function useWalk(element: RefObject<HTMLDivElement | null>, count: number): Walk {
  const [, redraw] = useState(0)
  const rowPx = isNarrow(element.current) ? NARROW_ROW_PX : ROW_PX
  const fullPx = count * rowPx
  const heightPx = Math.min(fullPx, TALLEST_PX)
  const viewPx = element.current?.clientHeight ?? 0
  const scale = fullPx <= TALLEST_PX ? 1 : (fullPx - viewPx) / Math.max(1, heightPx - viewPx)
  const exact = useRef({ top: -1, offset: 0 })
  const offsetOf = (top: number): number => (exact.current.top === top ? exact.current.offset : top * scale)
  const scaled = useRef(offsetOf)
  scaled.current = offsetOf
  const [virtual] = useState(() => newVirtualizer(element, redraw))
  virtual.setOptions({
    ...virtual.options,
    count,
    estimateSize: () => rowPx,
    observeElementOffset: (_, told) => {
      const holder = element.current
      if (holder === null) return undefined
      const tell = () => told(scaled.current(holder.scrollTop), false)
      holder.addEventListener('scroll', tell, { passive: true })
      tell()
      return () => holder.removeEventListener('scroll', tell)
    },
  })
  // What adapters of other frameworks call; the package offers it under these names.
  // oxlint-disable-next-line no-underscore-dangle
  useLayoutEffect(() => virtual._didMount(), [])
  // oxlint-disable-next-line no-underscore-dangle
  useLayoutEffect(() => virtual._willUpdate())
  useLayoutEffect(() => virtual.measure(), [rowPx, count])
  const moveTo = (wantedPx: number) => {
    const holder = element.current
    if (holder === null) return
    const offset = Math.max(0, Math.min(wantedPx, fullPx - holder.clientHeight))
    holder.scrollTop = offset / scale
    exact.current = { top: holder.scrollTop, offset }
    holder.dispatchEvent(new Event('scroll'))
  }
  const offset = virtual.scrollOffset ?? 0
  return {
    offset,
    rows: virtual.getVirtualItems(),
    heightPx,
    rowPx,
    perView: Math.max(1, Math.floor(viewPx / rowPx)),
    goTo(index) {
      const [top, bottom] = [index * rowPx, (index + 1) * rowPx]
      if (top < offset) moveTo(top)
      else if (bottom > offset + viewPx) moveTo(bottom - viewPx)
    },
    turn: (deltaPx) => moveTo(offset + deltaPx),
  }
}

const isNarrow = (holder: HTMLDivElement | null): boolean =>
  (holder?.clientWidth ?? 0) <= NARROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

const newVirtualizer = (element: RefObject<HTMLDivElement | null>, redraw: (of: (n: number) => number) => void) =>
  new Virtualizer<HTMLDivElement, HTMLDivElement>({
    count: 0,
    overscan: 6,
    getScrollElement: () => element.current,
    estimateSize: () => ROW_PX,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset: () => undefined,
    onChange: () => redraw((n) => n + 1),
  })

function Cells({ message }: { message: Message | undefined }): JSX.Element {
  const t = useWords(words)
  if (message === undefined)
    return (
      <span role="gridcell" class="muted">
        {t('fetching')}
      </span>
    )
  const { observedAtUtcMs, account, text } = message
  return (
    <>
      <span role="gridcell" class="time">
        {observedAtUtcMs === null ? '–' : utcTime(observedAtUtcMs)}
      </span>
      <span role="gridcell" class="server">
        <bdi>{message.server}</bdi>
      </span>
      <span role="gridcell" class="who">
        <bdi>{account?.shown ?? '–'}</bdi>
      </span>
      <span role="gridcell" class="said">
        {text.pieces.length === 0 ? <span class="muted">{t('noText')}</span> : <Excerpt of={text} />}
      </span>
    </>
  )
}

/** How far a key moves in a list of `count` rows; null when it moves nothing. */
function moved(key: string, { at, count, perView }: { at: number; count: number; perView: number }): number | null {
  const to: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + perView,
    PageUp: at - perView,
    Home: 0,
    End: count - 1,
  }
  const wanted = to[key]
  return wanted === undefined ? null : Math.max(0, Math.min(count - 1, wanted))
}

interface ListProps {
  count: number
  asked: Parameters<typeof usePages>[0]
  openId: string
  open: (id: string) => void
}

/** All records of the result, however many: those in view are fetched. */
export function Rows({ count, asked, openId, open }: ListProps): JSX.Element {
  const t = useWords(words)
  const element = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const walk = useWalk(element, count)
  const [first, last] = [walk.rows[0]?.index ?? 0, walk.rows.at(-1)?.index ?? 0]
  const pages = usePages(asked, { first, last, count })
  useEffect(() => {
    setAt(0)
    walk.turn(Number.MIN_SAFE_INTEGER)
  }, [JSON.stringify(asked)])
  useWheel(element, walk, count * walk.rowPx > TALLEST_PX)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event.key, { at, count, perView: walk.perView })
    const message = pages.at(at)
    if (event.key === 'Enter' && message !== undefined) open(message.id)
    if (to === null) return
    event.preventDefault()
    setAt(to)
    walk.goTo(to)
  }
  const isRendered = walk.rows.some(({ index }) => index === at)
  const isPrinting = usePrinting()
  const inView = useRef(0)
  if (!isPrinting) inView.current = Math.floor(walk.offset / walk.rowPx)
  return (
    <>
      {isPrinting ? <Printed count={count} {...pages.around(inView.current)} /> : null}
      {pages.fault === '' ? null : <Broken of={pages} />}
      <div
        class="message-list"
        role="grid"
        aria-label={t('table')}
        aria-rowcount={count}
        aria-activedescendant={isRendered ? `row-${at}` : undefined}
        tabIndex={0}
        ref={element}
        onKeyDown={onKeyDown}
      >
        <div class="window" role="presentation" style={{ height: `${Math.max(walk.heightPx, 1)}px` }}>
          <div class="layer" role="presentation">
            {walk.rows.map(({ index, start }) => (
              <Line
                key={index}
                place={{ index, topPx: start - walk.offset, rowPx: walk.rowPx }}
                isAt={index === at}
                message={pages.at(index)}
                isOpen={pages.at(index)?.id === openId}
                open={(id) => {
                  setAt(index)
                  open(id)
                }}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  )
}

/** Rows in view could not be read: why, and a button to try again. */
function Broken({ of: { fault, again } }: { of: Pages }): JSX.Element {
  const t = useWords(words)
  return (
    <p class="warning" role="alert">
      {t('broken')} <span lang="en">{fault}</span>{' '}
      <button type="button" class="quiet" onClick={again}>
        {t('again')}
      </button>
    </p>
  )
}

interface LineProps {
  place: { index: number; topPx: number; rowPx: number }
  message: Message | undefined
  isAt: boolean
  isOpen: boolean
  open: (id: string) => void
}

function Line({ place: { index, topPx, rowPx }, message, isAt, isOpen, open }: LineProps): JSX.Element {
  return (
    <div
      role="row"
      id={`row-${index}`}
      aria-rowindex={index + 1}
      aria-selected={isOpen}
      class={`line${isAt ? ' at' : ''}`}
      style={{ height: `${rowPx}px`, transform: `translateY(${topPx}px)` }}
      onClick={() => {
        if (message !== undefined) open(message.id)
      }}
    >
      <Cells message={message} />
    </div>
  )
}

/** In a list scrolled in proportion, a turn of the wheel would leap over many rows: it moves by what it says. */
function useWheel(element: RefObject<HTMLDivElement | null>, walk: Walk, isScaled: boolean): void {
  const turn = useRef(walk.turn)
  turn.current = walk.turn
  useEffect(() => {
    const holder = element.current
    if (!isScaled || holder === null) return undefined
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return
      event.preventDefault()
      turn.current(event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * ROW_PX)
    }
    holder.addEventListener('wheel', onWheel, { passive: false })
    return () => holder.removeEventListener('wheel', onWheel)
  }, [isScaled])
}
