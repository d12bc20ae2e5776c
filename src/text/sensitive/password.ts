import { defineDetector, type Find } from '../detector.ts'

const CUES = {
  zh: ['密码', '密碼', '口令', '密马'],
  en: ['password', 'passwd', 'passcode', 'passphrase', 'pwd', 'psw', 'pass', 'pin'],
}

/** Printable ASCII without signs that end a clause. A longer run is no password that a person typed. */
const TOKEN = '([!-+\\-./0-9:<-Z\\\\^-~]{4,40}?)(?=[.!?)\\]]{0,3}(?:[^!-~]|[,;]|$))'
const CHINESE_LINK =
  '(?:[\\s:=,"\'“”‘’「」『』【】(]|我的|你的|统一|都|也|就|还|還|仍|是|为|為|改|换|換|设|設|成|给你|了|用|写|填|输入|输|的话|号码)'
const CHINESE = new RegExp(
  `(?<!忘记|忘記|忘了|找回|没有|沒有|不知道|不用|无需)(?:${CUES.zh.join('|')})${CHINESE_LINK}{0,6}${TOKEN}`,
  'g',
)
/** After a colon or an equals sign any word may be meant; after “is” or a blank only one that no sentence goes on with. */
const ENGLISH = new RegExp(
  `(?<![a-z])(?:${CUES.en.join('|')})(?: (?:code|number|for [a-z]{2,12}))?(?: ?([:=]) ?| (?:is|was|has been set to|is set to|changed to|is now|to) |[ ]?["'“]| )["'“]?${TOKEN}`,
  'gi',
)
/** Short English cues are everyday words; a blank is not enough after them. */
const WEAK = /^(?:pass|pin) [^i]/i

/** What follows a number that counts: `密码6666位`. */
const COUNTED = /^ ?(?:[位个個次年月天块塊元级級种種分岁]|多|以上|digits|characters|times|days)/
/** Words that say something about a password, or name what it belongs to. */
const PLAIN_WORD =
  /^(?:wrong|incorrect|correct|expired|changed|reset|protected|protection|required|invalid|forgotten|forgot|lost|email|mail|gmail|account|login|http|https|www|this|that|what|please|here|there|same|with|from|your|yours|their|error|skype|none|null|only|manager|with|again|later|hotmail|wechat|windows|admin:|hint|recovery|sharing|cracking)$/i

function isTyped(value: string): boolean {
  return /[A-Za-z0-9]/.test(value) && !PLAIN_WORD.test(value) && !value.includes('://') && !/^[*.x]+$/i.test(value)
}

const found = (match: RegExpExecArray, value: string): Find => ({
  start: match.index + match[0].length - value.length,
  end: match.index + match[0].length,
  value,
})

export default defineDetector({
  id: 'password',
  title: 'Passwords',
  validates:
    'four characters of ASCII and more right after a cue; after an English cue without a colon only with a digit in it',
  source: 'own rule; cues from Chinese and English chat',
  cues: CUES,
  find: (text) => [
    ...Array.from(text.matchAll(CHINESE), (match) => found(match, match[1] ?? '')).filter(
      ({ value, end }) => isTyped(value) && !(/^\d+$/.test(value) && COUNTED.test(text.slice(end, end + 3))),
    ),
    ...Array.from(text.matchAll(ENGLISH)).flatMap((match) => {
      const value = match[2] ?? ''
      const isMeant = match[1] !== undefined || (/\d/.test(value) && !WEAK.test(match[0]))
      const find = found(match, value)
      return isMeant && isTyped(value) && !COUNTED.test(text.slice(find.end, find.end + 11)) ? [find] : []
    }),
  ],
})
