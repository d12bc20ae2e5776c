import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { communitiesOf } from '../network/communities.ts'
import { linesCaveat } from '../network/lines.ts'
import { networkOf } from '../network/readings.ts'
import { tiesOf } from '../network/ties.ts'

/** Communities that are listed, the largest first. */
const MOST_COMMUNITIES = 500

export default defineAnalysis({
  id: 'communities',
  question: 'Which accounts write more among each other than with the rest?',
  columns: {
    community: 'number of the community, the largest first',
    accounts: 'accounts in it',
    edges: 'ties between them that bind: same person, correspondent or group',
    messages: 'sendings that make these ties',
    first_account: 'the account with the most of them',
    second_account: 'the next one',
    third_account: 'the next; null in a community of two',
  },
  caveats: [
    'A community is a cut that a method makes, not a group that anybody founded: another seed or another resolution cuts differently at its edges.',
    'Ties exist only where a message was logged. Who writes no word of a list, and is not watched, is in no community.',
    'Shared lines bind nobody; a volunteer who writes to many strangers binds them.',
  ],
  personal: { first_account: 'account', second_account: 'account', third_account: 'account' },
  async run(view) {
    const { lines } = await networkOf(view)
    const { communities, modularity } = communitiesOf(lines, await tiesOf(view))
    const nameOf = (account: number | undefined): string | null =>
      account === undefined ? null : (lines.accounts[account] ?? null)
    const ordered = communities.toSorted(
      (a, b) =>
        b.members.length - a.members.length ||
        b.sendings - a.sendings ||
        ((nameOf(a.members[0]) ?? '') < (nameOf(b.members[0]) ?? '') ? -1 : 1),
    )
    return {
      rows: ordered.slice(0, MOST_COMMUNITIES).map(({ members, ties, sendings }, at) => ({
        community: at + 1,
        accounts: members.length,
        edges: ties,
        messages: sendings,
        first_account: nameOf(members[0]),
        second_account: nameOf(members[1]),
        third_account: nameOf(members[2]),
      })),
      denominator: `${counted(
        communities.reduce((sum, { members }) => sum + members.length, 0),
        'account',
      )} with a tie that binds; modularity ${modularity.toFixed(3)}`,
      policy: 'Louvain, weighed by sendings, seeded',
      caveats: [
        ...linesCaveat(lines),
        ...(communities.length > MOST_COMMUNITIES
          ? [
              `${counted(communities.length - MOST_COMMUNITIES, 'smaller community', 'smaller communities')} not listed.`,
            ]
          : []),
      ],
    }
  },
})
