/** One message of a trial sheet: what was sent or received under test. */
export interface TrialMessage {
  /** Name of the sheet it stands in, and its line there (the header is line 1). */
  sheet: string
  line: number
  atUtcMs: number
  /** Whose client met the message, as the sheet names it. */
  client: string
  /** Address of that client in the captures, canonical; null when the sheet does not say. */
  address: string | null
  direction: 'sent' | 'received'
  text: string
  /** The word under test; `CONTROL` for a message that holds none. */
  label: string
  displayed: 'yes' | 'no' | 'unknown'
}

/** What is fixed before captures are looked at. */
export interface TrialDesign {
  /** A request belongs to the message before it when it starts within so many milliseconds. */
  windowMs: number
  /** Added to the times of a capture to make them those of the sheets; by name of the capture file. */
  clockOffsetsMs: Readonly<Record<string, number>>
}

/** Window unless another is named: long enough for a slow upload, shorter than people take between two messages. */
export const DEFAULT_WINDOW_MS = 10_000

/** Label of a message without a word under test. */
export const CONTROL = 'control'

/** How one kind of request behaved: a row of the upload finder. Shares are 0…1; null is "cannot be said". */
export interface EndpointFinding {
  /** From 1, the likeliest upload first. */
  rank: number
  /** Method, host and path with everything variable replaced: `POST log#.example.com/agent/up.php?v`. Holds no value. */
  endpoint: string
  /** 0…1: weighted mean of what speaks for an upload. */
  score: number
  requests: number
  /** Distinct hosts with their ports, or addresses where no host was named; counted up to 100. */
  hosts: number
  /** Outbound bytes in bodies and query values: median of a request. */
  medianOutboundBytes: number
  /** Median Shannon entropy of outbound values, bits per byte, each against the most that so few bytes can have (0…1). */
  entropyShare: number | null
  /** Content-Type that the bodies carry, '' when none. */
  contentType: string
  /** Share of bodies that are not what their Content-Type says. */
  lyingShare: number | null
  /** Share of all requests that went elsewhere: near 1 for a rare destination. */
  rarity: number
  cookielessShare: number
  /** Coefficient of variation of the pauses between requests of one client: 0 is a clock; null below three pauses. */
  pauseVariation: number | null
  /** Spearman's rank correlation of outbound size with the length of the trial's message; null without ten pairs. */
  sizeCorrelation: number | null
  /** Requests that carry outbound bytes, and how many of these were opened with a key of the case. */
  bodies: number
  opened: number
  /** The chain that opened them, in words; '' when nothing did. */
  decode: string
  keyId: string | null
}

/** What a trial came to, in a closed list of words. */
export const VERDICTS = {
  'uploads-and-blocks': 'uploads on this word, and does not display the message',
  'uploads-only': 'uploads on this word without blocking: surveillance only',
  uploads: 'uploads on this word; whether the message was displayed is not known',
  'blocks-only': 'blocks the message, no upload seen',
  'no-effect': 'no effect seen',
  'uploads-anything': 'uploads messages without the word as well: the word is not the reason',
  'cannot-tell': 'cannot tell',
} as const

export type Verdict = keyof typeof VERDICTS

/** One client and one word against the controls of that client: a 2×2 table and what follows from it. */
export interface WordFinding {
  client: string
  /** A label of the sheet, or null for all words together. */
  word: string | null
  /**
   * The endpoint with the smallest p for this word when that is called; else the one where uploads of other words were seen;
   * else the smallest p that could tell, null when none could.
   */
  endpoint: string | null
  trials: number
  /** Trials with a request to the endpoint inside their window. */
  fired: number
  controls: number
  controlsFired: number
  /** Fisher's exact test, two-sided; q after Benjamini and Hochberg over all tests of the session. */
  p: number | null
  q: number | null
  /** Share of fired trials less that of controls, with its 95 % interval (Newcombe 1998, method 10). */
  difference: number | null
  differenceLow: number | null
  differenceHigh: number | null
  /** Exact one-sided 95 % upper bound of the word's share of fired trials (Clopper and Pearson). */
  upperBound: number
  /** Share of windows laid at random, away from messages, that hold a request to the endpoint; null without room for any. */
  chanceShare: number | null
  /** Share of reshuffled labels whose smallest p, over all clients, words and endpoints, is as small as this one. */
  permutationP: number | null
  /** From message to request: median, milliseconds; null when nothing fired. */
  latencyMs: number | null
  /** Outbound bytes that one more UTF-8 byte of text costs (Theil–Sen slope); null without ten pairs. */
  bytesPerTextByte: number | null
  /** Trials not displayed, and those of which it is known. */
  blocked: number
  displayKnown: number
  controlsBlocked: number
  controlsDisplayKnown: number
  verdict: Verdict
  /** Trials of the word and as many controls that would tell, beyond those made; null when nothing more is needed or none would. */
  moreTrials: number | null
  /** The verdict with its numbers, one or two sentences. */
  sentence: string
}

/** A request inside the window of a trial. */
export interface Hit {
  /** Index into the trials, in the order of time. */
  trial: number
  endpoint: string
  /** Path of the capture, connection and place in it: the same as in `Exchange`. */
  capture: string
  stream: number | null
  ordinal: number
  atUtcMs: number
  latencyMs: number
  outboundBytes: number
}

/** Everything that follows from captures and sheets together. */
export interface SessionFindings {
  /** Exchanges looked at; those that another capture holds as well are counted once. */
  exchanges: number
  /** Exchanges that a second capture or archive of the same session repeats. */
  repeated: number
  /** Requests without a time, which no window can hold. */
  undated: number
  windowMs: number
  endpoints: readonly EndpointFinding[]
  words: readonly WordFinding[]
  hits: readonly Hit[]
  /** Requests inside windows that there was no room to keep: the tests know nothing of them. */
  droppedHits: number
}
