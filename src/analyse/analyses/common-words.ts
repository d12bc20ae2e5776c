import { wilson } from '../../lib/stats.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { uniqueMessageCount } from '../matched.ts'
import { commonWordsOf } from '../targets/common-words.ts'
import { foundOf } from '../targets/found.ts'

export default defineAnalysis({
  id: 'common-words',
  question: 'Were messages logged that are nothing but “123”, “谢谢”, “:)” or the like, and whose?',
  columns: {
    word: 'the whole message, apart from width, case and marks around it',
    in_report: 'true for the three that the study of 2008 names',
    messages: 'unique messages that are nothing else: one for each account that wrote it',
    by_targets: 'those of accounts that stand out as targets by their other messages alone',
    expected_by_targets: 'as many as would be theirs if everybody were logged for this word',
    share_by_targets: 'share of these messages that is the targets’, 0…1; null without any',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    p_value: 'chance of at least so many by targets if everybody were logged for this word (binomial)',
    q_value: 'p-value corrected for the number of words (Benjamini–Hochberg)',
  },
  caveats: [
    'A word that is a trigger for everybody is expected in proportion to what accounts write; that targets write more short messages than others is not known and not counted.',
    'The words are of our choosing, apart from the three that the study names: a word that is not asked for is not found.',
    'That nobody was logged for a word alone says nothing about messages that hold it among other words.',
  ],
  personal: {},
  async run(view) {
    const words = commonWordsOf(await foundOf(view))
    return {
      rows: words.map(({ word, inReport, messages, byTargets, expectedByTargets, p, q }) => {
        const { low, high } = wilson(byTargets, messages)
        return {
          word,
          in_report: inReport,
          messages,
          by_targets: byTargets,
          expected_by_targets: expectedByTargets,
          share_by_targets: messages === 0 ? null : byTargets / messages,
          ci_low: low,
          ci_high: high,
          p_value: p,
          q_value: q,
        }
      }),
      denominator: counted(await uniqueMessageCount(view), 'unique message'),
      policy: 'unique = account + text',
    }
  },
})
