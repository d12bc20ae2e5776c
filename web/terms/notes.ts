/** Denominators, policies and caveats that depend on the case. `#` is a number, `{2}` the second one, `(s)` may be missing, `*` is the rest. */
export const notes: Readonly<Record<string, string>> = {
  '# record(s) with an account and an address': '# 条写有账号与地址的记录',
  '# unique message(s) that are dated, of a named account, and of no campaign':
    '# 条不重复消息：有日期、有账号名、不属于群发活动',
  '# exchange(s) in # capture(s)': '# 次 HTTP 交换，出自 # 个抓包文件',
  '# statement(s)': '# 个公开声明',
  '# unique message(s)': '# 条不重复消息',
  '# account(s) with a tie that binds; modularity #': '# 个有联结性联系的账号；模块度 #',
  '# dated turn(s) of accounts that are named': '# 次有日期、有账号名的发言',
  '# record(s) with an address': '# 条有地址的记录',
  '# account(s)': '# 个账号',
  '# account(s) with messages beside an address, # user(s) of the watching client among them':
    '# 个账号的消息与地址同行，其中 # 个使用监控客户端',
  '# account(s) with # unique message(s)': '# 个账号，共 # 条不重复消息',
  '# word(s) in # unique message(s)': '# 个词，出自 {2} 条不重复消息',
  '# pair(s) of an account and an address on message lines': '# 个消息所在行上的账号与地址组合',
  '# pair(s) of account and address, # tie(s) between accounts': '# 个账号与地址的组合，# 个账号之间的联系',
  '# record(s)': '# 条记录',
  '# account(s) of # account(s)': '{2} 个账号中的 {1} 个',
  '# message(s) and # request(s)': '# 条消息，# 个请求',
  '# address(es), of which # are read as shared': '# 个地址，其中 # 个解读为共用',
  '# account(s) tested': '# 个账号受检',
  '# account(s) tested; # with fewer than # distinct messages not':
    '# 个账号受检；不重复消息少于 {3} 条的 {2} 个未受检',
  '# dated record(s)': '# 条有日期的记录',
  '# dated unique message(s)': '# 条有日期的不重复消息',
  '# trial(s) and # control(s) of # client(s) in # sheet(s)':
    '# 条试验消息与 # 条对照消息，涉及 # 个客户端，出自 # 份试验表',
  '# opened request(s)': '# 个已解开的请求',
  '# request(s) of # kind(s)': '# 个请求，共 # 类',
  'each step of the one before, from # logged message(s)': '每一步以上一步为基数，自 # 条被记录的消息起',
  'the distinct words of each list or client over all its versions': '每份列表或每个客户端所有版本的不重复词',
  'unique = account + text': '不重复 = 账号 + 文本',
  'unique = account + text, near-duplicates once': '不重复 = 账号 + 文本，近似重复计一次',
  'unique = account + text; sent again = the same account and text within five minutes of the sending before':
    '不重复 = 账号 + 文本；重发 = 距上次发送不超过五分钟的相同账号与文本',
  'unique = account + text; messages from one template weigh as one for what is inferred':
    '不重复 = 账号 + 文本；推断时，出自同一模板的消息按一条计',
  'Louvain, weighed by sendings, seeded': 'Louvain 算法，按发送次数加权，固定随机种子',
  'a turn = a sending of account + text; sent again within five minutes, or by a campaign to strangers, is none of its own':
    '发言 = 一次账号 + 文本的发送；五分钟内的重发，或群发活动对陌生人的发送，不另算发言',
  'decided from a probability of #': '概率达到 # 即作判定',
  'words: distinct over all versions, without outer spaces': '词：所有版本中不重复，去除首尾空白',
  'words: distinct lines that are not blank, outer spaces kept': '词：不重复的非空行，保留首尾空白',
  '# record(s) = # unique message(s) (account + text) + # repeat(s); a text counts as first once, whoever wrote it':
    '# 条记录 = # 条不重复消息（账号 + 文本）+ # 条重复；一个文本只有一次算首次，无论是谁写的',
  'a request that a second capture of the session repeats is counted once':
    '同一场试验的第二份抓包文件中重复的请求只计一次',
  'five policies side by side': '五种口径并列',
  'a request belongs to the message before it when it starts within # s and before the next message of the same client (clients whose address no sheet gives count as one); the window was fixed before looking. A word is held against the control messages of the same client: Fisher’s exact test, two-sided; q after Benjamini and Hochberg over all tests of the session':
    '请求若在前一条消息之后 # 秒内、且在同一客户端的下一条消息之前开始，即归于该消息（试验表未写明地址的客户端合为一个）；时间窗在查看结果之前已定。每个词与同一客户端的对照消息比较：Fisher 精确检验，双侧；q 值对整场试验的全部检验作 Benjamini 与 Hochberg 校正',
  '# record(s) without an account or a valid address not counted here.': '有 # 条记录没有账号或有效地址，未计入此处。',
  '# record(s) without a valid address not counted here.': '有 # 条记录没有有效地址，未计入此处。',
  '# record(s) without a date not shown: an undated record never gets one.':
    '有 # 条记录没有日期，未显示：没有日期的记录不会被补上日期。',
  'The case is larger than fits: looked at are # % of the addresses, drawn by hash.':
    '案件超出可容纳的规模：考察的是按哈希抽取的 # % 的地址。',
  'The case is larger than fits: looked at are # % of the accounts, drawn by hash.':
    '案件超出可容纳的规模：考察的是按哈希抽取的 # % 的账号。',
  'No message holds a keyword of a list or of our queries.': '没有消息含有列表或我们查询中的关键词。',
  'Messages are sent again within minutes as often whatever keyword they hold: here that is habit, or a client that repeats, and tells nothing of blocking.':
    '无论含有哪个关键词，消息在几分钟内重发的频率都一样：在这里这是习惯，或客户端自行重复，不能说明是否拦截。',
  'By the fit, # % of blocked messages were sent again within minutes, and # % of displayed ones; # % of blocked and # % of displayed ones were followed by somebody else’s turn.':
    '据拟合，已拦截的消息有 # % 在几分钟内重发，已显示的有 # %；已拦截的有 # %、已显示的有 # % 之后有他人发言。',
  '# smaller community not listed.': '另有 # 个较小的社群未列出。',
  '# smaller communities not listed.': '另有 # 个较小的社群未列出。',
  'No messages follow each other more often than chance lets them: nothing is reported, which does not say that nobody talked.':
    '没有消息先后相随的频率超出偶然：因此没有列出会话，但这不表明没有人交谈。',
  'It cannot be told: hardly anybody writes within five minutes of another, or all is within a week, so that chance cannot be measured.':
    '无法判断：几乎没有人在另一人之后五分钟内发送，或全部都在一周之内，因而无法测量偶然性。',
  'Countries are those the address blocks were registered in by #-#-# (DB-IP Lite country). IP Geolocation by DB-IP (https://db-ip.com), licensed CC BY #.':
    '国家或地区以地址段截至 #-#-# 的注册信息为准（DB-IP Lite country）。IP 定位数据来自 DB-IP（https://db-ip.com），许可为 CC BY #。',
  'Background: the dictionary of jieba (MIT; # words with # occurrences in newspapers and novels, simplified Chinese; no chat).':
    '背景语料：jieba 词典（MIT；# 个词，在报刊与小说中出现 # 次，简体中文；不含聊天）。',
  'Key words are those over-represented against the dictionary of jieba (MIT; # words with # occurrences in newspapers and novels, simplified Chinese; no chat).':
    '关键词指相对 jieba 词典偏多的词（MIT；# 个词，在报刊与小说中出现 # 次，简体中文；不含聊天）。',
  '# word(s) tested, # of them key, the first # shown; # word(s) of other scripts and digits left out because the background does not know them.':
    '检验了 # 个词，其中 # 个为关键词，列出前 # 个；另有 # 个其他文字或数字的词因背景语料未收而略去。',
  '# word(s) tested, # of them key; # word(s) of other scripts and digits left out because the background does not know them.':
    '检验了 # 个词，其中 # 个为关键词；另有 # 个其他文字或数字的词因背景语料未收而略去。',
  'Cannot tell: the messages are too few or too diverse for words to be inferred (# independent messages, at least # are needed; words must explain at least # % of them).':
    '无法判断：消息太少或太分散，无从推断触发词（独立的消息 # 条，至少需要 # 条；推断的词至少须解释其中 # %）。',
  'Trial sheet *': '试验表 *',
  'Sheets about *': '编码表：*',
  'English meanings are from CC-CEDICT (CC BY-SA #): what a word can mean, not what it meant here.':
    '英文释义取自 CC-CEDICT（CC BY-SA #）：是一个词可能的意思，而不是它在此处的意思。',
  'There is one list: nothing to compare it with.': '只有一份列表：没有可比较的。',
  'No keyword list was handed in.': '没有交来关键词列表。',
  'No list was given, or none of its keywords occurs.': '没有给出列表，或其中的关键词都未出现。',
  'No code book was handed in with the lists, so no word has a theme.': '没有随列表交来编码手册，因此没有词标有主题。',
  '# edge(s) not listed here: of each kind the # heaviest are. `export` writes them all.':
    '另有 # 条连边未列出：每种只列权重最大的 # 条。`export` 会写出全部。',
  '# line(s) not shown here; `network --account` and `export` have them.':
    '另有 # 条线路未显示；见 `network --account` 与 `export`。',
  'Far more addresses than everyday texts: # and more by one account, at least one for every four sendings.':
    '远多于日常文本的地址：一个账号 # 个以上，且每四次发送至少有一个。',
  'Nothing was translated: translation is an option (breachlight translate).':
    '没有翻译任何内容：翻译是可选步骤（breachlight translate）。',
  'Shares of language translation are of the # unique message(s) with a readable translation.':
    '机器译文的占比以译文可读的 # 条不重复消息为基数。',
  'Only the first # points are listed, up to #-#-# #:#:#.': '只列出前 # 个点，至 #-#-# #:#:#。',
  '# accounts were called; the first # are listed.': '认定了 # 个账号；列出前 # 个。',
  'Left out: # statement(s), since nothing shows that this case is about the system they speak of.':
    '略去 # 个公开声明，因为没有迹象表明本案涉及它们所说的系统。',
  'No trial sheet was given: without one, nothing can be said about which message caused a request.':
    '没有给出试验表：没有它，就无法说明哪条消息引起了请求。',
  'The sheets hold no control message, so no word can be told from any other message.':
    '试验表中没有对照消息，因此任何词都无法与其他消息区分。',
  '# message(s) without the word that the sheet labels them with.': '有 # 条消息不含试验表所标的词。',
  '# control message(s) with a word under test in it.': '有 # 条对照消息含有受测词。',
  'Whether it was displayed is not known of # message(s).': '有 # 条消息是否显示不详。',
  'No request was captured.': '没有抓到任何请求。',
  'No captured request lies between the first and the last message of the sheets: they may not belong together, or a clock was wrong.':
    '抓到的请求都不在试验表首末两条消息之间：两者可能不属于同一场试验，或时钟有误。',
  '# request(s) without a time: no window can hold them.': '有 # 个请求没有时间：无法归入任何时间窗。',
  '# byte(s) of connections were not captured: an upload in them is not seen.':
    '连接中有 # 个字节未被抓到：其中若有上传则看不到。',
  '# connection(s) under TLS stayed shut: an upload in them is not seen.':
    '有 # 条 TLS 连接未能解开：其中若有上传则看不到。',
  'The window was # s at first and was changed after looking; it is # s now. A window that was chosen to fit what was seen tests nothing.':
    '时间窗最初为 # 秒，查看结果后作了更改；现为 # 秒。为迎合所见而选定的时间窗不能检验任何事情。',
  'what keyword can mean in English; null when it is not Chinese': '关键词可能的英文意思；不是中文时为空',
  'what word can mean in English; null when it is not Chinese': '该词可能的英文意思；不是中文时为空',
  'what trigger can mean in English; null when it is not Chinese': '触发词可能的英文意思；不是中文时为空',
  'first: the first version there is.': '首个版本：现有的第一个版本。',
  'real: words came or went between the last version that stood and this one, which stands; versions that passed are skipped.':
    '真实变动：上一个有效版本与这个有效版本之间词有增减；一晃而过的版本略去不计。',
  'order-only: the same words as often as before, in another order.':
    '仅次序不同：词及其重复次数与之前相同，次序不同。',
  'duplicates-only: the same words, some of them repeated more or less often.':
    '仅重复不同：词相同，其中一些的重复次数有增减。',
  'spacing-only: the same words but for blank lines or spaces around them.':
    '仅空白不同：除空行或词前后的空白外，词相同。',
  'unchanged: the same lines; the file may differ in line ends or layers around the text.':
    '无变动：各行相同；文件的换行符或文本外的封装可能不同。',
  'transient: stood for at most a day; then the words are those of the last version that stood again, or more than half of what came or went since that one is taken back.':
    '一晃而过：至多存在一天；此后词又恢复为上一个有效版本的词，或自那一版以来的增减有一半以上被撤回。',
  'truncation: words are gone and none came since the last version that stood; the file is that one, the one before or the one after with one block of neighbouring lines missing; and the words are back after versions that stood for at most a day each.':
    '截断：自上一个有效版本以来词只减不增；文件等于该版本、前一版或后一版去掉相邻的一段行；经过各至多存在一天的版本之后，这些词又回来了。',
  'mirror-flapping: transient, and a version earlier than the last one that stood has the same words: two states alternate, as mirrors that are not in step would have it.':
    '镜像交替：一晃而过，且早于上一个有效版本的某版有相同的词：两种状态交替出现，如同步调不一的镜像。',
  'return: versions before it passed, and it puts back what had passed: no new change by itself.':
    '复原：之前的版本一晃而过，此版恢复了原状：本身不是新的变动。',
  'empty: no word at all.': '空文件：一个词也没有。',
  'placeholder: a single word.': '占位：只有一个词。',
  'quote-damage: words that came with this version differ only in quotation marks from words of a later one in which they are gone.':
    '引号受损：此版新增的词，与后来某版中取代它们的词只在引号上不同。',
  'quote-repair: words are gone that differ only in quotation marks from words of this version.':
    '引号修复：消失的词与此版的词只在引号上不同。',
}
