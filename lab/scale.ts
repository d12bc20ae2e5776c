/** What a replica must come to, figure by figure. */
export interface Figures {
  /** Logged messages: records of the message logs of all eight servers. */
  records: number
  /** Distinct (account, text). */
  unique: number
  /** Unique messages that are left when those with an English obscenity are taken away. */
  clean: number
  /** Distinct (account, text, address, time). */
  sendings: number
  accounts: number
  addresses: number
  /** Records by the country their address is registered in; the rest is spread over 57 others. */
  china: number
  unitedStates: number
}

/**
 * `report` repeats the figures of *Breaching Trust* (2008, “Censorship and Surveillance”): 1,045,800 messages, 166,766 of
 * them unique, 71,237 addresses in 59 countries, 44,254 accounts, 95 % of records from China and 0.78 % from the United
 * States, 102,196 left without obscenities. How many were sendings it does not say. The others are a tenth and a hundredth.
 */
export const SCALES = {
  small: {
    records: 10_458,
    unique: 1_668,
    clean: 1_022,
    sendings: 6_500,
    accounts: 443,
    addresses: 712,
    china: 9_935,
    unitedStates: 82,
  },
  medium: {
    records: 104_580,
    unique: 16_677,
    clean: 10_220,
    sendings: 65_000,
    accounts: 4_425,
    addresses: 7_124,
    china: 99_351,
    unitedStates: 816,
  },
  report: {
    records: 1_045_800,
    unique: 166_766,
    clean: 102_196,
    sendings: 650_000,
    accounts: 44_254,
    addresses: 71_237,
    china: 993_510,
    unitedStates: 8_157,
  },
} as const satisfies Readonly<Record<string, Figures>>

export type Scale = keyof typeof SCALES
