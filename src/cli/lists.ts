import type { AddCommand } from './command.ts'
import { addListsCompare } from './lists-compare.ts'
import { addListsDecode } from './lists-decode.ts'
import { addListsDiff } from './lists-diff.ts'
import { addListsHistory } from './lists-history.ts'

/** Commands about the keyword lists that clients carry. */
export const addLists: AddCommand = (program, terminal, ran) => {
  const lists = program
    .command('lists')
    .description('keyword lists that clients carry: what a file holds, how versions differ, what lists have in common')
  for (const add of [addListsDecode, addListsDiff, addListsHistory, addListsCompare]) add(lists, terminal, ran)
}
