import type { Row } from '../../src/model/answer.ts'
import {
  allTimeClients,
  allTimeLists,
  historyOf,
  overlapRows,
  overlaps,
  themeRows,
  versionRows,
} from '../../src/triggers/index.ts'
import { seriesOf } from '../../src/triggers/lists/versions.ts'
import { INVENTED, INVENTED_BOOK } from '../triggers/lists/invented.ts'

const histories = seriesOf(INVENTED).map(historyOf)
const [lists, clients] = [allTimeLists(histories), allTimeClients(histories)]

export const LIST_VERSION_ROWS: readonly Row[] = versionRows(histories)
export const LIST_OVERLAP_ROWS: readonly Row[] = overlapRows('list', lists, overlaps(lists))
export const LIST_THEME_ROWS: readonly Row[] = themeRows([...clients, ...lists], INVENTED_BOOK)
