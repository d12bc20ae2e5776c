import { choices, type Grammar } from './grammar.ts'

/** What people type in traditional Chinese, as in Taiwan and Hong Kong in 2008: the same beginnings as in `HANS`, other words. */
export const HANT: Grammar = {
  small: choices(`
    <line>|<line>|<line><tail>|<line><tail>|<line>，<after>|<line>，<after>|<line>，<after><tail>|<hey>，<line>|<hey>，<line><tail>|<hey>，<line>，<after>|<hey>，<name>，<line>
    <name>，<line>|<name>，<line>，<after>|<line>。<line>，<after><tail>|<line>，<line>|<line>。<after><tail>|<short>|<short>，<line>|<short><tail>|<short>，<after>
    <friend>你好，好久沒聯絡了，你最近好嗎？我現在在<city>，<line>，<after>，有空的話留言給我喔
    <hey>，我跟你講喔，<past>我去<place>，遇到<who>，他說<line>，<mood>
  `),
  short: choices(`
    在嗎|好啊|知道了|沒問題|不知道耶|我也是|真的嗎|怎麼了|不會吧|對啊|是喔|隨便|下次吧|等一下|馬上來|我先下線了|我回來了|吃飽沒
    還沒|沒有啊|不行啦|不用了|謝謝你|不客氣|那好吧|可以啊|了解|真的假的|算了|你說呢|為什麼|什麼時候|在哪裡|多少錢|掰掰
  `),
  line: choices(`
    你<day>有空嗎|你<day>在<place>嗎|我<day>要去<place>|我<day>在<place>等你|<who><day>不在<place>|<when>一起去吃<food>吧|<when>要不要去<place>
    你<day>幾點下班|<day><clock>在<place>見|我<clock>到<place>，你呢|<day><clock>的車票我已經買好了|我剛從<place>回來，<mood>
    <who>叫我<when>去<shop>買<thing>|我想買新的<thing>，你覺得哪一種好|那個<thing>要<money>，太貴了|<thing>只要<money>，你要不要
    這裡<weather>，你們那邊呢|聽說<city><weather>，你小心一點|外面<weather>，我不想出門|<day>如果<weather>就不去了
    我<day>要<work>，不能上網|<day>又要<work>，<sad>|<who>說<day>要<work>|你<work>的事怎麼樣了|<work>完打電話給我
    你吃飯了沒，我剛吃了<food>|我媽煮了<food>，你要不要來|<place>旁邊開了一家新的店，<food>不錯|好想吃<food>|昨天的<food>是你買的嗎
    你<past>有看<show>嗎|<when>一起看<show>好不好|那個<show>很好看，你一定要看|<show>我還沒看完|<who>在看<show>，我沒事做
    網路好慢，<trouble>|<trouble>，你再說一次|<trouble>，我重新登入|是不是<trouble>|不知道為什麼<trouble>
    你傳的<file>我沒收到|<file>我寄到你的信箱了|把<file>傳給我吧|<file>太大了，傳不過去|你看看這個<file> <link>|<link> 這個網站不錯
    <when>我打電話給你|你的電話怎麼打不通|傳簡訊給<who>吧|我手機沒電了，<when>再說|這個月的電話費是<money>|用skype打給我，不用錢
    <who>問你什麼時候回來|你什麼時候回<city>|<who>去<city>了，<when>才回來|我在<city>住了<few>天|<city>有什麼好玩的
    房租又漲了，一個月<money>|<day>領薪水，我請你吃<food>|股票又跌了，<sad>|油價漲了，坐計程車好貴|這個月只剩<money>了
    <who>有一個朋友在<place>上班|<friend>的小孩都<few>歲了|我<few>個月沒看到<who>了|你認識<friend>嗎|<who>不喜歡吃<food>|<who>是<city>人
    我覺得<who>說得對|這件事我也不是很清楚|你說的是哪一個|不是我不想去，是真的沒有時間|我不是那個意思|沒關係啦
    我一個人在<place>，<sad>|這幾天<sad>，不想講話|我<sad>，先去睡了|不要想那麼多，早點睡吧|你是不是不高興
    <who>的生日是<digit>號，買什麼好|送<who>一個<thing>好不好|我的<thing>不見了，你有看到嗎|<thing>壞了，修理要<money>|<who>把我的<thing>借走了
    今天在<place>排隊排了<few>個小時|坐<digit><digit>號公車到<place>下車|捷運上人好多，<sad>|塞車，我會晚<digit>分鐘到
    我在玩遊戲，等我<few>分鐘|這個遊戲我玩到<digit><digit>級了|網咖人真多，<mood>|老師出了<few>題，我一題都不會|<day>就要考試了，書還沒唸
  `),
  after: choices(`
    到時候打電話給我|你先忙吧|不急啦|你自己決定吧|我也沒辦法|<who>也這麼說|不然<day>再說|等你回覆|你快一點|你幫我問一下<who>|我先去<work>了|是<who>告訴我的
    <past>就想跟你說了|你不要笑|記得找<who>一起|你覺得可以嗎|我沒騙你|不信你問<who>|你不要生氣|我等你|<who>也知道|這是沒有辦法的事|我一個人也可以
    <past>我就說過了|晚上我還在線上|到了跟我說一聲|不要讓<who>知道|我再想想|不說了，<who>來了|我去吃<food>了|我媽在叫我|有事就留言|你那邊幾點
    你在忙什麼|你還在<place>嗎|不知道<who>怎麼想|你幫我看看|我是不會去的|是不是很好笑|這樣可以了吧|我說的是真的|<when>再聊|我在<place>，不方便說
  `),
  hey: choices(
    '喂|嗨|在嗎|哈囉|早安|早|晚安|午安|對了|欸|那個|呵呵|嗯|好久不見|你好|你好啊|我來了|hi|hello|問你一件事|跟你說喔|唉',
  ),
  name: choices(
    '小王|小李|老張|阿強|阿芳|麗麗|小梅|胖子|姊|哥|老師|老闆|親愛的|兄弟|學長|學姊|小陳|阿杰|小胡|阿玲|老婆|老公|媽|爸|表哥',
  ),
  friend: choices('小王|小李|老張|阿強|阿芳|麗麗|小梅|學長|學姊|小陳|阿杰|小胡|阿玲|表哥|林老師'),
  who: choices(`
    我媽|我爸|我姊|我哥|老闆|同事|室友|房東|鄰居|我同學|我老公|我老婆|他|她|小王|老李|我表弟|導師|客戶|我們經理|我朋友|阿芳|小張|我舅舅|我奶奶|他們|阿強|小梅|學長
  `),
  day: choices('今天|明天|後天|今天|明天|週末|星期<weekday>|下星期<weekday>|今晚|明晚|中秋節|<digit>號'),
  when: choices('<day>|<day>|晚上|下午|中午|下個月|過幾天|放假|下班以後'),
  past: choices('昨天|前天|剛才|上個月|上次|那天|上星期<weekday>|早上|昨晚|暑假|去年|<digit>號'),
  weekday: choices('一|二|三|四|五|六|天'),
  clock: choices('<hour>點|<hour>點半|<hour>點左右|<hour>點十分|<hour>點二十分'),
  hour: choices('六|七|八|九|十|十一|十二|一|兩|三|四|五'),
  place: choices(
    '公司|學校|家裡|網咖|車站|火車站|機場|超市|醫院|圖書館|宿舍|公園|銀行|郵局|捷運站|樓下|門口|老地方|夜市|體育館|菜市場|電影院|書店|辦公室|教室|我家',
  ),
  city: choices('台北|台中|高雄|台南|新竹|花蓮|香港|九龍|上海|廣州|深圳|北京|澳門|廈門'),
  food: choices(
    '火鍋|水餃|牛肉麵|燒烤|便當|米粉|包子|炒飯|西瓜|月餅|滷肉飯|餛飩|烤鴨|豆腐|雞排|蛋餅|冰淇淋|蘋果|小籠包',
  ),
  thing: choices(
    '手機|電腦|衣服|鞋子|書|MP3|相機|隨身碟|耳機|腳踏車|電池|錢包|筆電|外套|書包|鍵盤|手錶|字典|椅子|冰箱',
  ),
  show: choices('電影|電視劇|球賽|卡通|新聞|演唱會|比賽|節目|籃球|棒球|連續劇'),
  sad: choices('累死了|好想睡|好無聊|頭好痛|煩死了|不太舒服|有點暈|氣死我了|真倒楣|心情不好|受不了|好緊張'),
  mood: choices('<sad>|<sad>|好開心|還不錯|真沒想到|沒辦法|好好笑|滿有趣的'),
  weather: choices('下雨|下大雨|變天|好熱|好冷|有颱風|好悶|有點涼|一直下雨|霧很大|降溫'),
  work: choices(
    '加班|上班|開會|出差|考試|上課|複習|交作業|寫論文|面試|值班|搬家|大掃除|看房子|相親|健康檢查|補習|打工|實習|報到',
  ),
  trouble: choices(
    '又斷線了|聽不清楚|麥克風壞了|你那邊有回音|視訊卡住了|網頁打不開|電腦中毒了|當機了|聲音斷斷續續的|檔案傳不過去|看不到你的圖片|訊息傳不出去|登不進去',
  ),
  file: choices('檔案|照片|歌|合約|表格|作業|資料|圖片|報價單|履歷|影片|軟體|通知|講義|說明書|地圖'),
  link: choices(`
    http://<site>/<path>/<digit><digit><digit>|http://<site>/<path><digit><digit>.html|http://<site>/<path>/<digit><digit><digit><digit>.jpg
  `),
  shop: choices('超市|百貨公司|夜市|光華商場|網路上|樓下的小店|<city>'),
  site: choices('www.example.com|blog.example.net|album.example.org|video.example.com|news.example.org'),
  path: choices('read|show|thread|album|play|item|news|down|topic|list'),
  money: choices('<digit>0元|<digit>00元|<digit><digit>0塊|1<digit>00元|<digit>千多塊|<digit>百塊|<digit>9元'),
  digit: choices('1|2|3|4|5|6|7|8|9'),
  few: choices('兩|三|四|五'),
  tail: choices(
    '||||，好不好|，可以嗎|，呵呵|，哈哈|，嘿嘿|……|！|！！|，你覺得呢|，記得喔|，別忘了|，謝謝|，再聊| ^_^| :)|。|，我先走了|～|，真的',
  ),

  mention: choices(`
    <word>|<word><tail>|<word><tail>|<word>，<after>|<word>，<after>|<word>，<after><tail>|<line>，<word>|<hey>，<word>|<hey>，<word><tail>|<name>，<word>，<after>
    <word>。<line><tail>|<word>，<word2>|<word>，<word2><tail>|<word>，<word2>，<after>|<word>，<news>|<news>，<word>|<hey>，<name>，<word>，<word2>|<line>。<word><tail>
    <friend>你好，我在<city>，<word>。<word2>，你如果有空就看看，<after><tail>
  `),
  word: choices(`
    你喜歡{}嗎|你知道{}嗎|你聽過{}嗎|你那邊看得到{}嗎|你有沒有{}的照片|你看過{}的影片嗎|你對{}有什麼看法|{}是什麼|{}一個多少錢|哪裡有{}
    我<past>在<place>看到{}|<who>說{}<opinion>|<who><past>講到{}|我覺得{}<opinion>|我聽<who>說{}<opinion>|<who>也喜歡{}|<who>不喜歡{}
    網路上都在講{}|部落格上有人寫了{}，後來不見了|我<past>傳的{}你有看到嗎|我一說{}就斷線|為什麼說到{}就傳不出去|<past>的<show>裡有{}
    {}的那篇文章在 <link>|{}的照片在這裡 <link>|把{}的<file>傳給我|我找不到{}|有一本書寫的是{}，我看了一半
    <who>買了一個{}，<money>|我想要一個{}，<who>不給買|送<who>一個{}好不好|{}只要<money>，你要不要|<shop>有賣{}，一個<money>|{}賣完了，<when>再來
    <when>我們去看{}吧|<city>的{}很有名|我在<city>的時候看過{}|我小時候家裡就有{}|現在的人都不知道{}了|我<few>年沒有看到{}了
    <who>問我{}的事，我不知道怎麼說|{}的事你不要跟<who>說|{}的事<when>再說|我不想談{}|不要一直說{}|{}跟<who>有什麼關係|{}到底<question>
    我畫了一個{}，<who>說<opinion>|{}壞了，<who>不會修|我不討厭{}，也說不上喜歡|我在找{}，找了<few>天|聽說{}快要沒有了|你說的{}是哪一種
  `),
  word2: choices(`
    {}的事你聽說了嗎|我還是喜歡{}|這個{}是<who>的|我也想去看{}|以後再說{}吧|我不太懂{}|沒有{}不行|有{}就夠了|{}不是那麼簡單|{}到底<question>
    不知道是不是真的|我也是聽<who>說的|你不要告訴<who>|大家都這樣說|你說是不是|反正我不信|我是相信的|<line>|<after>|<after>
  `),
  opinion: choices(
    '很好|不錯|沒意思|太貴了|滿好看的|很難說|是假的|是真的|很重要|不值<money>|有問題|很難找|沒有用|愈來愈少了|比以前好|是<city>來的|已經沒有了|在<city>才有',
  ),
  question: choices('是什麼|好不好|有沒有用|是真的還是假的|在哪裡|是誰的|要多少錢|怎麼樣|還有沒有'),
  news: choices(`
    新聞在講<topic>|<who>在說<topic>的事|<past>看了<topic>的新聞|<topic>的事你怎麼看|網路上都是<topic>|報紙上寫的是<topic>|大家都在談<topic>
  `),

  swear: choices(`
    <curse>，<line>|<curse>，<line>|<line>，<curse>|<line>，<curse>|<curse> <line>|<line> <curse>|<curse>！<line><tail>|<curse>，<line>，<after>|<line>，<after>，<curse>
    <hey>，<line>，<curse>|<line>，<curse>，<after>|<name>，<curse>，<line>|<curse>，<sad>，<line>|<curse>，<who>又叫我<work>，<after>|<curse>，<trouble>，<after>
  `),
  confide: choices('<hey>|<name>|<line>|<short>|我跟你說|記一下|<hey>，<name>'),
  confideWord: choices('<word>|<hey>，<word>|<name>，<word>|<word>，<word2>'),
}
