import { nearCue } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'

const DECIMAL =
  /(?<![\d.])(-?\d{1,3}\.\d{3,10})°?([NSEW北南东東西])? ?[,; ] ?(-?\d{1,3}\.\d{3,10})°?([NSEW北南东東西])?(?!\d|\.\d)/gi
const LABELLED =
  /(?:纬度|緯度|latitude|lat|北纬|北緯|南纬)[ :=是为]{0,3}(-?\d{1,2}\.\d{2,10})°?[,; ]{0,3}(?:经度|經度|longitude|lng|lon|东经|東經|西经|西經)[ :=是为]{0,3}(-?\d{1,3}\.\d{2,10})(?!\d|\.\d)/gi
const SEXAGESIMAL =
  /(?<!\d)(?:北纬|北緯|南纬)?(\d{1,2})[°度] ?(\d{1,2})[′'分] ?(?:\d{1,2}(?:\.\d{1,3})?[″"秒]|\d{1,2}'')? ?[NS]?[,; ]{0,3}(?:东经|東經|西经|西經)?(\d{1,3})[°度] ?(\d{1,2})[′'分] ?(?:\d{1,2}(?:\.\d{1,3})?[″"秒]|\d{1,2}'')?(?: ?[EW])?/gi

/** Decimal places that nobody gives to a price or a rate: five are a metre. */
const PRECISE = 5

const CUES = {
  zh: ['坐标', '座標', '坐標', '经纬', '經緯', '定位', '位置', '纬度', '緯度', '经度', '經度'],
  en: ['coordinates', 'coordinate', 'coords', 'gps', 'lat', 'latitude', 'location', 'position', 'geo'],
}
const isNear = nearCue(CUES)

const decimals = (number: string): number => number.length - number.indexOf('.') - 1

function pair(match: RegExpExecArray, first: string, second: string): Find[] {
  const [a, b] = [Math.abs(Number(first)), Math.abs(Number(second))]
  if (Math.min(a, b) > 90 || Math.max(a, b) > 180) return []
  const span = { start: match.index, end: match.index + match[0].length }
  return [{ ...span, value: `${Number(first)},${Number(second)}` }]
}

export default defineDetector({
  id: 'coordinates',
  title: 'Geographic coordinates',
  validates: 'latitude and longitude in range: degrees and minutes, or decimals to five places, or to three with a cue',
  source: 'ISO 6709:2022',
  cues: CUES,
  find: (text) => [
    ...Array.from(text.matchAll(DECIMAL)).flatMap((match) => {
      const [whole, first = '', firstSide, second = '', secondSide] = match
      const isPrecise = Math.min(decimals(first), decimals(second)) >= PRECISE
      const isMarked = firstSide !== undefined && secondSide !== undefined
      const isMeant = isPrecise || isMarked || isNear(text, match.index, match.index + whole.length)
      return isMeant ? pair(match, first, second) : []
    }),
    ...Array.from(text.matchAll(LABELLED)).flatMap((match) => pair(match, match[1] ?? '', match[2] ?? '')),
    ...Array.from(text.matchAll(SEXAGESIMAL)).flatMap((match) => {
      const [, d1 = '', m1 = '', d2 = '', m2 = ''] = match
      if (Number(m1) > 59 || Number(m2) > 59) return []
      return pair(match, String(Number(d1) + Number(m1) / 60), String(Number(d2) + Number(m2) / 60))
    }),
  ],
})
