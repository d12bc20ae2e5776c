import type { AddCommand } from './command.ts'
import { addListsCompare } from './lists-compare.ts'
import { addListsDiff } from './lists-diff.ts'
import { addListsHistory } from './lists-history.ts'

/** Commands about the keyword lists that clients carry. */
export const addLists: AddCommand = (program, terminal, ran) => {
  const lists = program
    .command('lists')
    .description('keyword lists that clients carry: how versions differ, what artefacts are, how lists overlap')
  for (const add of [addListsDiff, addListsHistory, addListsCompare]) add(lists, terminal, ran)
}
