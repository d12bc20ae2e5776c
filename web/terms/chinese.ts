import { caveats } from './caveats.ts'
import { meanings } from './meanings.ts'
import { notes } from './notes.ts'
import { questions } from './questions.ts'
import { values } from './values.ts'

/** Everything that answers say, in Chinese. Loaded when somebody reads Chinese. */
export const chinese = { questions, meanings, caveats, notes, values }
