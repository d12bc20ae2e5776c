import { choices } from './grammar.ts'

/** Words on the built-in list that the censor list has, too. */
const SHARED = {
  hans: choices('月桥|石舟|水车|日晷|沙漏|罗盘'),
  hant: choices('紅燈籠|風鈴'),
  en: choices('moon bridge|stone boat'),
}

/**
 * The words of each list, by language. Invented stand-ins: things of wood, stone, paper and brass, so that the lists are
 * of no use to any censor. 灯笼 lies inside 红灯笼, a space and an asterisk are literal, and one word stands twice in
 * different case: all four are habits of the published lists. English words begin with a consonant, so “a” fits each.
 */
export const LISTED = {
  censor: {
    hans: [
      ...SHARED.hans,
      ...choices('灯笼|红灯笼|风铃|竹梯|云灯|红帆船|铜钟楼|铁锚|木桨|浮桥|吊桥|石拱桥|渡船|乌篷船|独木舟|竹筏'),
      ...choices('风车|石磨|磨盘|木屐|铜镜|铜鼓|铜铃|石鼓|石臼|石亭|水榭|凉亭|角楼|望楼|烟囱|瓦罐|屋檐|飞檐|藻井'),
      ...choices('门环|门墩|影壁|照壁|井绳|辘轳|油灯|孔明灯|走马灯|宫灯|灯芯|星盘|漏壶|浑天仪|算盘|砚台|镇纸|笔筒'),
      ...choices('石*舟|铜 钟|B座钟楼|b座钟楼|蓝色潜水艇|会唱歌的烟斗|月亮背面的邮局'),
    ],
    hant: [
      ...SHARED.hant,
      ...choices(
        '月橋|雲燈|銅鐘樓|鐵錨|木槳|石橋墩|獨木舟|烏篷船|風車|水車|銅鏡|銅鈴|飛簷|門環|轆轤|走馬燈|孔明燈|宮燈',
      ),
      ...choices('燈芯|星盤|羅盤|渾天儀|算盤|硯台|鎮紙|筆筒|藍色潛水艇'),
    ],
    en: [
      ...SHARED.en,
      ...choices('red lantern|wind chime|copper bell|red sail|brass sundial|wooden oar|rope ladder|water wheel'),
      ...choices('bronze mirror|sandglass|weathervane|drawbridge|stone lion|signal drum|bamboo raft|glass marble'),
      ...choices('tower clock|lamp wick'),
    ],
  },
  surveillance: {
    hans: [
      ...choices('纸鹤|纸船|纸飞机|布老虎|泥哨|陶笛|拨浪鼓|九连环|七巧板|万花筒|皮影|木偶戏|糖人|泥塑|香囊|团扇|折扇'),
      ...choices('蒲扇|剪纸|窗花|门神|绣球|锦囊|流苏|盘扣|蓝印花布|蜡染|竹编|草编|柳条筐|藤椅|摇篮|竹马|铁环|陀螺'),
      ...choices('毽子|沙包|弹弓|信鸽|蒲公英|车前草|凤仙花|酢浆草|狗尾草|紫藤架|葡萄架|7号磨坊|纸做的月亮'),
    ],
    hant: choices('紙鶴|紙飛機|紙鳶|布偶戲|撥浪鼓|九連環|萬花筒|團扇|剪紙|藍印花布|藤編|搖籃|鐵環|螢火蟲燈|繡球'),
    en: [
      ...choices('paper crane|paper plane|spinning top|shadow puppet|rag doll|silk fan|kaleidoscope|rocking horse'),
      ...choices('tin whistle|patchwork quilt|wicker basket|dandelion|marigold|clay pipe|paper moon'),
    ],
  },
  netbar: {
    hans: [
      ...choices('蟋蟀|纺织娘|金龟子|螳螂|蜻蜓|瓢虫|蚱蜢|知了壳|啄木鸟|猫头鹰|布谷鸟|百灵鸟|画眉笼|翠鸟|苍鹭|鸬鹚'),
      ...choices('二胡|琵琶|扬琴|古筝|笙箫|唢呐|葫芦丝|马头琴|梆子|编钟|口琴|手风琴|竖琴|双簧管|短笛|定音鼓|三角铁'),
      ...choices('大提琴|海螺号|牛角号|快板书'),
    ],
    hant: choices('紡織娘|金龜子|啄木鳥|貓頭鷹|馬頭琴|嗩吶|編鐘'),
    en: choices('woodpecker|grasshopper|bagpipe|kettledrum|barn owl|harpsichord'),
  },
  builtin: {
    hans: [...SHARED.hans, ...choices('粗瓷碗|搪瓷缸|腌菜坛|铜火锅|石榴树|擀面杖|煤油炉|木锅盖|蒸笼布')],
    hant: [...SHARED.hant, ...choices('粗瓷盤|琺瑯壺|鐵茶壺')],
    en: [...SHARED.en, ...choices('pickle jar|rolling pin|bread oven')],
  },
}
