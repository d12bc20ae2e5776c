export { commandOf } from './command.ts'
export { ALL_MESSAGES, type Facet, FACETS, type Filter } from './filter.ts'
export {
  type Count,
  type Counted,
  countedOf,
  spanOf,
  type Top,
  TOPS,
  topOf,
} from './facets.ts'
export { type Cut, type Excerpt, excerptOf } from './highlights.ts'
export { type MessageRow, pageOf, type Window } from './pages.ts'
export { placeOf } from './place.ts'
export { type Neighbours, recordAt, type RecordDetail, type Repeats } from './record.ts'
export { parseSearch, type Search } from './search.ts'
export { filterWritten } from './written.ts'
