import type { Random } from '../../../src/lib/random.ts'
import { BARE, type Invent, oldResidentId, pick, precise, s10, shaped } from './values.ts'

/** Another last digit, so that no check passes. */
const spoilt = (number: string, at: number): string => {
  const digit = number.charAt(at)
  return `${number.slice(0, at)}${(Number(digit === 'X' ? 0 : digit) + 1 + (digit === '9' ? 1 : 0)) % 10}${number.slice(at + 1)}`
}
const plainDigits = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[^\dA-Za-z]/g, '')
    .toUpperCase()

const bare = (kind: string, random: Random): string => plainDigits((BARE[kind] ?? oldResidentId)(random))

/** Texts that look as if they held a private value, and hold none. */
export const NEAR_MISSES: readonly Invent[] = [
  // check digits that do not pass
  (random) => `身份证${spoilt(bare('resident-id', random), 16)}`,
  (random) => `编号 ${spoilt(bare('resident-id', random), 3)} 打印好了`,
  (random) => `卡号${spoilt(bare('bank-card', random), 9)}`,
  (random) => spoilt(bare('bank-card', random), 12),
  (random) => `IBAN ${spoilt(bare('iban', random), 10)}`,
  (random) => `单号${spoilt(s10(random), 6)}`,
  // days that were never, regions that are none
  (random) => shaped(random, '身份证11010819991340%%##'),
  (random) => shaped(random, '身份证110108199902301##'),
  (random) => `编号99${shaped(random, '#######')}19890101${shaped(random, '###')}`,
  (random) => oldResidentId(random),
  // too long, too short, inside something longer
  (random) => shaped(random, '手机138########9'),
  (random) => shaped(random, '手机138#######'),
  (random) => shaped(random, '订单号 138###########'),
  (random) => shaped(random, 'id=a138########b'),
  (random) => shaped(random, '时间戳12%########，毫秒12%#########00'),
  (random) => shaped(random, '3.1415926535########'),
  (random) => shaped(random, '金额138########.50元'),
  (random) => shaped(random, 'ISBN 978-7-###-#####-#'),
  (random) => shaped(random, 'ISBN9787#########'),
  (random) => shaped(random, '发票号######## 税号9144#########'),
  (random) => shaped(random, '条码69###########'),
  (random) => shaped(random, '股票6005## 基金1100## 涨了%.##%'),
  // money, dates, times, scores, versions, addresses of machines
  (random) => shaped(random, '一共%,###,###.00元，先付%####'),
  (random) => shaped(random, '房价%####元一平，总价%######'),
  (random) => shaped(random, '2008-0%-1# 1#:##:##'),
  (random) => shaped(random, '200%年1%月2#日 20080%1#'),
  (random) => shaped(random, '2008/0%/2# 0#:##'),
  (random) => shaped(random, '比分%#:%#，3-1，21-1%，第%局'),
  (random) => shaped(random, '版本%.%.##.##，Skype 3.8.4.4%'),
  (random) => shaped(random, '192.168.%.1##:8080 网关10.%.%.1'),
  (random) => shaped(random, 'QQ2008 beta%，QQ 2010版本%.%'),
  (random) => shaped(random, 'qq飞车%####分'),
  (random) => shaped(random, '航班CA1%#% K%## 次列车 D3%# 座位%%A'),
  (random) => shaped(random, '订单号%###########，共%件'),
  (random) => shaped(random, '订单编号：2008%###########'),
  (random) => shaped(random, '流水号622202%###########'),
  (random) => shaped(random, '1008% 955%% 12306 110'),
  (random) => shaped(random, '汇率6.8%## 7.1%##'),
  (random) => shaped(random, '体温36.%，血压1%#/8#，体重6#.#'),
  (random) => shaped(random, '尺寸%##x%##x%## 像素1%##x%##'),
  (random) => shaped(random, '%####人，%##万，%#亿'),
  (random) => shaped(random, '2333333 55555 666666 88888%'),
  (random) => shaped(random, '彩票%# 0% 1# 2# 3# + 0%'),
  (random) => shaped(random, 'md5 %a#f##c#e##b#d##a#f##c#e##b#d##'),
  (random) => shaped(random, 'error code 0x8007%### at line %###'),
  // words of a kind without its value
  () => '密码忘了，怎么找回密码？',
  () => '你的密码太简单了，改一下吧',
  () => '密码错误，请重新输入',
  (random) => shaped(random, '密码要%位以上，密码8位'),
  () => 'the password is wrong again',
  () => 'password reset required, please try later',
  () => 'I forgot my password yesterday',
  () => '微信支付真方便，微信群里说',
  () => '加我微信吧 微信 账号 多少',
  () => 'wechat is blocked, use wechat instead of skype',
  () => '护照办好了，大概要10个工作日',
  (random) => shaped(random, '护照费%##元，排队%#号'),
  () => '你QQ多少？加我QQ啊',
  () => 'QQ空间 QQ音乐 QQ群里发了',
  (random) => shaped(random, '快递%#元一件，顺丰%#块'),
  () => '快递到了，顺丰还是圆通？单号发我',
  (random) => shaped(random, '买单%##，保单号以后再说'),
  () => '车牌多少？京城的车真多，沪上名媛',
  (random) => shaped(random, '京东%##减%#，川A的车限行'),
  (random) => shaped(random, '我在路上，%#号到'),
  (random) => shaped(random, '下个路口%##米，3号线2号口'),
  () => '一路走来，十二号见',
  (random) => shaped(random, '在中山路等你，1%号下午%点'),
  () => '地址发我，你住哪里？',
  (random) => shaped(random, '我住%楼，你在%号楼吗'),
  () => 'what is your address? which street?',
  (random) => shaped(random, 'I walked %# miles down the road'),
  (random) => shaped(random, '%# people came by, drive safe'),
  (random) => shaped(random, 'version 39.9%#.116 build 4%.#'),
  (random) => shaped(random, '得分 9.8%#, 9.7%#'),
  (random) => `坐标系 ${shaped(random, '3%.#')}`,
  () => '发邮件给我 @所有人 @小明',
  (random) => shaped(random, 'icon@2x.png 和 logo@3x.jpg'),
  () => 'a@b 邮箱@后面是什么',
  (random) => shaped(random, 'see http://example.com/a?id=%### or https://example.org/%##'),
  (random) => shaped(random, 'http://example.com:8080/view?page=%&sort=a'),
  (random) => shaped(random, '+% 赞 +%## 顶 +86是中国'),
  (random) => shaped(random, '手术做了%#小时，%##毫升'),
  (random) => pick(random, ['四二九一五 三七', '五四三二一', '一二三四五六七']),
  (random) => `${precise(random).slice(0, 6)} 度`,
]
