import type { View } from '../analyse/analysis.ts'
import type { Score } from '../model/scorecard.ts'
import { claimScores } from './claims.ts'
import { conversationScores } from './conversations.ts'
import { networkScores } from './network.ts'
import { playScores } from './play.ts'
import { replicaScores } from './replica.ts'
import { trafficScores } from './traffic.ts'
import { triggerScores } from './triggers.ts'
import { roleScores } from './roles.ts'
import { sensitiveScores } from './sensitive.ts'
import { targetScores } from './targets.ts'
import type { Answers } from './rows.ts'
import { topicScores } from './topics.ts'
import { readTruth } from './truth.ts'

/** Every finding of a lab case beside the truth that lies in `truthPath`, by the view that they were found in: what they counted is not counted again. */
export async function scorecard(view: View, truthPath: string, answers: Answers): Promise<Score[]> {
  const truth = readTruth(truthPath)
  if (truth.schema === 'breachlight/lab-play/2')
    return [...(await playScores(truth, view)), ...(await trafficScores(truth, { view, answers }))]
  return [
    ...replicaScores(truth, answers),
    ...claimScores(truth, answers),
    ...conversationScores(truth, answers),
    ...(await roleScores(truth, view)),
    ...(await networkScores(truth, view)),
    ...(await topicScores(truth, view)),
    ...(await targetScores(truth, view)),
    ...(await sensitiveScores(truth, view)),
    ...triggerScores(truth, answers),
  ]
}
