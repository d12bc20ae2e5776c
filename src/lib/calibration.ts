/** A prediction with its probability, and whether it came true. */
export interface Judged {
  probability: number
  isRight: boolean
}

/** Bins of equal width in which probabilities are compared with what came true. */
const BINS = 10

/** Predictions whose probabilities are alike: how many, their mean probability, and the share that came true. */
export interface CalibrationBin {
  from: number
  predictions: number
  probability: number
  rightShare: number
}

/** Predictions in bins of equal width; empty bins are left out. */
export function calibrationBins(judged: readonly Judged[]): CalibrationBin[] {
  const bins = Array.from({ length: BINS }, () => ({ predictions: 0, probability: 0, right: 0 }))
  for (const { probability, isRight } of judged) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))]
    if (bin === undefined) continue
    bin.predictions += 1
    bin.probability += probability
    bin.right += isRight ? 1 : 0
  }
  return bins.flatMap(({ predictions, probability, right }, at) =>
    predictions === 0
      ? []
      : [{ from: at / BINS, predictions, probability: probability / predictions, rightShare: right / predictions }],
  )
}

/**
 * Expected calibration error: the mean distance between probability and share that came true, over bins weighed by their
 * predictions (Naeini, Cooper and Hauskrecht, AAAI 2015; Guo and others, ICML 2017). 0 is perfect; null without predictions.
 */
export function calibrationError(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null
  const sum = calibrationBins(judged).reduce(
    (total, { predictions, probability, rightShare }) => total + predictions * Math.abs(probability - rightShare),
    0,
  )
  return sum / judged.length
}
