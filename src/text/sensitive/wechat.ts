import { cueBefore } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'

/** A letter and 5 to 19 letters, digits, `_` or `-`; or the QQ number that the account was made from. */
const NAME = /(?<![A-Za-z0-9_.@-])(?:[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{4,10})(?![A-Za-z0-9_@-]|\.[A-Za-z0-9])/g

const CUES = {
  zh: ['微信', '威信', '薇信', '加V', '加v', 'V信', 'v信'],
  en: ['wechat', 'weixin', 'wx', 'vx', 'weixinid', 'wechatid'],
}
const isAfterCue = cueBefore(CUES)
/** Words that go on with a sentence about the service and are no account. */
const PLAIN_WORD =
  /^(?:account|accounts|group|groups|moments|message|messages|wallet|payment|please|friend|friends|number|download|version|android|iphone|windows|wechat|weixin|public|official|business|because|anymore|instead|tonight|tomorrow|before|after|blocked|working|broken|banned|offline|online|closed)$/i
/** After the service's English name a word of letters alone goes on with the sentence. */
const SERVICE = /(?:wechat|weixin) *$/i

const isName = (text: string, { start, value }: Find): boolean =>
  !PLAIN_WORD.test(value) && !(/^[a-z]+$/.test(value) && SERVICE.test(text.slice(Math.max(0, start - 9), start)))

export default defineDetector({
  id: 'wechat',
  title: 'WeChat accounts',
  validates: 'an account name by Tencent’s rule, or a QQ number, right after a cue',
  source: 'Tencent help centre, “WeChat ID”: 6 to 20 characters, starting with a letter',
  cues: CUES,
  find: (text) =>
    Array.from(text.matchAll(NAME), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value: match[0].toLowerCase(),
    })).filter((find) => isName(text, find) && isAfterCue(text, find.start)),
})
