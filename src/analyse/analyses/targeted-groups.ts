import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { foundOf } from '../targets/found.ts'
import { groupName } from '../targets/groups.ts'
import { WINDOW_MS } from '../targets/links.ts'

export default defineAnalysis({
  id: 'targeted-groups',
  question: 'Which accounts are logged without explanation in conversations with each other?',
  columns: {
    group: 'name of the group in this case; its members are named in targets',
    accounts: 'members: accounts that stand out and whose unexplained messages answer each other',
    unique_messages: 'distinct messages of the members; near-duplicates and resends count once',
    unexplained: 'those of them that hold no word that is known or was inferred to trigger',
    expected: 'as many as accounts like everybody else would have',
    links: `times that unexplained messages of two members are within ${WINDOW_MS / 1000} seconds of each other`,
    expected_links: 'as many as accounts that write independently of each other would have',
    p_value: 'chance of a set of accounts so densely tied, by moving every account’s messages by days of its own',
    q_value: 'p-value corrected for the number of groups found (Benjamini–Hochberg)',
  },
  caveats: [
    'That members are logged without explanation when they talk to each other does not say why: a group chat may be watched, or each of them.',
    'Only messages with a date and accounts that stand out on their own are looked at; a group whose members wrote little is not found.',
    'A member is told from an account that is targeted on its own by how many of its unexplained messages are linked; who does both counts as a member.',
    'Measured on lab truth (docs/targets-method.md): every group of a watched chat was found, with 96 of 100 members or more, and as many of those named were members; at report scale all 17 of 17.',
  ],
  personal: {},
  async run(view) {
    const { groups, calls } = await foundOf(view)
    return {
      rows: groups.map((group, at) => ({
        group: groupName(at),
        accounts: group.accounts.length,
        unique_messages: group.messages,
        unexplained: group.unexplained,
        expected: group.expected,
        links: group.links,
        expected_links: group.expectedLinks,
        p_value: group.p,
        q_value: group.q,
      })),
      denominator: `${counted(calls.tested.length, 'account')} tested`,
      policy: 'unique = account + text, near-duplicates once',
    }
  },
})
