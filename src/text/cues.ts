import type { Detector } from './detector.ts'

/** UTF-16 units before a value in which a cue counts as standing near it: a short clause. */
const NEAR_BEFORE = 20
/** The same after a value (`13800138000是我的手机`). */
const NEAR_AFTER = 8
/** Units before a value in which a cue and the words that join them must end. */
const ADJACENT = 32

const CLAUSE_END = /[。！？!?\n;]/

type Cues = Detector['cues']

/** Chinese words anywhere, English ones where no letter stands beside them. */
const wordsOf = ({ zh, en }: Cues): string =>
  [...(zh.length > 0 ? [zh.join('|')] : []), ...(en.length > 0 ? [`(?<![a-z])(?:${en.join('|')})(?![a-z])`] : [])].join(
    '|',
  )

/** Whether a cue stands in the same clause as a span, shortly before or after it. */
export function nearCue(cues: Cues): (text: string, start: number, end: number) => boolean {
  const cue = new RegExp(wordsOf(cues), 'i')
  return (text, start, end) => {
    const before =
      text
        .slice(Math.max(0, start - NEAR_BEFORE), start)
        .split(CLAUSE_END)
        .at(-1) ?? ''
    if (cue.test(before)) return true
    return cue.test(text.slice(end, end + NEAR_AFTER).split(CLAUSE_END)[0] ?? '')
  }
}

/** What may join a cue and its value: signs, and words such as “is” and 改成. */
const LINKS = [
  '[\\s:=,"\'“”‘’「」『』《》【】()\\[\\]#~.…、_-]',
  '号码|號碼|号|號|码|碼|也是|就是|还是|還是|不是|是|为|為|有|的|呢|吧|哦|啊|了|加|改成|改为|改為|換成|换成|设成|设为|設成|設為|變成|变成|统一|統一|分别|分別|先',
  '(?<![a-z])(?:number|num|nr|no|id|is|was|are|to|account|code|my|the|new|set|changed|here|now)(?![a-z])',
].join('|')

/** Links at most, so that a cue far away does not speak for a value. */
const MOST_LINKS = 7

/** Whether a cue stands right before a place, with nothing but joining words between. */
export function cueBefore(cues: Cues): (text: string, start: number) => boolean {
  const ending = new RegExp(`(?:${wordsOf(cues)})(?:${LINKS}){0,${MOST_LINKS}}$`, 'i')
  return (text, start) => ending.test(text.slice(Math.max(0, start - ADJACENT), start))
}
