/** Messages of an account, and those that no word explains. */
export interface Tally {
  messages: Float64Array
  unexplained: Float64Array
}

/** Of an account that is logged whatever it writes, at least this share has no other explanation. */
const LEAST_OPEN = 0.5

const ROUNDS = 30

/**
 * Probability, account by account, that it is logged whatever it writes: a mixture of two binomial distributions of the
 * messages that no word explains, by expectation and maximisation; the first for rare words that were not found.
 */
export function suspicionOf({ messages, unexplained }: Tally): Float64Array {
  const suspicion = new Float64Array(messages.length)
  const all = sum(messages)
  let [share, ordinary, open] = [0.05, Math.max(0.01, sum(unexplained) / all), 0.7]
  for (let round = 0; round < ROUNDS; round += 1) {
    const [lostOrdinary, lostOpen] = [Math.log((1 - open) / (1 - ordinary)), Math.log(open / ordinary)]
    const prior = Math.log(share / (1 - share))
    const sums = { suspects: 0, suspectMessages: 0, suspectOpen: 0 }
    for (let account = 0; account < messages.length; account += 1) {
      const [count, without] = [messages[account] ?? 0, unexplained[account] ?? 0]
      const chance = 1 / (1 + Math.exp(-(prior + without * lostOpen + (count - without) * lostOrdinary)))
      suspicion[account] = chance
      sums.suspects += chance
      sums.suspectMessages += chance * count
      sums.suspectOpen += chance * without
    }
    share = Math.min(0.5, Math.max(1e-4, sums.suspects / messages.length))
    open = Math.min(0.99, Math.max(LEAST_OPEN, (sums.suspectOpen + 0.7) / (sums.suspectMessages + 1)))
    ordinary = Math.min(
      LEAST_OPEN / 2,
      Math.max(0.01, (sum(unexplained) - sums.suspectOpen) / Math.max(1, all - sums.suspectMessages)),
    )
  }
  return suspicion
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
