/**
 * The waterfall's obscenity step. Version 1 holds the one string that the report removed ("removing messages containing
 * the string 'fuck'", appendix of Breaching Trust), so that its 166,766 → 102,196 can be repeated. The step hides
 * nothing: messages stay in the store and the step only counts. Another choice of words is another version.
 */
export const OBSCENITY = {
  id: 'english-obscenity/1',
  /** Name of the step in the table of matches. */
  list: 'step:english-obscenity/1',
  /** Lower case; each is matched as a substring, ASCII letters of the text in either case. */
  words: ['fuck'],
} as const
