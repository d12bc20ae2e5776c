import type { Random } from '../random.ts'
import { choices, expand, type Grammar } from './grammar.ts'

/**
 * A campaign such as the report describes: volunteers write the same text to strangers, say openly who they are, and ask
 * them to sign. What they ask for is invented: a wish on a folded paper crane.
 */
const SIMPLIFIED: Grammar = {
  text: choices('<hello>我是<centre>的义工<name>。<what>。<how>。<end>'),
  hello: choices('您好！|朋友您好，|打扰您了，|陌生的朋友，您好！|您好，不认识您，请别见怪，|缘分让我们在网上遇到，'),
  centre: choices('纸鹤服务中心|全球纸鹤服务中心|纸鹤服务中心<city>站|海外纸鹤服务中心'),
  city: choices('多伦多|旧金山|悉尼|香港|伦敦|纽约'),
  name: choices('小林|阿慧|老陈|方姐|小周|阿明'),
  what: choices(`
    我们请大家把心愿写在纸鹤上，已经有<number>人登记了|每放一只纸鹤，就是给自己和家人留一份平安|把过去的不愉快写在纸鹤上放走，心里就轻松了
    有人说纸鹤没有用，可是已经有<number>人写下了自己的名字|以前答应过的事不算数了，写一只纸鹤就可以重新开始
  `),
  number: choices('三万多|两万多|三千多万|四千多万|几百万|五万'),
  how: choices(`
    您只要回复一个名字，用化名、小名都可以，我们替您登记|用化名登记也有效，网址是 http://www.example.org/zhihe|您同意的话，回一个“好”字，我就帮您放一只
    登记不要钱，也不问您的地址，网址 http://zhihe.example.net|家里人也可以一起写，回复他们的小名就行
  `),
  end: choices(
    '请转告亲友，祝您全家平安！|谢谢您看完，祝您好运。|不愿意也没关系，祝您平安。|请把这个消息告诉您的家人。|不管您信不信，都祝您和家人平安。',
  ),
}

const TRADITIONAL: Grammar = {
  text: choices('<hello>我是<centre>的義工<name>。<what>。<how>。<end>'),
  hello: choices('您好！|朋友您好，|打擾您了，|陌生的朋友，您好！|您好，不認識您，請別見怪，'),
  centre: choices('紙鶴服務中心|全球紙鶴服務中心|紙鶴服務中心<city>站'),
  city: choices('台北|香港|多倫多|舊金山|雪梨'),
  name: choices('小林|阿慧|老陳|方姊|小周'),
  what: choices(`
    我們請大家把心願寫在紙鶴上，已經有<number>人登記了|每放一隻紙鶴，就是給自己和家人留一份平安|把過去的不愉快寫在紙鶴上放走，心裡就輕鬆了
  `),
  number: choices('三萬多|兩萬多|三千多萬|四千多萬|幾百萬'),
  how: choices(
    '您只要回覆一個名字，用化名、小名都可以，我們替您登記|用化名登記也有效，網址是 http://www.example.org/zhihe|登記不用錢，也不問您的地址',
  ),
  end: choices('請轉告親友，祝您全家平安！|謝謝您看完，祝您好運。|不願意也沒關係，祝您平安。'),
}

/** Texts that volunteers of the campaign send to strangers; distinct, one in four in traditional Chinese. */
export function inventTemplates(chance: Random, count: number): readonly string[] {
  const templates = new Set<string>()
  while (templates.size < count) templates.add(expand(chance, chance.chance(0.25) ? TRADITIONAL : SIMPLIFIED, '<text>'))
  return [...templates]
}
