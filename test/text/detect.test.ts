import { describe, expect, test } from 'vitest'
import { detect } from '../../src/text/detect.ts'

/** Kind, characters in the text as written, and value of each hit. */
const found = (text: string) =>
  detect(text).map(({ kind, start, end, value }) => [kind, text.slice(start, end), value] as const)

describe('each kind, with the characters taken and the value without layout', () => {
  test.each([
    [
      'address',
      '寄到青溪市白杨区枫叶路12号3单元302室吧',
      '青溪市白杨区枫叶路12号3单元302室',
      '青溪市白杨区枫叶路12号3单元302室',
    ],
    [
      'address',
      '台北市 大安區 楓葉路二段12巷3號4樓',
      '台北市 大安區 楓葉路二段12巷3號4樓',
      '台北市大安區楓葉路二段12巷3號4樓',
    ],
    [
      'address',
      'at flat 302, 12 Maple Walk, Nowhere Falls, ok',
      'flat 302, 12 Maple Walk, Nowhere Falls',
      'flat 302, 12 Maple Walk, Nowhere Falls',
    ],
    [
      'address',
      '南柯市槐安区长堤路16号9单元607室，24号我说过',
      '南柯市槐安区长堤路16号9单元607室',
      '南柯市槐安区长堤路16号9单元607室',
    ],
    ['address', '邮编：100080', '100080', '100080'],
    ['bank-card', '6210 9480 0000 0011!', '6210 9480 0000 0011', '6210948000000011'],
    ['coordinates', '在39.90420，116.40740等', '39.90420，116.40740', '39.9042,116.4074'],
    ['coordinates', '北纬39度54分，东经116度24分', '北纬39度54分，东经116度24分', '39.9,116.4'],
    ['email', '<A.b-c＠Example．com>.', 'A.b-c＠Example．com', 'a.b-c@example.com'],
    ['iban', 'to GB82 WEST 1234 5698 7654 32 please', 'GB82 WEST 1234 5698 7654 32', 'GB82WEST12345698765432'],
    ['landline', '家里0571-87654321', '0571-87654321', '057187654321'],
    ['landline', '座机87654321', '87654321', '87654321'],
    ['mobile-cn', '+86 138 0013 8000', '+86 138 0013 8000', '13800138000'],
    ['mobile-hk', '香港手机91234567', '91234567', '91234567'],
    ['mobile-tw', '+886-912-345-678', '+886-912-345-678', '0912345678'],
    ['parcel', '快递EA123456785CN', 'EA123456785CN', 'EA123456785CN'],
    ['parcel', '申通单号 268123456789', '268123456789', '268123456789'],
    ['passport', '护照号E 12345678', 'E 12345678', 'E12345678'],
    ['password', '密码改成maple12了', 'maple12', 'maple12'],
    ['password', 'my password is otter@7, ok', 'otter@7', 'otter@7'],
    ['phone-international', 'ring +44 20 7946 0123.', '+44 20 7946 0123', '+442079460123'],
    ['phone-international', 'my phone at home is 808-555-0179', '808-555-0179', '+18085550179'],
    ['phone-international', 'phone: (212) 555-0142', '(212) 555-0142', '+12125550142'],
    ['plate', '京A·12345停着', '京A·12345', '京A12345'],
    ['qq', '加我ＱＱ：７12345678', '７12345678', '712345678'],
    ['resident-id', '11010119000101009x', '11010119000101009x', '11010119000101009X'],
    ['url-credentials', '看http://u:pw12@a.example/x。', 'http://u:pw12@a.example/x', 'http://u:pw12@a.example/x'],
    ['wechat', '微信号是Maple_7哈', 'Maple_7', 'maple_7'],
  ])('%s in %j', (kind, text, ...taken) => {
    expect(found(text)).toEqual([[kind, ...taken]])
  })
})

describe('near misses', () => {
  test.each([
    '6210 9480 0000 0012 has another check digit',
    '110101190001010010 too',
    '快递EA123456784CN',
    'GB82 WEST 1234 5698 7654 33',
    '15413800138 is no segment, 1380013800 too short, 138001380001 too long',
    'a13800138000b and 3.13800138000',
    '订单号6210948000000011',
    '在中山路等，12号见',
    '密码忘了 please help, password is wrong',
    '39.9, 116.4 and 1.23456, 200.12345',
    'icon@2x.png',
    '712345678 without a cue',
    '护照办好了，E12 排队',
    'http://a.example/?page=1234',
  ])('%j', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('one span, one kind', () => {
  test.each([
    ['13800138000@163.com', ['email']],
    ['QQ：13800138000', ['qq']],
    ['密码13800138000', ['password']],
    ['电话13800138000，座机010-62345678', ['mobile-cn', 'landline']],
    ['http://ann:pw12@a.example 密码ann@example.com', ['url-credentials', 'email']],
  ])('%j', (text, kinds) => {
    expect(found(text).map(([kind]) => kind)).toEqual(kinds)
  })
})
