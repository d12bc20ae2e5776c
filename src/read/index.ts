export { NotReadable, openEvidence } from './open.ts'
export { displayPath, type Met, walk } from './walk.ts'
