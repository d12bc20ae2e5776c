/** Sentences around a value, which stands for `{}`. None of them says more than people say; some say nothing. */
export const BARE_CONTEXTS: readonly string[] = [
  '{}',
  '你看一下 {} 对不对',
  '我发给你了：{}，收到回一下',
  '就是这个{}。别弄丢了',
  '（{}）记下来',
  '刚才那个是 {} ，谢谢啦~',
  '麻煩你記一下：{}，謝謝',
  '給你 {} 再聯絡',
  'please note {} and tell me later',
  'here it is: {}.',
  'ok, {} thanks!',
  '小陈 {} 晚上8点到',
  '明天3点前 {} 别忘了',
  '“{}”是他给我的',
]

const of = (hans: string, hant: string, english: string): readonly string[] =>
  [hans, hant, english].flatMap((part) => (part === '' ? [] : part.split('|')))

/** Sentences that bring the words a kind is known by; the first part simplified, then traditional, then English. */
export const CONTEXTS: Readonly<Record<string, readonly string[]>> = {
  'mobile-cn': of(
    '打我手机{}，有事说|手机：{}|电话{}（微信同号）|{}是我新号，旧的停了|联系{}李先生|短信发{}就行',
    '我在大陸的號碼是{}|打{}找他',
    'call me at {}|tel:{}|my mobile is {}',
  ),
  'mobile-tw': of('台湾打{}', '我的手機{}|手機：{}，晚上打|行動電話 {}', 'my Taiwan mobile is {}'),
  email: of(
    '发{}吧|邮箱：{}；密码另说|我的邮箱是{}，常联系',
    '信箱：{}|寄到{}給我',
    'My email is {}.|mailto:{}|write to <{}>',
  ),
  'resident-id': of('身份证{}，帮我订票|身份证号码：{}|我的证件号{}', '身份證號碼是{}', 'my ID card number is {}'),
  'bank-card': of('卡号{}，户名张三|钱打到{}|工行 {} 谢谢', '銀行卡號：{}', 'card number {} exp 09/12'),
  iban: of('汇到{}', '帳號 {}', 'IBAN: {}|transfer it to {} please'),
  address: of(
    '地址：{}|寄到{}，邮费到付|我搬到{}了，来玩|我家在{}|收货地址是{}',
    '地址是{}，別寫錯|寄到{}',
    'my address is {}|send it to {}|I live at {}',
  ),
  plate: of('车牌{}，黑色的|一辆{}停在门口|{}请挪车', '車牌 {}', 'plate number {}'),
  coordinates: of('坐标{}|定位 {} 在这里等', '座標：{}', 'GPS {}|location: {}'),
  'url-credentials': of('从{}下载|打开 {} 就能看', '連結 {}', 'get it from {}'),
  'phone-international': of('国外打{}|我在那边的电话{}', '電話：{}', 'call me on {}|phone {}'),
  landline: of('家里电话{}|座机：{}|打{}，白天都在|传真 {}', '電話 {}|打{}找我媽', 'tel: {}|office phone {}'),
  parcel: of('单号{}|快递 {} 查一下|包裹寄出了，{}', '包裹單號是{}', 'tracking number {}'),
  'mobile-hk': of('香港打{}', '致電{}|電話：{}', 'whatsapp {}'),
}

export const CUED_CONTEXTS: Readonly<Record<string, readonly string[]>> = {
  qq: of(
    '我的QQ是{}|加我QQ{}|QQ：{}|我QQ号{}，网名小雨|加q{}聊|Q号 {}|扣扣{}|QQ群{}，进来|企鹅号{}|qq:{}谢谢|我换QQ了，{}',
    '我QQ號{}|加我QQ：{}',
    'my QQ is {}|QQ number {}|add qq {} please',
  ),
  wechat: of(
    '微信号：{}|微信{}|加我微信 {}|我的微信是{}，加我|微信号是{}|加V：{}|vx {}|威信：{}',
    '我的微信號是{}|加我微信：{}',
    'my WeChat is {}|wechat: {}|WeChat ID {}|add me on wechat: {}',
  ),
  passport: of(
    '护照号码{}|护照：{}|我的护照号是{}|护照号 {} 有效期到明年|通行证{}',
    '護照號碼：{}|我的護照是{}|台胞證 {}',
    'passport number {}|my passport is {}|Passport No: {}',
  ),
  password: of(
    '密码是{}|密码：{}|我的密码{}，别告诉别人|邮箱密码 {}|密码改成{}了|用户名admin 密码{}|QQ密码就是{}|登录密码为{}|wifi密码{}|账号和密码都是{}',
    '密碼是{}|密碼：{}|信箱密碼{}，你幫我收一下',
    'the password is {}|password: {}|my password is {}, ok?|pwd={}|passwd:{}|PIN: {}|login: guest password: {}',
  ),
  parcel: of(
    '单号{}|快递单号是{}|运单号：{}|顺丰 {}|申通单号 {}，明天到|圆通{}|中通 {}|韵达单号：{}|包裹单号{}，你查一下|ems单号{}',
    '包裹單號：{}|運單號 {}',
    'tracking number {}|the tracking no. is {}|parcel number: {}|FedEx {}',
  ),
  'mobile-hk': of(
    '香港手机{}|我香港电话 {}|我的香港号码是{}',
    '手機{}|打俾我 {}|聯絡電話：{}|致電 {} 陳生|流動電話 {}',
    'my HK number is {}|whatsapp {}|call me {}|mobile: {}|my mobile in Hong Kong is {}',
  ),
  plate: of(
    '香港车牌{}|车牌号：{}',
    '車牌{}|車牌號碼 {}|我的車號是{}',
    'license plate {}|plate number: {}|number plate {}',
  ),
  landline: of(
    '电话{}|座机：{}|家里电话 {}|单位电话是{}|宅电{}|传真：{}|小灵通{}',
    '電話 {}|家裡電話：{}',
    'tel: {}|phone {}|home telephone {}',
  ),
  'phone-international': of(
    '我在美国的电话是{}|电话：{}|打这个电话{}，晚上我都在',
    '我在美國的電話是{}|電話 {}',
    'my phone is {}|call me at {}|phone: {}|cell {}|my home number is {}',
  ),
  'resident-id': of('身份证{}，老的十五位|身份证号：{}|身份证号码是{}', '身份證 {}', 'ID card {}|ID number: {}'),
  postal: of('邮编{}|邮政编码：{}|邮编是{}', '郵編 {}', 'postcode {}|zip code {}'),
}
