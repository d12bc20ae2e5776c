import { DOUBTS, type Isolation, VERDICTS } from '../triggers/isolate/index.ts'

/** What a run cost and under which terms. */
export interface IsolationCost {
  trials: number
  /** Distinct texts that were decided. */
  questions: number
  errorRate: number
  /** Least probability that every decision is right; null for a box that is taken never to err. */
  confidence: number | null
  logPath: string
}

/** A run as it is printed and as `--json` gives it. */
export interface IsolationReport extends Isolation, IsolationCost {}

const ORDERS = {
  any: 'in any order',
  this: 'in this order only',
  single: 'by itself',
} as const

const joined = (parts: readonly string[]): string => parts.map((part) => `“${part}”`).join(' + ')

/** The verdict in sentences, the combinations first. */
export function isolationText(report: IsolationReport): string {
  const { verdict, doubt, rules, unproven, cancelledBy, complete } = report
  return [
    `${verdict}: ${doubt === null ? VERDICTS[verdict] : DOUBTS[doubt]}.`,
    ...rules.flatMap(({ components, order, parts }) => [
      `  ${joined(components)}, ${ORDERS[order]}`,
      ...parts
        .filter((needed) => needed.length > 1)
        .map((needed) => `    of the long part only ${joined(needed)} matter, near each other`),
    ]),
    ...(unproven.length > 0 ? [`  found, but not borne out: ${joined(unproven)}`] : []),
    ...(cancelledBy.length > 0 ? [`  cancelled by ${joined(cancelledBy)}`] : []),
    ...proofLines(report),
    ...(verdict === 'combination' && !complete ? ['The text may hold more combinations than these.'] : []),
    ...costLines(report),
  ].join('\n')
}

function proofLines({ rules }: Isolation): string[] {
  const checks = rules.flatMap((rule) => rule.checks)
  if (checks.length === 0) return []
  const left = checks.filter(({ expected }) => !expected).length
  return [
    `Proven by ${checks.length} trials: ${checks.length - left} with the combination alone, ${left} with something left out.`,
  ]
}

const costLines = ({ trials, questions, search, confidence, errorRate, logPath }: IsolationReport): string[] => [
  `Trials: ${trials}, of ${questions} different texts.`,
  ...(search === null
    ? []
    : [`The first search took ${search.questions} questions; it may take ${search.bound} for what it found.`]),
  confidence === null
    ? 'The box was taken never to err.'
    : `With ${100 * errorRate} % wrong answers, every decision is right with probability ${confidence} at least.`,
  `Every trial is in ${logPath}`,
]
