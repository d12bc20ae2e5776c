import { type Random } from '../../../src/lib/random.ts'

/** Invents a value as somebody would write it. Written without the detectors at hand: own check digits, own formats. */
export type Invent = (random: Random) => string

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[random.below(from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const LOWER = UPPER.toLowerCase()

/** `#` a digit, `%` a digit but 0, `^` a capital letter, `_` a small one; the rest stays. */
export const shaped = (random: Random, shape: string): string =>
  shape.replaceAll(/[#%^_]/g, (sign) => {
    if (sign === '#') return String(random.below(10))
    if (sign === '%') return String(1 + random.below(9))
    return pick(random, Array.from(sign === '^' ? UPPER : LOWER))
  })

const oneOf =
  (...shapes: readonly string[]): Invent =>
  (random) =>
    shaped(random, pick(random, shapes))

const grouped = (digits: string, groups: readonly number[], sign: string): string => {
  let at = 0
  const parts = groups.map((length) => digits.slice(at, (at += length)))
  return [...parts, ...(at < digits.length ? [digits.slice(at)] : [])].join(sign)
}

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))

/** Now and then as an input method leaves it: some or all digits full-width, or a zero-width space between two. */
const typed = (random: Random, value: string): string => {
  const way = random.below(12)
  if (way === 0) return fullWidth(value)
  if (way === 1) return value.replace(/\d/, (digit) => fullWidth(digit))
  return way === 2 ? value.replace(/(\d)(\d)/, '$1\u200b$2') : value
}

const MOBILE_HEADS =
  '130 131 132 133 134 135 136 137 138 139 147 150 151 152 153 155 156 157 158 159 166 170 173 176 177 178 180 181 182 183 184 185 186 187 188 189 191 198 199'.split(
    ' ',
  )

const mobileCn: Invent = (random) => {
  const digits = pick(random, MOBILE_HEADS) + shaped(random, '########')
  const way = random.below(10)
  if (way < 5) return typed(random, digits)
  if (way === 5) return grouped(digits, [3, 4, 4], pick(random, ['-', ' ', '－']))
  if (way === 6) return grouped(digits, [4, 3, 4], pick(random, ['-', ' ']))
  if (way === 7) return `${pick(random, ['+86', '+86 ', '86-', '0086 ', '(+86) '])}${digits}`
  return way === 8 ? `+86 ${grouped(digits, [3, 4, 4], ' ')}` : grouped(digits, [5, 6], ' ')
}

/** The last digit by trying all ten: no formula shared with the detectors. */
const withLuhn = (head: string): string => {
  for (let digit = 0; digit < 10; digit += 1) {
    const all = `${head}${digit}`
    const doubled = [...all]
      .toReversed()
      .map((char, at) => (at % 2 === 0 ? Number(char) : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(char)] ?? 0)))
    if (doubled.reduce((sum, value) => sum + value, 0) % 10 === 0) return all
  }
  throw new Error('one of ten digits fits')
}

const CARD_HEADS: readonly (readonly [head: string, length: number])[] = [
  ['622202', 19],
  ['621226', 19],
  ['622848', 19],
  ['621700', 19],
  ['622588', 16],
  ['621483', 16],
  ['622575', 16],
  ['955880', 19],
  ['620058', 19],
  ['625157', 16],
  ['4367', 16],
  ['4563', 16],
  ['4026', 16],
  ['5187', 16],
  ['5249', 16],
  ['5498', 16],
  ['2221', 16],
  ['3568', 16],
  ['3700', 15],
]
const card: Invent = (random) => {
  const [head, length] = pick(random, CARD_HEADS)
  const number = withLuhn(head + shaped(random, '#'.repeat(length - head.length - 1)))
  if (length === 15) return random.below(2) === 0 ? number : grouped(number, [4, 6, 5], ' ')
  const way = random.below(6)
  if (way < 3) return typed(random, number)
  return grouped(number, length === 16 ? [4, 4, 4, 4] : [4, 4, 4, 4, 3], way === 3 ? '-' : ' ')
}

const COUNTIES =
  '110101 110108 310104 310115 440103 440305 510104 320102 330106 420102 500103 610103 210102 350203 370202 450102 530102 650102'.split(
    ' ',
  )
const pad = (value: number): string => String(value).padStart(2, '0')

/** ISO 7064 MOD 11-2 as the recursive rule of the standard has it, not the weights. */
const residentCheck = (seventeen: string): string => {
  let product = 0
  for (const digit of seventeen) product = ((product + Number(digit)) * 2) % 11
  const check = (12 - product) % 11
  return check === 10 ? 'X' : String(check)
}

const residentId: Invent = (random) => {
  const born = [1930 + random.below(80), 1 + random.below(12), 1 + random.below(28)] as const
  const county = pick(random, COUNTIES)
  const head = `${county}${born[0]}${pad(born[1])}${pad(born[2])}${shaped(random, '###')}`
  const number = head + residentCheck(head)
  const way = random.below(8)
  if (way === 0) return grouped(number, [6, 8, 4], ' ')
  return way === 1 ? number.toLowerCase() : typed(random, number)
}
export const oldResidentId: Invent = (random) =>
  `${pick(random, COUNTIES)}${30 + random.below(70)}${pad(1 + random.below(12))}${pad(1 + random.below(28))}${shaped(random, '###')}`

/** Remainder by 97 of the number with its first four signs moved to the end, letters as 10 to 35 (ISO 13616). */
const withIbanCheck = (country: string, account: string): string => {
  const digits = `${account}${country}00`.replaceAll(/[A-Z]/g, (letter) => String((letter.codePointAt(0) ?? 0) - 55))
  return `${country}${pad(98 - Number(BigInt(digits) % 97n))}${account}`
}
const IBANS: readonly (readonly [string, string])[] = [
  ['DE', '##################'],
  ['NL', 'ABNA0#########'],
  ['GB', 'WEST##############'],
  ['CH', '#################'],
  ['AT', '################'],
  ['DK', '##############'],
  ['SE', '####################'],
]
const iban: Invent = (random) => {
  const [country, shape] = pick(random, IBANS)
  const account = shape.replaceAll('#', () => String(random.below(10)))
  const number = withIbanCheck(country, account)
  const way = random.below(4)
  if (way === 0) return number.toLowerCase()
  return way === 1
    ? number
    : grouped(
        number,
        Array.from({ length: Math.floor(number.length / 4) }, () => 4),
        ' ',
      )
}

/** S10 §6 by trying all ten digits against the sum of the standard's example table. */
const withS10 = (eight: string): string => {
  const sum = [...eight].reduce((total, digit, at) => total + Number(digit) * ([8, 6, 4, 2, 3, 5, 9, 7][at] ?? 0), 0)
  const rest = 11 - (sum % 11)
  return `${eight}${rest === 10 ? 0 : rest === 11 ? 5 : rest}`
}
export const s10: Invent = (random) =>
  `${pick(random, ['EA', 'EE', 'EC', 'RA', 'RR', 'CP', 'LK', 'CN', 'EM'])}${withS10(shaped(random, '########'))}${pick(random, ['CN', 'CN', 'HK', 'TW', 'JP', 'US'])}`

const NAMES =
  'xiaoyu taozi dongdong qingtian maple_wood otter.k zhang.wei li-na wangfang88 chen_2008 sunny comet7 b2b ginkgo mango_tea lin.yi.fan'.split(
    ' ',
  )
const email: Invent = (random) => {
  const domain = pick(random, [
    '163.com',
    'qq.com',
    'gmail.com',
    '126.com',
    'sina.com.cn',
    'yahoo.com.tw',
    'hotmail.com',
    'mail.tsinghua.edu.cn',
    'example.org',
    'netvigator.com',
    'bbc.co.uk',
    'example.info',
  ])
  const name = `${pick(random, NAMES)}${random.below(3) === 0 ? random.below(1000) : ''}`
  const mail = `${name}@${domain}`
  const way = random.below(12)
  if (way === 0) return mail.replace('@', '＠')
  if (way === 1) return fullWidth(mail)
  return way === 2 ? mail.toUpperCase() : mail
}

const password: Invent = (random) =>
  pick(random, [
    () => `${pick(random, NAMES).replaceAll(/[.-]/g, '')}${shaped(random, '####')}`,
    () => shaped(random, '######'),
    () => shaped(random, '%#######'),
    () => shaped(random, '__##__##'),
    () => shaped(random, '^__#_#@##'),
    () => shaped(random, '____####$#'),
    () => shaped(random, '^#^#-#__#'),
    () => shaped(random, '____#_#*#'),
  ])()

const TOWNS =
  '北京市海淀区 上海市浦东新区 广州市天河区 深圳市南山区 杭州市西湖区 成都市武侯区 江苏省南京市鼓楼区 湖北省武汉市洪山区 山东省青岛市市南区 四川省绵阳市 福建省厦门市思明区 西安市雁塔区 昆明市五华区 黑龙江省哈尔滨市道里区 河北省石家庄市 浙江省义乌市稠城镇'.split(
    ' ',
  )
const ROADS =
  '中山北路 人民路 解放大道 学院路 建设街 南京西路 青年大街 和平里西街 珞喻路 天府大道 科技园路 石油胡同 滨江东路 文化巷 朝阳门外大街 长安街'.split(
    ' ',
  )
const ESTATES = '阳光花园 锦绣小区 翠湖公寓 幸福家园 龙泽苑 万科城 枫林新村'.split(' ')
const house = (random: Random): string => String(1 + random.below(998))
const small = (random: Random): string => String(1 + random.below(30))
const roomOf = (random: Random): string => `${1 + random.below(25)}${pad(1 + random.below(12))}`

const hans: Invent = (random) => {
  const street = `${pick(random, TOWNS)}${pick(random, ROADS)}${house(random)}号`
  return pick(random, [
    () => street,
    () => `${street}${pick(random, ESTATES)}${small(random)}栋${roomOf(random)}室`,
    () => `${street}${small(random)}号楼${1 + random.below(6)}单元${roomOf(random)}`,
    () => `${street}院${small(random)}楼${roomOf(random)}室`,
    () => `${pick(random, TOWNS)}${pick(random, ROADS)}${house(random)}弄${small(random)}号${roomOf(random)}室`,
    () =>
      `${pick(random, ROADS)}${house(random)}号${pick(random, ESTATES)}${small(random)}幢${1 + random.below(4)}单元${roomOf(random)}室`,
    () => `${pick(random, TOWNS)}${pick(random, ESTATES)}${small(random)}栋${roomOf(random)}室`,
    () => `${street}${1 + random.below(30)}层`,
    () => `湖南省衡阳县西渡镇梅花村${small(random)}组${small(random)}号`,
  ])()
}
const hant: Invent = (random) => {
  const town = pick(random, [
    '台北市大安區',
    '台北市信義區',
    '高雄市三民區',
    '新北市板橋區',
    '台中市西屯區',
    '台南市東區',
    '桃園縣中壢市',
    '新竹市',
  ])
  const road = pick(random, ['忠孝東路', '中山路', '復興南路', '民生東路', '文化路', '羅斯福路', '成功街', '和平西路'])
  return pick(random, [
    () => `${town}${road}${small(random)}號`,
    () => `${town}${road}${pick(random, ['一', '二', '三', '四'])}段${small(random)}號${1 + random.below(12)}樓`,
    () =>
      `${town}${road}${1 + random.below(5)}段${small(random)}巷${small(random)}弄${small(random)}號${1 + random.below(9)}樓之${1 + random.below(5)}`,
    () => `${town}${road}${small(random)}巷${small(random)}號`,
    () => `香港九龍彌敦道${house(random)}號${small(random)}樓${pick(random, ['A', 'B', 'C'])}室`,
    () =>
      `香港北角英皇道${house(random)}號${pick(random, ['新都大廈', '海景大廈'])}${small(random)}樓${pick(random, ['A', 'B', 'C'])}座`,
  ])()
}
const english: Invent = (random) => {
  const street = pick(random, [
    'Main Street',
    'Maple Avenue',
    'Old Mill Road',
    'Queen Victoria St',
    'Park Lane',
    'Sunset Blvd',
    'Oak Drive',
    'St. Kilda Rd',
    'Clear Water Bay Road',
    'Orchard Close',
  ])
  return pick(random, [
    () => `${house(random)} ${street}`,
    () => `${house(random)} ${street}, Springfield, IL ${shaped(random, '#####')}`,
    () => `Flat ${small(random)}, ${house(random)} ${street}, London`,
    () => `${house(random)} ${street}, Apt ${small(random)}, San Jose, CA ${shaped(random, '#####')}`,
    () => `Room ${roomOf(random)}, ${house(random)} ${street}, Kowloon`,
  ])()
}

const credentials: Invent = (random) =>
  pick(random, [
    () =>
      `ftp://${pick(random, ['user', 'admin', 'movie'])}:${shaped(random, '____##')}@${shaped(random, '2%.1#%.1%.%#')}/film/`,
    () =>
      `http://${shaped(random, '____')}:${shaped(random, '__##@#')}@example.com:8080/a.html`.replace(/@(?=\d@)/, '%40'),
    () => `https://mail.example.com/login.php?user=${shaped(random, '____')}&password=${shaped(random, '____##')}`,
    () => `https://api.example.org/v1/list?access_token=${shaped(random, '__##__##^^##__##')}`,
    () => `mysql://root:${shaped(random, '____##')}@db.example.com:3306/app`,
    () => `http://bbs.example.com.cn/index.jsp?sid=${shaped(random, '#_#_#_#_#_#_')}&page=2`,
    () => `svn://${shaped(random, '_____')}:${shaped(random, '_____')}@code.example.net/trunk`,
  ])()

const degrees = (random: Random, places: number): readonly [string, string] => [
  (18 + random.share() * 35).toFixed(places),
  (74 + random.share() * 60).toFixed(places),
]
export const precise: Invent = (random) =>
  degrees(random, 5 + random.below(3)).join(pick(random, [',', ', ', ' ', '，']))
const coordinates: Invent = (random) => {
  const [north, east] = degrees(random, 4)
  const minute = (): string => pad(random.below(60))
  const [n, e] = [20 + random.below(30), 80 + random.below(50)]
  return pick(random, [
    () => precise(random),
    () => precise(random),
    () => `${north}°N, ${east}°E`,
    () => `${north}N ${east}E`,
    () => `北纬${n}度${minute()}分，东经${e}度${minute()}分`,
    () => `${n}°${minute()}′${minute()}″N ${e}°${minute()}′${minute()}″E`,
    () => `${n}°${minute()}'N, ${e}°${minute()}'E`,
    () => `lat=${north}, lng=${east}`,
    () => `纬度${north}，经度${east}`,
  ])()
}

const PROVINCES = Array.from('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼')
const plate: Invent = (random) => {
  const head = `${pick(random, PROVINCES)}${pick(random, Array.from('ABCDEFGHJK'))}`
  return pick(random, [
    () => `${head}${shaped(random, '#####')}`,
    () => `${head}${shaped(random, '^####')}`,
    () => `${head}·${shaped(random, '##^##')}`,
    () => `${head} ${shaped(random, '^^###')}`,
    () => `${head}${shaped(random, 'D#####')}`,
    () => `${head}${shaped(random, '#####F')}`,
    () => `${head}${shaped(random, '####')}${pick(random, ['学', '警'])}`,
    () => `粤Z${shaped(random, '####')}港`,
    () => `${head.toLowerCase()}${shaped(random, '#####')}`,
  ])()
}

const international: Invent = (random) =>
  oneOf(
    '+1 212 555 01##',
    '+1-415-555-01##',
    '+1 (604) 555-01##',
    '+12025550%##',
    '+44 20 7946 0###',
    '+44 7911 12####',
    '+81 90 1234 ####',
    '+81-3-3344-####',
    '+82 10 2345 ####',
    '+65 9123 ####',
    '+65 8123####',
    '+60 12-345 ####',
    '+61 412 345 ###',
    '+49 151 2345####',
    '+33 6 12 34 ## ##',
    '+853 6612 ####',
    '0081-90-1234-####',
    '001-212-555-01##',
    '0065 9123 ####',
    '011 44 20 7946 0###',
  )(random)

const landline: Invent = (random) =>
  oneOf(
    '010-6#######',
    '010-8#######',
    '021-5#######',
    '021-6#######',
    '(020)8#######',
    '020-3#######',
    '0755-2#######',
    '0571-8#######',
    '0731-8#######',
    '028-8#######',
    '0311-8#######',
    '0898-6#######',
    '0535-6######',
    '0754-8#######',
    '+86 10 6### ####',
    '+86-755-2#######',
    '010-62##-####',
    '(0571) 8#######',
    '02-2%##-####',
    '(02)2%##-####',
    '04-22##-####',
    '07-33#-####',
    '+886-2-2%##-####',
  )(random)

/** Values whose form is enough: they are to be found in any sentence. */
export const BARE: Readonly<Record<string, Invent>> = {
  'mobile-cn': mobileCn,
  'mobile-tw': oneOf(
    '09##-###-###',
    '09########',
    '09## ### ###',
    '+886 9## ### ###',
    '+886-9##-###-###',
    '+8869########',
    '09##-######',
  ),
  'mobile-hk': oneOf(
    '+852 9### ####',
    '+852 6### ####',
    '+852-5###-####',
    '+8529#######',
    '00852 6### ####',
    '852-9#######',
  ),
  email,
  'resident-id': residentId,
  'bank-card': card,
  iban,
  'url-credentials': credentials,
  coordinates,
  plate,
  'phone-international': international,
  landline,
  address: (random) => pick(random, [hans, hans, hant, english])(random),
  parcel: (random) => pick(random, [s10, s10, oneOf('SF############', 'YT#############', 'JD00###########')])(random),
}

/** Values that only words beside them tell: sentences for these bring the words. */
export const CUED: Readonly<Record<string, Invent>> = {
  qq: (random) =>
    typed(random, shaped(random, pick(random, ['%####', '%#####', '%######', '%#######', '%########', '%#########']))),
  wechat: oneOf(
    '____##',
    '______',
    '___-___#',
    '____####',
    '^___2008',
    'wx_######',
    '________',
    '_______88',
    '%#######',
  ),
  passport: oneOf(
    'E########',
    'G########',
    'EA#######',
    'ED#######',
    'K0#######',
    'D########',
    'P#######',
    '3########',
    'KJ#######',
    'H########',
  ),
  password,
  parcel: oneOf(
    '############',
    '77##########',
    '268#########',
    '1##########2#',
    'SF ### ### ### ###',
    'V#########',
    '88############',
    '#### #### ####',
  ),
  'mobile-hk': oneOf('9### ####', '6### ####', '9#######', '6#######', '5### ####', '9###-####'),
  // Hong Kong has no Q on its plates
  plate: (random) => oneOf('^^ ####', '^^####', '^^^-####', '####-^^', '^^ ###')(random).replaceAll('Q', 'R'),
  landline: oneOf('6#######', '8#######', '2######', '010 6#######', '02087######', '0571 8#######', '02 2%######'),
  'phone-international': oneOf('212-555-01##', '(415) 555-01##', '604.555.01##', '1-808-555-01##', '617 555 01##'),
  'resident-id': oldResidentId,
  postal: oneOf('1000##', '2000##', '5100##', '3100##', '4300##', '6100##'),
}
