import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Box, moved, showing, zoomed } from '../lib/box.ts'
import { ARROWS, nextIn, type Place } from '../lib/direction.ts'
import { defineWords, useWords } from '../lib/words.ts'
import './stage.css'

const words = defineWords({
  en: {
    closer: 'Closer',
    farther: 'Farther',
    all: 'Show all',
    help: 'Arrow keys go from mark to mark, with Shift they move the picture; + and − zoom, 0 shows all, Enter opens.',
  },
  zh: {
    closer: '放大',
    farther: '缩小',
    all: '显示全部',
    help: '方向键在标记之间移动，按住 Shift 则移动画面；+ 和 − 缩放，0 显示全部，回车键打开。',
  },
})

interface StageProps {
  label: string
  bounds: Box
  /** Places that the arrow keys go between. */
  places: readonly Place[]
  /** The one that is chosen; −1 for none. */
  at: number
  choose: (at: number) => void
  /** Enter on the chosen one. */
  enter?: (at: number) => void
  /** A click somewhere; `unit` is how many of the picture’s units a pixel is. */
  click: (place: Place, unit: number) => void
  className?: string
  /** The picture, for a piece of it at a scale. */
  children: (view: { box: Box; unit: number }) => ComponentChildren
}

/** A step of zoom, and of the wheel. */
const STEP = 0.7
const WHEEL_STEP = 1.0015

/** The piece of a picture that is shown, and how many of its units a pixel is. */
function useBox({ bounds, places, at }: Pick<StageProps, 'bounds' | 'places' | 'at'>, holder: Holder) {
  const [box, setBox] = useState(bounds)
  const size = useSize(holder)
  const unit = Math.max(box.width / size.width, box.height / size.height)
  useEffect(() => setBox(bounds), [bounds])
  useEffect(() => {
    const place = places[at]
    if (place !== undefined) setBox((before) => showing(before, bounds, place))
  }, [at, places])
  return {
    box,
    unit,
    setBox,
    zoom: (factor: number, around?: Place) =>
      setBox((before) => zoomed(before, bounds, { factor, ...(around === undefined ? {} : { at: around }) })),
    move: (by: Place, from?: Box) => setBox((before) => moved(from ?? before, bounds, by)),
    placeOf: ({ clientX, clientY }: { clientX: number; clientY: number }): Place => {
      const rect = holder.current?.getBoundingClientRect()
      if (rect === undefined) return { x: 0, y: 0 }
      return {
        x: box.x + box.width / 2 + (clientX - rect.left - rect.width / 2) * unit,
        y: box.y + box.height / 2 + (clientY - rect.top - rect.height / 2) * unit,
      }
    },
  }
}

type Shown = ReturnType<typeof useBox>
type Holder = { readonly current: SVGSVGElement | null }

/** What a key does to the picture; false when it has nothing to do with it. */
function keyed(event: KeyboardEvent, { box, setBox, zoom, move }: Shown, props: StageProps): boolean {
  const { bounds, places, at, choose, enter } = props
  const arrow = ARROWS[event.key]
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (arrow !== undefined && event.shiftKey) move({ x: (arrow.x * box.width) / 8, y: (arrow.y * box.width) / 8 })
  else if (arrow !== undefined) {
    const next = nextIn(places, at, arrow)
    if (next !== null) choose(next)
  } else if (event.key === '+' || event.key === '=') zoom(STEP, places[at])
  else if (event.key === '-' || event.key === '_') zoom(1 / STEP)
  else if (event.key === '0') setBox(bounds)
  else if (event.key === 'Enter' && at >= 0) enter?.(at)
  else return false
  return true
}

/** So far a pointer may move, in pixels, and still be a click. */
const CLICK_PX = 4

/** Moves the picture with the pointer; what does not move is a click. */
function usePointer({ box, unit, move, placeOf }: Shown, holder: Holder, click: StageProps['click']) {
  const drag = useRef<{ from: Place; box: Box; isMoved: boolean } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      drag.current = { from: { x: event.clientX, y: event.clientY }, box, isMoved: false }
    },
    onPointerMove: (event: PointerEvent) => {
      const held = drag.current
      if (held === null || event.buttons === 0) return
      const by = { x: (held.from.x - event.clientX) * unit, y: (held.from.y - event.clientY) * unit }
      if (!held.isMoved && Math.hypot(by.x, by.y) < CLICK_PX * unit) return
      if (!held.isMoved) holder.current?.setPointerCapture(event.pointerId)
      held.isMoved = true
      move(by, held.box)
    },
    onPointerUp: (event: PointerEvent) => {
      const held = drag.current
      drag.current = null
      if (held?.isMoved === false) click(placeOf(event), unit)
    },
  }
}

function Tools({ zoom, whole }: { zoom: (factor: number) => void; whole: () => void }): JSX.Element {
  const t = useWords(words)
  return (
    <div class="stage-tools">
      <button type="button" class="quiet" aria-label={t('closer')} title={t('closer')} onClick={() => zoom(STEP)}>
        +
      </button>
      <button type="button" class="quiet" aria-label={t('farther')} title={t('farther')} onClick={() => zoom(1 / STEP)}>
        −
      </button>
      <button type="button" class="quiet" onClick={whole}>
        {t('all')}
      </button>
      <p class="note">{t('help')}</p>
    </div>
  )
}

/** A picture that is moved, zoomed and walked, with the pointer or with keys alone. */
export function Stage(props: StageProps): JSX.Element {
  const { label, bounds, click, className = '', children } = props
  const t = useWords(words)
  const holder = useRef<SVGSVGElement>(null)
  const shown = useBox(props, holder)
  const { box, unit, setBox, zoom, placeOf } = shown
  const pointer = usePointer(shown, holder, click)
  return (
    <div class={`stage ${className}`}>
      <svg
        ref={holder}
        role="application"
        aria-label={`${label}. ${t('help')}`}
        tabindex={0}
        class="plot"
        style={{ aspectRatio: `${bounds.width} / ${bounds.height}` }}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        fill="currentColor"
        onKeyDown={(event) => {
          if (keyed(event, shown, props)) event.preventDefault()
        }}
        onWheel={(event) => {
          if (!event.ctrlKey && document.activeElement !== holder.current) return
          event.preventDefault()
          zoom(WHEEL_STEP ** event.deltaY, placeOf(event))
        }}
        {...pointer}
      >
        {children({ box, unit })}
      </svg>
      <Tools zoom={zoom} whole={() => setBox(bounds)} />
    </div>
  )
}

/** Size of an element on the screen in pixels, as it changes. */
function useSize(of: { readonly current: Element | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: 960, height: 640 })
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0)
        setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    if (of.current !== null) watcher.observe(of.current)
    return () => watcher.disconnect()
  }, [])
  return size
}
