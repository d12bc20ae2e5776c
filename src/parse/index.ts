export { familyFromColumns, familyStem } from './family.ts'
export { type InferredColumn, type Inference, inferFormat } from './infer.ts'
export { compileSplit, type Split, unquote } from './split.ts'
export { formatFromYaml, formatToYaml, type WrittenFormat } from './yaml.ts'
