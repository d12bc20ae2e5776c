import type { Find } from './detector.ts'

const NUMBER = '(?:[0-9]{1,5}|[一二三四五六七八九十百零〇两兩]{1,7})'
const HOUSE = `${NUMBER}(?:[-之]${NUMBER}){0,2}[号號]`
/** What stands below the house number: building, entrance, floor, room. */
const BELOW = `(?:[ -]?(?:[A-Za-z]?${NUMBER}(?:号楼|號樓|栋|棟|幢|座|单元[0-9]{0,4}室?|單元|号院|號院|层|層|楼|樓|室|房|门|門|号房|号|號)|[A-Z][座室]|[\\u4e00-\\u9fff]{2,8}(?:小区|小區|花园|花園|公寓|大厦|大廈|大楼|宿舍|新村|家园|苑|城|园|府|广场|廣場)|大?院))`
/** A road and the house on it: 枫叶路12号, 中山北路二段45巷3弄2號, 学院路15弄3号. */
const ON_ROAD = new RegExp(
  `(?:大道|大街|胡同|[路街道巷弄里村庄])(?:[东西南北中][路街段])?(?:${NUMBER}段)?(?:${NUMBER}巷)?(?:${NUMBER}弄)?(?:${NUMBER}组)?${HOUSE}(${BELOW}{0,5})`,
  'g',
)
/** A house in an estate without a road: 阳光花园3栋502室. */
const IN_ESTATE = new RegExp(
  `(?:小区|小區|花园|花園|公寓|新村|家园|家園|宿舍|大厦|大廈|苑|城|里|园|邨|村)[A-Za-z]?${NUMBER}(?:号楼|號樓|栋|棟|幢|座|号|號|楼)(${BELOW}{1,5})`,
  'g',
)
/** The names before it, as far as they hang together. */
const HAN_BEFORE = /[\u4e00-\u9fff](?:[\u4e00-\u9fff]|(?<=[省市区區县縣镇鎮乡鄉]) ){0,29}$/
const UNITS_BEFORE = 32

/** Words that lead to a place and are no part of its name. */
const LEADING =
  /.*(?:地址|住址|收件人|寄到|送到|位于|公司|单位|门牌|我家|他家|她家|你家|家里|[在到是去的住给給往])(?=.)|^(?:从(?!化|江)|來|来(?!宾|安|凤)|我|你|他|她|家)/
const TOWN = /[\u4e00-\u9fff](?:省|市|区|區|县|縣|镇|鎮|乡|鄉|自治州)/

/** Where the name of a place begins that ends in a road's or an estate's kind at `end`. */
function nameStart(text: string, end: number): number {
  const before = HAN_BEFORE.exec(text.slice(Math.max(0, end - UNITS_BEFORE), end))?.[0] ?? ''
  return end - before.length + (LEADING.exec(before)?.[0].length ?? 0)
}

type IsNear = (text: string, start: number, end: number) => boolean

/** Chinese addresses: with a town above the road, with a building or room below the house number, or with a cue. */
export function chineseAddresses(text: string, isNear: IsNear): Find[] {
  const matches = [...text.matchAll(ON_ROAD), ...text.matchAll(IN_ESTATE)]
  return matches.flatMap((match) => {
    const kindAt = match.index
    const [start, end] = [nameStart(text, kindAt), kindAt + match[0].length]
    if (start === kindAt) return []
    const name = text.slice(start, kindAt)
    const isMeant = TOWN.test(name) || (match[1] ?? '') !== '' || isNear(text, start, end)
    return isMeant ? [{ start, end, value: text.slice(start, end).replaceAll(' ', '') }] : []
  })
}
