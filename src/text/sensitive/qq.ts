import { cueBefore } from '../cues.ts'
import { defineDetector } from '../detector.ts'

const NUMBER = /(?<!\d|\d[.:/-])[1-9]\d{4,10}(?![\da-z_@%]|[.:/-]\d|\.[a-z])/gi

const CUES = {
  zh: ['扣扣', '企鹅号', '企鵝號', '扣号', '扣我', 'QQ群', 'q群', '球球'],
  en: ['qq', 'qqs', 'oicq', 'q', 'icq', 'tm'],
}
const isAfterCue = cueBefore(CUES)
/** What follows a number that counts or measures: `QQ 20080808版`. */
const MEASURED = /^ ?(?:[个個人元块塊天年月日次级級版条條位分点點]|\/)/

export default defineDetector({
  id: 'qq',
  title: 'QQ numbers of people and groups',
  validates: 'five to eleven digits without a leading zero, right after a cue',
  source: 'Tencent: QQ numbers start at 10000; e-mail addresses of QQ count as e-mail',
  cues: CUES,
  find: (text) =>
    Array.from(text.matchAll(NUMBER), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value: match[0],
    })).filter(({ start, end }) => isAfterCue(text, start) && !MEASURED.test(text.slice(end, end + 2))),
})
