/** The commonest characters of modern Chinese in simplified writing, roughly by frequency; chat particles included. */
const SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运吗吧呢啊哦嗯哈呵嘿呀哪谁怎谢您请爱喜欢吃睡钱哥妈爸姐妹弟友朋帮找买卖玩快慢等早晚明号码线网站机票店车房租电影音乐聊天微博视频照片游戏加油宝贝亲笑哭累忙病药医校班课考试题党共产轮功真相台湾香港民主自由人权退出'
/** Characters that only traditional writing uses, and common ones that both share. */
const TRADITIONAL =
  '這個們來為國說時會對後過發裡還進樣開從實軍無與長機關點業將兩間問應戰向頭體見產話回內門東聲員論處義幾認條氣題爾別變總電數報結務場計資統區隊決馬書則聽卻達強難權張設記類該規萬覺領確傳師觀讓識帶導爭運學經種動當現沒麼裏著給沒嗎誰謝請愛歡錢買賣媽號碼線網車樂聊視頻遊戲寶貝親課黨輪臺灣訊語讀寫寫鐘錶舊長風飛鳥魚龍麗歲歷曆歸滿漢燈熱燒營爺獨獲環療盡監眾礙禮禁離稱窮節範簡糧紀約紅級細終組結絕絡給絲經維緊線練縣總績織繼續罷聞職聯聰肅腦腳膽臉臨舉舞舉航般良節莊葉藝藥蘇蘭虛蟲術衛裝製複覺覽觸許訴診註評詞試詩該詳誤課調談請諾謀講謝證護豐財貧貨販貪貫責貴貸費賀賞賴賺賽購趕跡踐較載輕輛輪輸辦農遠適遲選遺邊醫釋針鈔鐵銀銷錄錯鎮鏡閃閉閱陣陰陳陸陽隨險隱雖雙雜雞靈靜順預頓顧顯願驗驚鬥鮮麥黃齊心愛的我自成一生你看想特提琴有大上人是好天地'

/** Commonest Japanese and Korean syllables, for telling their encodings from Chinese ones. */
const KANA = 'のにはをたがでてとしれさあいうるらりっなもかこそんまくきえよす'
const HANGUL =
  '이다는을의에가고하지도로를한은기사나리자어시대그라있수일해정들인아부서여보제전스상과주만생안네요니어게내없우거것저무오경동세면할히원성신비구연용공마미화조선문소장'

/** Characters whose presence alone says that the reading is right. */
export const VERY_COMMON: ReadonlySet<number> = new Set(
  Array.from(SIMPLIFIED + TRADITIONAL + KANA + HANGUL, (character) => character.codePointAt(0) ?? 0),
)

/** Every character of rows `firstRow`…`lastRow` of a double-byte set whose second bytes lie in `trail`. */
function level(charset: 'gb18030' | 'big5', rows: readonly [number, number], trail: readonly [number, number]): string {
  const pairs: number[] = []
  for (let row = rows[0]; row <= rows[1]; row++) for (let at = trail[0]; at <= trail[1]; at++) pairs.push(row, at)
  return new TextDecoder(charset).decode(Uint8Array.from(pairs))
}

/** Level 1 of GB 2312 (3755 ideographs, rows B0–D7) and of Big5 (5401, rows A4–C6): the characters schools teach. */
export const COMMON: ReadonlySet<number> = new Set(
  [...level('gb18030', [0xb0, 0xd7], [0xa1, 0xfe]), ...level('big5', [0xa4, 0xc6], [0x40, 0x7e]), ...level('big5', [0xa4, 0xc6], [0xa1, 0xfe])]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => code >= 0x4e00 && code <= 0x9fff),
) // biome-ignore format: a list
