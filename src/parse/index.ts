export { familyFromColumns, familyStem } from './family.ts'
export { inferFormat } from './infer.ts'
export { compileSplit, unquote } from './split.ts'
export { formatFromYaml, formatToYaml } from './yaml.ts'
