export { answer, ask, findAnalysis, viewOf, type AskOptions } from './ask.ts'
export { analyses } from './analyses.gen.ts'
