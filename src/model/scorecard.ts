/** One finding of a lab case beside what the lab knows to be true. */
export interface Score {
  finding: string
  /** `exact`: every value must equal the truth. The others are shares that a method can only come near. */
  test: 'exact' | 'precision' | 'recall'
  /** Values that are as they should be … */
  agree: number
  /** … of so many. */
  compared: number
  /** The value when there is one, or what differs. */
  detail: string
}

/** True when a score does not say that something is wrong; a share never does. */
export const holds = ({ test, agree, compared }: Score): boolean => test !== 'exact' || agree === compared

/** How a set of scores ends, in one sentence. */
export function verdict(scores: readonly Score[]): string {
  const exact = scores.filter(({ test }) => test === 'exact')
  return `${exact.filter(holds).length} of ${exact.length} findings are exactly what is true.`
}
