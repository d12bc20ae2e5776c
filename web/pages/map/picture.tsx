import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { nearest, type Place } from '../../lib/direction.ts'
import { useWords } from '../../lib/words.ts'
import { Stage } from '../../parts/stage.tsx'
import { CLASSES, classOf, middleOf, type World } from './world.ts'
import { words } from './words.ts'

interface PictureProps {
  world: World
  /** Share of each country by the measure that is shaded. */
  shares: ReadonlyMap<string, number>
  /** What the shades are a share of, in words. */
  measure: string
  chosen: string
  choose: (code: string) => void
}

const CLICK_PX = 16

function Legend({ measure }: { measure: string }): JSX.Element {
  const t = useWords(words)
  const steps = [
    { label: t('none'), name: 'land' },
    ...CLASSES.map(({ label }, at) => ({ label, name: `share-${at}` })),
  ]
  return (
    <ul class="legend">
      <li>{t('classOf', { what: measure })}</li>
      {steps.map(({ label, name }) => (
        <li key={name}>
          <svg class="plot mark" viewBox="0 0 22 14" aria-hidden="true">
            <rect class={name} width="22" height="14" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

const nameOf = (share: number | undefined): string => {
  const step = classOf(share ?? 0)
  return step < 0 ? 'land' : `share-${step}`
}

/** The world, each country shaded by its share; those with records are gone through with the arrow keys. */
export function Picture({ world, shares, measure, chosen, choose }: PictureProps): JSX.Element {
  const t = useWords(words)
  const named = useMemo(
    () =>
      world.shapes.flatMap(({ code, outline, at }) => {
        const place: Place | null = outline === null ? (at === null ? null : { x: at[0], y: at[1] }) : middleOf(outline)
        return code === null || place === null ? [] : [{ code, place }]
      }),
    [world],
  )
  const walked = useMemo(() => {
    const shareOf = ({ code }: { code: string }): number => shares.get(code) ?? 0
    return named.filter((one) => shareOf(one) > 0).toSorted((a, b) => shareOf(b) - shareOf(a))
  }, [named, shares])
  const places = useMemo(() => walked.map(({ place }) => place), [walked])
  const bounds = useMemo(() => ({ x: 0, y: 0, width: world.widthPx, height: world.heightPx }), [world])
  const at = walked.findIndex(({ code }) => code === chosen)
  const click = (point: Place, unit: number) => {
    const place = nearest(places, point, CLICK_PX * unit)
    if (place !== null) choose(walked[place]?.code ?? '')
  }
  return (
    <div class="world">
      <Stage
        label={t('picture')}
        bounds={bounds}
        places={places}
        at={at}
        choose={(next) => choose(walked[next]?.code ?? '')}
        click={click}
      >
        {({ unit }) => (
          <>
            {world.shapes.map(({ code, outline }, shape) =>
              outline === null ? null : (
                <path
                  key={shape}
                  class={`country ${nameOf(shares.get(code ?? ''))}${code === chosen ? ' chosen' : ''}`}
                  d={outline}
                  vector-effect="non-scaling-stroke"
                  onClick={() => {
                    if (code !== null) choose(code)
                  }}
                />
              ),
            )}
            {world.shapes.map(({ code, at: point }) =>
              point === null || code === null || (shares.get(code) ?? 0) === 0 ? null : (
                <circle
                  key={code}
                  class={`country place ${nameOf(shares.get(code))}${code === chosen ? ' chosen' : ''}`}
                  cx={point[0]}
                  cy={point[1]}
                  r={4.5 * Math.min(unit, 1)}
                  vector-effect="non-scaling-stroke"
                />
              ),
            )}
            {walked[at] === undefined ? null : (
              <circle
                class="here"
                cx={walked[at].place.x}
                cy={walked[at].place.y}
                r={9 * unit}
                stroke-width={2.4 * unit}
              />
            )}
          </>
        )}
      </Stage>
      <Legend measure={measure} />
    </div>
  )
}
