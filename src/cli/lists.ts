import type { AddCommand } from './command.ts'
import { addListsDecode } from './lists-decode.ts'

export const addLists: AddCommand = (program, terminal, ran) => {
  const lists = program.command('lists').description('keyword files of clients: what they hold')
  addListsDecode(lists, terminal, ran)
}
