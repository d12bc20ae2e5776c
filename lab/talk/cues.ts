import { choices } from './grammar.ts'
import type { Sensitive } from './sensitive.ts'
import type { Language } from './words.ts'

/** How people bring up a sensitive value, which stands for `{}`. */
export const CUES: Readonly<Record<Language, Readonly<Record<Sensitive['kind'], readonly string[]>>>> = {
  hans: {
    email: choices('我的邮箱是{}|发到{}吧|邮箱：{}|你发邮件到{}|我换邮箱了，{}|电子邮件 {}'),
    mobile: choices('我的手机是{}|打我手机{}|我的新号码是{}|手机号：{}|手机{}，到了打给我|短信发到{}，手机一直开着'),
    landline: choices('我在国外的电话是{}|家里电话{}|座机：{}|打这个电话{}，晚上我都在|我女儿那边的电话 {}'),
    'bank-card': choices('卡号是{}|钱打到这张卡上：{}|我的银行卡号{}|银行卡：{}，打完告诉我|你记一下银行卡号 {}'),
    'resident-id': choices('我的身份证号是{}|身份证{}，帮我订票|身份证号码：{}|报名要身份证，{}'),
    parcel: choices('快递单号{}|包裹单号是{}，你查一下|单号：{}|包裹寄出了，单号 {}'),
    password: choices('密码是{}|我的密码：{}|邮箱密码{}，你帮我收一下|用户名不变，密码改成{}了'),
    qq: choices('我的QQ是{}|加我QQ{}|QQ：{}|我QQ号{}|我换QQ了，{}'),
    address: choices('地址是{}|寄到{}，地址别写错|我家地址：{}|你记一下地址，{}'),
  },
  hant: {
    email: choices('我的信箱是{}|寄到{}吧|信箱：{}|我換信箱了，{}|電子郵件 {}'),
    mobile: choices('我在大陸的手機是{}|打我手機{}|新的手機號碼是{}|手機：{}'),
    landline: choices('我在美國的電話是{}|家裡電話{}|電話：{}|打這個電話{}，晚上我都在'),
    'bank-card': choices('卡號是{}|錢匯到這張卡：{}|我的銀行卡號{}|銀行卡：{}，匯好告訴我'),
    'resident-id': choices('身份證號碼是{}|身份證{}，幫我訂票|身份證號碼：{}'),
    parcel: choices('包裹單號是{}，你查一下|包裹號碼：{}|包裹寄出去了，單號 {}'),
    password: choices('密碼是{}|我的密碼：{}|信箱密碼{}，你幫我收一下|帳號一樣，密碼改成{}了'),
    qq: choices('我的QQ是{}|加我QQ{}|QQ：{}|我QQ號{}'),
    address: choices('地址是{}|寄到{}，地址不要寫錯|我家地址：{}'),
  },
  en: {
    email: choices('my email is {}|mail me at {}|send it by email to {}|email: {}'),
    mobile: choices('my mobile is {}|call my mobile {}|my new mobile number is {}|mobile: {}'),
    landline: choices('my phone at home is {}|phone: {}|call my home phone {}|the phone number is {}'),
    'bank-card': choices('my bank card is {}|send the money to my card, {}|card number {}|bank card: {}'),
    'resident-id': choices('my ID card number is {}|ID card {}, please book the ticket|ID number: {}'),
    parcel: choices('the tracking number is {}|my parcel is {}, please check|parcel number: {}'),
    password: choices('the password is {}|my password: {}|password {}, do not tell anybody'),
    qq: choices('my QQ is {}|add my QQ {}|QQ: {}|QQ number {}'),
    address: choices('my address is {}|send it to this address: {}|address: {}'),
  },
}
