export { answer, ask, findAnalysis, viewOf } from './ask.ts'
export { analyses } from './analyses.gen.ts'
