import { choices } from './grammar.ts'

/** Ways to swear, alike in every language; each holds the obscenity in some upper and lower case. */
export const CURSES: readonly string[] = choices(`
  fuck|fuck|fuck|fuck|FUCK|FUCK|Fuck|Fuck|fuck you|fuck u|FUCK YOU|Fuck you|what the fuck|what the fuck|oh fuck|Oh fuck|fuck it|fuck off|holy fuck|fuck me
  fuck!|fuck!!|FUCK!|FUCK!!!|fucking hell|fuckfuck|fuck fuck fuck|motherfucker|Motherfucker|fucked up|who the fuck|fuck them all|fUCK|fuck this|fucker
`)
