import { choices, type Grammar } from './grammar.ts'

/**
 * What people type in simplified Chinese, as on the mainland in 2008. A text begins at `small`, `mention` (about a word)
 * or `swear`.
 */
export const HANS: Grammar = {
  small: choices(`
    <line>|<line>|<line>|<line><tail>|<line><tail>|<line>，<after>|<line>，<after>|<line>，<after>|<line>，<after><tail>|<hey>，<line>|<hey>，<line><tail>
    <hey>，<line>，<after>|<hey>，<name>，<line>|<name>，<line>|<name>，<line>，<after>|<name>，<line>。<line>|<line>。<line>，<after><tail>|<line>，<line>
    <line>。<after><tail>|<short>|<short>，<line>|<short><tail>|<short>，<after>|<short>，<line>，<after>
    <friend>你好，好久没联系了，你最近怎么样？我现在在<city>，<line>，<after>，有空的话给我留言吧
    <hey>，我跟你说啊，<past>我去<place>，碰到<who>，他说<line>，<mood>，你说是不是
  `),
  short: choices(`
    在吗|在不在|好的|知道了|没问题|不知道|我也是|真的吗|怎么了|不会吧|是啊|对啊|不是吧|随便|下次吧|等一下|马上来|我先下了|我回来了|吃了吗
    还没呢|没有啊|不行|不用了|谢谢你|不客气|那好吧|可以的|明白了|真的假的|算了|你说呢|为什么|什么时候|在哪儿|多少钱|几点|听到了吗|慢走
  `),
  line: choices(`
    你<day>有空吗|你<day>在<place>吗|我<day>要去<place>|我<day>在<place>等你|<who><day>不在<place>|<when>一起去吃<food>吧|<when>一起去<place>吧
    你<day>几点下班|<day><clock>在<place>见|我<clock>到<place>，你呢|<day><clock>的火车，我已经买好票了|我刚从<place>回来，<mood>|我在<place>，你过来吧
    <who>让我<when>去<shop>买<thing>|我想买个新的<thing>，你说哪种好|那个<thing>要<price>，太贵了|<thing>才<price>，你要不要|<thing>是在<shop>买的，<price>
    <day>要是<weather>就不去了|这边<weather>，你们那里怎么样|听说<city><weather>，你小心点|<city>这几天<weather>，不好出门|外面<weather>，我不想动
    我<day><work>，不能上网了|<day>又要<work>，<sad>|<who>说<day>要<work>|你<work>的事怎么样了|<work>完了给我打电话|<who><work>去了，不在
    你吃了没有，我刚吃了<food>|我妈做了<food>，你来不来|<place>旁边新开了一家店，<food>不错|想吃<food>了|食堂的<food>越来越难吃了|昨天的<food>是你做的吗
    你<past>看<show>了没有|<when>一起看<show>吧|那个<show>很好看，你一定要看|<show>我还没看完|<who>在看<show>，我没事做|<show>几点开始
    网速好慢，<trouble>|<trouble>，你再说一遍|<trouble>，我重新登录一下|是不是<trouble>|不知道为什么<trouble>|我这里<trouble>，你那里呢
    你发的<file>我没收到|<file>我发到你邮箱了|把<past>的<file>发给我吧|<file>太大了，发不过去|你看看这个<file> <link>|<link> 这个网站不错|你打开这个看看 <link>
    <when>我给你打电话|你的电话怎么打不通|给<who>回个电话吧，有事找你|我手机没电了，<when>再说|这个月的电话费又是<money>|我用skype打给你吧，便宜
    我女儿<day>开学，学费要<price>|<who>问你什么时候回来|你什么时候回<city>|<who>到<city>去了，<when>才回来|我在<city>待了<few>天|<city>有什么好玩的
    房租又涨了，一个月<price>|<day>发工资，我请你吃<food>|我的股票又跌了，<sad>|油价涨了，打车都打不起了|这个月只剩<money>了|你借我<money>好不好，<day>还你
    <who>有一个朋友在<place>上班|<friend>的孩子都<few>岁了|我有<few>个月没见到<who>了|你认不认识<friend>|<who>不喜欢吃<food>|<who>是<city>人
    我觉得<who>说得有道理|这件事我也不是很清楚|你说的是哪一个|不是我不想去，是真的没有时间|我不是那个意思|没什么大不了的|这不是<who>的<thing>吗
    我一个人在<place>，<sad>|这几天<sad>，不想说话|今天<sad>，<who>又说我了|我<sad>，先睡了|别想那么多，早点睡吧|你是不是不高兴了|<who>在吗，我有事找
    <who>的生日是<date>，买什么好|送<who>一个<thing>怎么样|我的<thing>不见了，你看见没有|<thing>坏了，修一下要<price>|<who>把我的<thing>借走了
    今天在<place>排了<few>个小时的队|从<place>到<place>有多远|坐<digit><digit>路车到<place>下|地铁上人太多了，<sad>|堵车，我可能晚到<minute>分钟
    你升到多少级了|<when>上线打副本，差一个人|我在玩游戏，等我<minute>分钟|斗地主三缺一，快来|这个游戏我玩到<digit><digit>级了|网吧里人真多，<mood>
    老师布置了<few>道题，我一道也不会|<when>就要考试了，书还没看|四级成绩出来了，我考了<cet>分|<friend>考了<score>分|选课选上了没有|<who>的作业你有没有
    你的头像是谁啊|你的空间我去看了，照片不错|我把你加到好友里了|你怎么老是隐身|你改名字了吗，我都认不出来了|我这个号是新的，以前那个忘了
  `),
  after: choices(`
    到时候给我打电话|你先忙吧|不着急|你自己看着办吧|我也没办法|<who>也这么说|要不<day>再说|等你回话|你快点|你帮我问问<who>|我先去<work>了|是<who>告诉我的
    <past>就想跟你说了|你别笑|记得叫上<who>|你看行不行|我不骗你|不信你问<who>|你不要生气|我等你|<who>也知道|这是没有办法的事|你就别管了|我一个人也可以
    <past>我就说过了|晚上我还在|到了跟我说一声|别让<who>知道|我再想想|不说了，<who>来了|我去吃<food>了|我妈叫我了|有事给我留言|下线再联系|你那边几点了
    你在忙什么|你还在<place>吗|不知道<who>怎么想|你帮我看看|我是不会去的|是不是很好笑|这样可以了吧|我说的是真的|<when>再聊|我在<place>，不方便说|<mood>
  `),
  hey: choices(`
    喂|嗨|在吗|在不在|哈喽|早啊|早|晚上好|下午好|对了|哎|那个|呵呵|嗯|好久不见|你好|你好啊|我来了|hi|hello|问你个事|跟你说个事|唉
  `),
  name: choices(`
    小王|小李|老张|阿强|阿芳|丽丽|小梅|胖子|大刘|姐|哥|老师|师傅|老板|亲爱的|兄弟|老同学|小陈|老周|阿杰|小胡|老赵|阿玲|小宝|老婆|老公|妈|爸|表哥|二姐
  `),
  friend: choices(
    '小王|小李|老张|阿强|阿芳|丽丽|小梅|大刘|王老师|李师傅|老同学|小陈|老周|阿杰|小胡|老赵|阿玲|表哥|二姐',
  ),
  who: choices(`
    我妈|我爸|我姐|我哥|老板|同事|室友|房东|邻居|我同学|我老公|我老婆|他|她|小王|老李|我表弟|班主任|客户|我们经理|我朋友|阿芳|小张|我舅舅|我奶奶|导师|老乡|他们|阿强|小梅
  `),
  when: choices(`
    <day>|<day>|<day>|下午|中午|下个月|放假|下班以后|放学以后|过两天|月底|等一下|吃完饭|晚上|有空的时候|下次|过完节
  `),
  day: choices('今天|明天|后天|今天|明天|周末|星期<weekday>|下星期<weekday>|今晚|明晚|国庆|中秋|<date>'),
  past: choices('昨天|前天|刚才|上个月|上次|那天|上星期<weekday>|早上|昨晚|暑假|去年|<date>'),
  weekday: choices('一|二|三|四|五|六|天'),
  date: choices('<digit>号|1<digit>号|2<digit>号'),
  clock: choices('<hour>点|<hour>点半|<hour>点<minute>分|<hour>点一刻|<hour>点左右'),
  hour: choices('六|七|八|九|十|十一|十二|一|两|三|四|五'),
  minute: choices('五|十|二十|四十|五十|10|20|15'),
  place: choices(`
    公司|学校|家里|网吧|车站|火车站|机场|超市|医院|图书馆|宿舍|食堂|公园|银行|邮局|地铁站|楼下|门口|老地方|步行街|体育馆|菜市场|电影院|书店|办公室|教室|我家|单位
  `),
  city: choices(`
    上海|广州|深圳|成都|武汉|南京|杭州|西安|重庆|长沙|厦门|青岛|大连|昆明|沈阳|郑州|济南|老家|北京|天津|苏州|香港
  `),
  food: choices(`
    火锅|饺子|面条|烧烤|麻辣烫|水煮鱼|盒饭|米线|包子|炒饭|西瓜|月饼|炸酱面|酸菜鱼|馄饨|凉皮|烤鸭|豆腐|鸡蛋面|红烧肉|羊肉串|苹果|冰淇淋
  `),
  thing: choices(`
    手机|电脑|衣服|鞋|书|MP3|相机|U盘|耳机|自行车|电池|钱包|笔记本|外套|书包|键盘|摄像头|手表|字典|椅子|手机卡|冰箱
  `),
  show: choices('电影|电视剧|球赛|动画片|新闻|演唱会|比赛|节目|篮球|乒乓球|大片|连续剧'),
  mood: choices(`
    <sad>|<sad>|很开心|还行吧|挺好的|没意思|笑死我了|没办法|真没想到|好紧张|好玩死了|不知道怎么办|真有意思
  `),
  sad: choices(
    '累死了|困死了|无聊死了|真郁闷|头疼|烦死了|不太舒服|有点晕|气死我了|真倒霉|心情不好|受不了了|一点都不想动',
  ),
  weather: choices('下雨|下大雨|变天|热得要命|好冷|刮台风|闷得很|有点凉|一直下雨|雾很大|降温|热死人'),
  work: choices(`
    加班|上班|开会|出差|考试|上课|复习|交作业|写论文|面试|值班|搬家|大扫除|看房子|相亲|体检|补课|军训|打工|实习|报到|交货|盘点|培训
  `),
  trouble: choices(`
    又掉线了|听不清楚|麦克风坏了|你那边有回音|视频卡住了|网页打不开|杀毒软件老是报警|电脑中毒了|死机了|声音断断续续的|传文件老是失败|看不到你的头像|消息发不出去|登录不上去|对话框自己关了|耳机没有声音
  `),
  file: choices('文件|照片|歌|合同|表格|作业|资料|图片|报价单|简历|视频|软件|通知|课件|说明书|地图'),
  link: choices(`
    http://<site>/<path>/<digit><digit><digit>|http://<site>/<path><digit><digit>.html|http://<site>/<path>/<digit><digit><digit><digit>.jpg|http://<site>
  `),
  shop: choices('超市|商场|步行街|电脑城|网上|批发市场|楼下的小店|<city>'),
  site: choices(`
    www.example.com|example.com|blog.example.com|bbs.example.net|photo.example.org|video.example.com|music.example.net|news.example.org
  `),
  path: choices('read|show|thread|album|play|item|news|down|topic|list'),
  money: choices('<tens>块|<tens>块钱|<tens>块|<digit>百块|<digit>千多块|<tens>元|<digit>百多'),
  price: choices('<digit><digit>0块|<digit>百多|<digit>00块|1<digit>00块|<digit>50元|<digit><digit>块|<digit>千多块'),
  tens: choices('<digit>0|<digit>5|<digit><digit>0|<digit>8|<digit>00|1<digit>00|12|15|99'),
  digit: choices('1|2|3|4|5|6|7|8|9'),
  few: choices('两|三|四|五|六|七|八|九|十'),
  cet: choices('4<digit><digit>|5<digit><digit>|3<digit><digit>'),
  score: choices('6<digit>|7<digit>|8<digit>|9<digit>|5<digit>'),
  tail: choices(`
    ||||，好不好|，行不行|，呵呵|，哈哈|，嘿嘿|……|！|！！|，你觉得呢|，记得啊|，别忘了|，谢谢|，回头聊| ^_^| :)|。|，我先走了|，555|，晕|～|，真的
  `),

  mention: choices(`
    <word>|<word><tail>|<word><tail>|<word>，<after>|<word>，<after>|<word>，<after><tail>|<line>，<word>|<hey>，<word>|<hey>，<word><tail>|<name>，<word>
    <name>，<word>，<after>|<hey>，<word>，<after>|<word>。<line><tail>|<word>，<word2>|<word>，<word2><tail>|<word>，<word2>，<after>|<word>，<news>|<news>，<word>
    <hey>，<name>，<word>，<word2>|<line>。<word><tail>|<word>，<word2>。<line>|<after>。<word>
    <friend>你好，我在<city>，<word>。<word2>，你要是有空就看看，<after><tail>
    <hey>，我跟你说，<past>我在<place>碰到<who>，说起{}，<word2>，后来<who>也来了，大家都说<opinion>，<after>
  `),
  word: choices(`
    你喜欢{}吗|你知道{}吗|你听说过{}没有|你那里能看到{}吗|你有没有{}的照片|你看了{}的视频没有|你对{}怎么看|{}是什么|{}多少钱一个|哪里有{}
    我<past>在<place>看到{}了|<who>说{}<opinion>|<who><past>说起{}|我觉得{}<opinion>|我听<who>说{}<opinion>|<who>也喜欢{}|<who>不喜欢{}|{}真的<real>
    <past>的<show>里有{}|网上都在说{}|论坛上有人发了{}的帖子，后来不见了|我<past>发的{}你看到没有|我一说{}就掉线|为什么说到{}就发不出去|{}发不出去
    关于{}的那篇文章在 <link>|{}的照片在这里 <link>|把{}的<file>发给我|我搜不到{}|网上找{}，什么也没有|{}的网页打不开|有一本书写的是{}，我看了一半
    <who>买了一个{}，<price>|我想要一个{}，<who>不给买|送<who>一个{}好不好|{}才<price>，你要不要|<shop>有卖{}的，<price>一个|{}卖完了，<when>再来
    <when>我们去看{}吧|<city>的{}很有名|我在<city>的时候见过{}|我小时候家里就有{}|{}是我们那里的|现在的人都不知道{}了|我有<few>年没有看到{}了
    <who>问我{}的事，我不知道怎么说|{}的事你不要跟<who>说|{}的事<when>再说|我不想谈{}|别老是说{}|你怎么老是问{}|{}跟<who>有什么关系
    老师让我们写一篇{}的作文|我画了一个{}，<who>说<opinion>|我<past>做梦梦到{}|{}坏了，<who>不会修|<who>丢了一个{}，<sad>|我不讨厌{}，也说不上喜欢
    关于{}，我有一个问题|我在找{}，找了<few>天|<who>有<few>个{}|{}是不是又涨价了|听说{}要没有了|{}到底<question>|你说的{}是哪一种|{}和以前不一样了
  `),
  word2: choices(`
    {}的事你听说了吗|我还是喜欢{}|这个{}是<who>的|我也想去看{}|以后再说{}吧|{}我就说这么多|{}你是知道的|跟{}一样|我不太懂{}|{}到底<question>
    你把{}告诉<who>了吗|没有{}不行|有{}就够了|{}不是那么简单的|<who>说{}<opinion>|不知道是不是真的|我也是听<who>说的|你不要告诉<who>
    大家都这么说|你说是不是|反正我不信|我是相信的|没有人管|<line>|<after>|<after>
  `),
  opinion: choices(`
    <real>|<real>|不好说|是假的|是真的|不能说|不值<price>|有问题|比以前好|是<city>来的|说不清楚|已经没有了|不是什么坏东西|在<city>才有|只有<city>有|是<who>的
  `),
  real: choices('很好|不错|没意思|太贵了|挺好看的|很重要|很难找|没有用|越来越少了|很有名|要<price>|不便宜|很好玩'),
  question: choices(
    '是什么|好不好|有没有用|是真的还是假的|在哪里|是谁的|要多少钱|怎么样|有什么意思|还有没有|是不是<city>的',
  ),
  news: choices(`
    新闻里在说<topic>|<who>在说<topic>的事|<past>看了<topic>的新闻|<topic>的事你怎么看|网上都是<topic>|还有<topic>的消息|大家都在说<topic>|报纸上写的是<topic>
  `),

  swear: choices(`
    <curse>，<line>|<curse>，<line>|<line>，<curse>|<line>，<curse>|<curse> <line>|<line> <curse>|<curse>！<line>|<curse>！<line><tail>|<curse>，<line>，<after>
    <line>，<after>，<curse>|<hey>，<line>，<curse>|<line>，<curse>，<after>|<name>，<curse>，<line>|<sad>，<curse>，<line>|<curse>，<sad>，<line>|<line>。<curse>！
    这个<fucking><thing>，<line>|<fucking><show>，<line>|<curse>，<who>又让我<work>，<after>|<curse>。。。<line>|<curse>，<trouble>，<after>|<curse>，<line><tail>
  `),
  confide: choices(`
    <hey>|<name>|<line>|<short>|我跟你说|记一下|你记好|<who>不在|<hey>，<name>
  `),
  confideWord: choices(`
    <word>|<hey>，<word>|<name>，<word>|<word>，<word2>
  `),
  fucking: choices('fucking|Fucking|FUCKING|fucking '),
}
