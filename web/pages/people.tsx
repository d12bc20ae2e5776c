import type { JSX } from 'preact'
import { definePage } from '../lib/page.ts'
import { accountAsked, PEOPLE } from './people/asked.ts'
import { Around } from './people/around.tsx'
import { List } from './people/list.tsx'
import { words } from './people/words.ts'
import '../parts/choices.css'
import './people/people.css'

const View = (): JSX.Element => (accountAsked() === '' ? <List /> : <Around />)

/** People: accounts to start from, and the surroundings of one. */
export const people = definePage({ id: 'people', path: PEOPLE, words, View })
