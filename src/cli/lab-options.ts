import { InvalidArgumentError } from '@commander-js/extra-typings'

/** The year of the study, and the seed of the demonstration: what it shows is the same everywhere. */
export const SEED = 2008

/** A whole number of an option, within its range. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
