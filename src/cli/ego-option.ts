import { OperatorError } from '../model/errors.ts'

/** Hops that are of use: within a few, most of a case is reached. */
const MOST_HOPS = 6

/** The account and hops that were asked for; null without an account. Throws OperatorError where they make no sense. */
export function egoOption(options: {
  account?: string | undefined
  hops?: string | undefined
}): { account: string; hops: number } | null {
  const hops = Number(options.hops ?? 1)
  if (!Number.isInteger(hops) || hops < 1 || hops > MOST_HOPS)
    throw new OperatorError(`--hops takes a whole number from 1 to ${MOST_HOPS}.`, {
      hint: 'A hop leads from an account, by one of its addresses, to who else stands beside it.',
      exit: 'wrongUsage',
    })
  if (options.account !== undefined) return { account: options.account, hops }
  if (options.hops === undefined) return null
  throw new OperatorError('--hops is only used with --account.', {
    hint: 'Add --account NAME, or leave --hops out.',
    exit: 'wrongUsage',
  })
}
