/**
 * Which kind a span belongs to when two lay claim to it, the first here before all others: forms that name themselves
 * (a web address, mail) before check digits, check digits before numbers that only a cue explains, cues before bare
 * shapes. So 13800138000@163.com is mail, a card is no telephone number, and a number right after “QQ” is no landline.
 */
export const PRECEDENCE: readonly string[] = [
  'url-credentials',
  'email',
  'iban',
  'resident-id',
  'bank-card',
  'password',
  'qq',
  'wechat',
  'passport',
  'coordinates',
  'plate',
  'mobile-cn',
  'parcel',
  'mobile-tw',
  'mobile-hk',
  'landline',
  'phone-international',
  'address',
]
