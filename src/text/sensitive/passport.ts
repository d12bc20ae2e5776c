import { nearCue } from '../cues.ts'
import { defineDetector } from '../detector.ts'

/** Mainland (E, EA…, G, D, S, P), Hong Kong (K, KJ, H), Macao (M), permits (C, W, H, T, L), and nine digits (Taiwan, United States, United Kingdom). */
const SHAPE =
  /(?<![A-Za-z0-9])(?:[EGDSPKHMCTLW][ -]?\d{8}|E[ -]?[A-HJ-NP-Z]\d{7}|(?:K[A-Z]|PE|SE|DE|MA|H)\d{7,8}|[A-Z]{1,2}\d{6,8}|\d{9})(?![A-Za-z0-9])/gi

const CUES = {
  zh: ['护照', '護照', '通行证', '通行證', '台胞证', '台胞證', '回乡证', '回鄉證'],
  en: ['passport', 'passport no', 'passport number', 'travel document'],
}
const isNear = nearCue(CUES)

export default defineDetector({
  id: 'passport',
  title: 'Passports and travel permits',
  validates: 'letter and digits in a form that a passport authority issues, with a cue in the same clause',
  source: 'ICAO Doc 9303-4; forms of numbers as issued by NIA (CN), ImmD (HK), BOCA (TW), and nine-digit books',
  cues: CUES,
  find: (text) =>
    Array.from(text.matchAll(SHAPE), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value: match[0].replaceAll(/[ -]/g, '').toUpperCase(),
    })).filter(({ start, end }) => isNear(text, start, end)),
})
