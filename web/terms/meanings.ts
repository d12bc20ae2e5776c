/** What a column means, by the English sentence of the analysis. */
export const meanings: Readonly<Record<string, string>> = {
  'what the logs of presence (login, online, new user) say about an account and an address on one line':
    '在线日志（登录、在线、新用户）对同一行上的账号与地址能说明什么',
  'that reading in words': '用文字说明该解读',
  'distinct pairs of account and address with that reading': '作此解读的账号与地址组合数，不重复',
  'distinct accounts in these pairs; an account with several addresses can be in several rows':
    '这些组合中不重复的账号；有多个地址的账号可出现在多行',
  'distinct addresses in these pairs; an address with several accounts can be in several rows':
    '这些组合中不重复的地址；有多个账号的地址可出现在多行',
  'records that carry such a pair': '含有此类组合的记录',
  'share of the records that name an account and an address, 0…1; null when none does':
    '在同时写有账号与地址的记录中所占的比例，0…1；没有这样的记录时为空',
  'lower end of its 95 % interval (Wilson)': '95 % 置信区间的下限（Wilson）',
  'upper end of its 95 % interval (Wilson)': '95 % 置信区间的上限（Wilson）',
  'list file the keyword is from; `query` for the subjects of our own queries':
    '关键词所在的列表文件；`query` 表示我们自己的查询主题',
  'keyword, or subject, that a message holds': '消息中含有的关键词或主题',
  'unique messages that hold it and were looked at: dated, of a named account, no campaign':
    '含有它并被纳入考察的不重复消息：有日期、有账号名、不属于群发活动',
  'those that the same account sent again within five minutes': '其中同一账号在五分钟内再次发送的',
  'those that another account’s turn follows in the same conversation': '其中在同一会话里随后有另一账号发言的',
  'share of them that was not displayed, by estimate, 0…1; null where it cannot be told':
    '其中未显示的比例，为估计值，0…1；无法判断时为空',
  'lower end of its 95 % interval (profile likelihood)': '95 % 置信区间的下限（剖面似然）',
  'upper end of its 95 % interval (profile likelihood)': '95 % 置信区间的上限（剖面似然）',
  'q-value of: more than 10.0 % were blocked': 'q 值，所检验的是：超过 10.0 % 被拦截',
  'q-value of: more than 10.0 % were displayed': 'q 值，所检验的是：超过 10.0 % 已显示',
  'blocked: most of its messages were not displayed, and it is not shown that some were; merely logged: most of its messages were displayed, and it is not shown that some were blocked; both: some were blocked and some displayed: clients that differ; cannot tell: neither is shown':
    '已拦截：多数消息未显示，且没有证据表明有一部分显示了；仅记录：多数消息已显示，且没有证据表明有一部分被拦截；两者都有：部分被拦截、部分已显示，即客户端各不相同；无法判断：两者都无证据',
  'what was missing for a verdict; null where there is one': '要作出判定还缺什么；已有判定时为空',
  'path of the capture as found, with `!` before each member of an archive':
    '抓包文件的原路径；归档中的每一层成员前有 `!`',
  'how it was read': '读取方式',
  'HTTP exchanges: a request, its answer, or both': 'HTTP 交换：一个请求、它的应答，或两者',
  'packets; null in an archive of exchanges, which has none': '数据包；只存 HTTP 交换的文件没有数据包，此时为空',
  'TCP connections; null in an archive of exchanges, like all counts of packets':
    'TCP 连接；只存 HTTP 交换的文件为空，其他按数据包计的数目也一样',
  'bytes of connections that were not captured': '连接中未被抓到的字节',
  'connections that miss bytes, as number:bytes with the numbers of Wireshark (tcp.stream), at most 50, the worst first':
    '缺失字节的连接，写作`编号:字节数`，编号与 Wireshark 一致（tcp.stream）；最多 50 条，缺失最多的在前',
  'bytes sent again with another value; the first is kept': '以不同内容重复发送的字节；保留先到的',
  'TCP segments that repeat bytes seen before': '重复此前已见字节的 TCP 报文段',
  'bytes of connections that are no HTTP': '不属于 HTTP 的连接中的字节',
  'bytes of HTTP connections that belong to no message': 'HTTP 连接中不属于任何报文的字节',
  'connections under TLS': '使用 TLS 的连接',
  'of these, decrypted with secrets that came along': '其中用随文件附带的密钥解密的',
  'places that could not be read or contradict themselves': '无法读取或自相矛盾之处',
  'the first of them; null without any': '其中第一处；没有则为空',
  'what could not be done; null when there is nothing to say': '未能做到的事；没有可说的则为空',
  'name of the statement in its ledger': '该声明在声明清单中的名称',
  'contradicted, supported or untested': '被反驳、得到支持或未经检验',
  'the comparisons it was held against: a finding, an operator, and a value or another finding':
    '与之对照的比较：一项发现、一个运算符，以及一个数值或另一项发现',
  'what was said, word for word; null when the words are not at hand': '逐字引述的原话；手头没有原话时为空',
  'why they are not at hand; null when they are': '为何手头没有原话；有则为空',
  'who said it': '说话者',
  'when, as exactly as is known; null when it is not': '说出的时间，尽可能精确；不详则为空',
  'where it was said; null when that is not known': '说出的场合；不详则为空',
  'where it was read, when not there; null when it was read there': '若非读自原处，是在哪里读到的；读自原处则为空',
  'copy that was kept; null when there is none': '留存的副本；没有则为空',
  'SHA-256 of that copy; null without one': '该副本的 SHA-256；没有副本则为空',
  'comparisons that hold and speak for it, with their numbers': '成立且支持它的比较，附数字',
  'comparisons that hold and speak against it, with their numbers': '成立且反驳它的比较，附数字',
  'comparisons that do not hold, or that cannot be decided, with their numbers': '不成立或无法判断的比较，附数字',
  'what the verdict follows from': '判定的依据',
  'how it could be tested, or tested further': '如何检验，或如何进一步检验',
  'query whose hits were sampled and read': '从其命中中抽样供人阅读的查询',
  'unique messages it matches': '该查询命中的不重复消息',
  'items of the sample that both coders gave a label': '样本中两位编码员都给出标签的条目',
  'of those, items they labelled differently': '其中两人标签不一致的条目',
  'share of items they labelled alike; null when none was coded': '两人标签一致的条目占比；没有已编码条目时为空',
  'Cohen’s kappa: agreement beyond chance, 1 at most; null when chance alone explains all of it':
    'Cohen κ 系数：超出偶然的一致程度，最大为 1；仅凭偶然即可解释全部一致时为空',
  'lower end of its 95 % interval (Fleiss, Cohen and Everitt)': '95 % 置信区间的下限（Fleiss、Cohen 与 Everitt）',
  'upper end of its 95 % interval (Fleiss, Cohen and Everitt)': '95 % 置信区间的上限（Fleiss、Cohen 与 Everitt）',
  'items not agreed on that a third coder gave a label': '两人未达成一致、由第三位编码员给出标签的条目',
  'items that stay unclear or in dispute': '仍不明确或仍有争议的条目',
  'items that are about the subject': '确与该主题有关的条目',
  'share of items about the subject, a disputed one counted as half': '确与该主题有关的条目占比，有争议的按一半计',
  'lower end of its 95 % interval: no disputed item is (Wilson, finite population)':
    '95 % 置信区间的下限：有争议的条目都算无关（Wilson，有限总体）',
  'upper end of its 95 % interval: every disputed item is (Wilson, finite population)':
    '95 % 置信区间的上限：有争议的条目都算有关（Wilson，有限总体）',
  'share of all unique messages that the query matches': '该查询命中的消息在全部不重复消息中的占比',
  'share of all unique messages that it matches and that are about the subject: share × precision':
    '既被命中又确与主题有关的消息在全部不重复消息中的占比：占比 × 查准率',
  'lower end of its 95 % interval, both uncertainties together': '95 % 置信区间的下限，合并两种不确定性',
  'upper end of its 95 % interval, both uncertainties together': '95 % 置信区间的上限，合并两种不确定性',
  'the whole message, apart from width, case and marks around it': '整条消息，不计全半角、大小写及前后符号',
  'true for the three that the study of 2008 names': '2008 年研究报告点名的三个词标为是',
  'unique messages that are nothing else: one for each account that wrote it':
    '内容仅此而已的不重复消息：每个写过它的账号计一条',
  'those of accounts that stand out as targets by their other messages alone':
    '其中出自目标账号的，目标账号仅依其他消息认定',
  'as many as would be theirs if everybody were logged for this word':
    '假如每个人都因这个词被记录，预计属于目标账号的条数',
  'share of these messages that is the targets’, 0…1; null without any':
    '这些消息中属于目标账号的比例，0…1；没有消息时为空',
  'chance of at least so many by targets if everybody were logged for this word (binomial)':
    '假如每个人都因这个词被记录，目标账号至少有这么多条的概率（二项分布）',
  'p-value corrected for the number of words (Benjamini–Hochberg)': '按词的数目校正后的 p 值（Benjamini–Hochberg）',
  'number of the community, the largest first': '社群编号，最大的在前',
  'accounts in it': '社群中的账号',
  'ties between them that bind: same person, correspondent or group': '社群内起联结作用的联系：同一人、通信对象或群聊',
  'sendings that make these ties': '构成这些联系的发送次数',
  'the account with the most of them': '社群中联系最多的账号',
  'the next one': '其次的账号',
  'the next; null in a community of two': '再次的账号；只有两个账号的社群为空',
  'number of the conversation, the earliest first': '会话编号，最早的在前',
  'logged turns: unique messages, and what is said again at another time; what is sent again within minutes is one':
    '有记录的发言：不重复消息，以及另一时间再说一遍的话；几分钟内重发的计为一次',
  'accounts that speak in it': '在会话中发言的账号数',
  'those accounts': '这些账号',
  'distinct addresses on its lines': '其所在各行上不重复的地址',
  'first turn, milliseconds since 1970 UTC': '首次发言的时间，UTC；导出文件中为自 1970 年起的毫秒数',
  'last turn, milliseconds since 1970 UTC': '末次发言的时间，UTC；导出文件中为自 1970 年起的毫秒数',
  'turns that ask something and are followed by another account’s turn': '提出问题、随后另一账号发言的次数',
  'share of chance among the conversations down to this one; those above 0.05 are not reported':
    '到本行为止的会话中，纯属偶然者所占的比例；高于 0.05 的不列出',
  'ISO 3166-1 alpha-2; `unknown` when the database lacks the address, `reserved` when it is no public one':
    'ISO 3166-1 alpha-2 代码；数据库中没有该地址时为“未知”，非公网地址为“保留地址”',
  'distinct addresses': '不重复的地址',
  'records at these addresses': '这些地址上的记录',
  'share of the records that have an address, 0…1; all rows together make 1':
    '在有地址的记录中所占的比例，0…1；各行合计为 1',
  'what is counted': '所计的内容',
  'how many': '数目',
  'what counts as one': '计数的单位',
  'what the logging is explained by': '用来解释记录原因的模型',
  'that in words': '用文字说明',
  'numbers that were fitted': '拟合的参数个数',
  'what they came to': '拟合所得的数值',
  'natural logarithm of the chance of what is seen': '观察到现有数据的概率的自然对数',
  'Bayesian information criterion over accounts: lower is better': '以账号为单位的贝叶斯信息准则：越低越好',
  'how much it is above the best model; 2 is positive evidence, 10 very strong (Kass and Raftery)':
    '比最佳模型高出多少；2 为正面证据，10 为很强的证据（Kass 与 Raftery）',
  'the answer, the same in every row: one of the models, or cannot tell': '结论，各行相同：其中一个模型，或无法判断',
  why: '理由',
  'accounts with q ≤ 0.05, where the model with targets is better than that without':
    'q ≤ 0.05 的账号数，前提是含目标账号的模型优于不含的',
  'groups of them whose unexplained messages answer each other': '其中无法解释的消息彼此应答的群组数',
  'chance that at least one of 5 targets would have been found, if accounts are chosen as messages fall on them':
    '若按消息多少随机选定账号，5 个目标账号中至少能发现一个的概率',
  'chance that a target with 5 messages would have been found': '有 5 条消息的目标账号能被发现的概率',
  'the same with 10 messages': '有 10 条消息时的同一概率',
  'the same with 20 messages': '有 20 条消息时的同一概率',
  'account that did not, or perhaps did not, use the watching client itself':
    '自己没有使用，或可能没有使用监控客户端的账号',
  'distinct texts of the account on lines with an address': '该账号在带地址的行上不重复的文本',
  'records of these': '其记录',
  'distinct addresses on its message lines; none of them is likely to be its own':
    '其消息所在各行上不重复的地址；其中没有一个可能是它自己的',
  'accounts that are at home at these addresses: people it wrote to, or who share a group chat with it':
    '以这些地址为本人线路的账号：它发消息的对象，或与它同在一个群聊的人',
  'those of them that `targets` names as logged whatever they wrote':
    '其中在 `targets` 中被认定为无论写什么都会被记录的账号',
  'probability that none of its lines is its own, the readings of its lines taken as independent; 0…1':
    '假定各行的解读相互独立，其所在各行无一为本人线路的概率；0…1',
  'contact: none of its lines is its own: it is in the logs only because it wrote to people with the watching client; client user: it is at home at one of its addresses at least: it used the watching client itself; cannot tell: neither reaches a probability of 0.8':
    '联系人：没有一行是它自己的线路，它出现在日志中只因为写给了使用监控客户端的人；客户端用户：至少有一个地址是本人线路，本人使用了监控客户端；无法判断：两者的概率都不到 0.8',
  'key-beside-data, undecryptable, foreign-content or configuration': '数据旁的密钥、无法解开、外来内容或配置文件',
  'where it lay, with `!` before each member of an archive': '所在位置；归档中的每一层成员前有 `!`',
  'what it is': '内容说明',
  'kind of log': '日志类别',
  'machine the log came from': '日志所在的机器',
  'place of the column, from 1': '列的位置，从 1 起',
  'name of the column: from a header or a format, else c1, c2, …': '列名：来自表头或格式，否则为 c1、c2……',
  'what it holds, as inferred or given by a format': '列的内容，由推断得出或由格式指定',
  'distinct values among the sampled lines': '抽样各行中不重复的值',
  'Shannon entropy of the sampled values, bits': '抽样值的香农熵，单位为比特',
  'lines sampled': '抽样的行数',
  'username or telephone number as written': '账号名或电话号码，按原样',
  'records of the account': '该账号的记录',
  'distinct texts of the account (policy account + text)': '该账号不重复的文本（口径：账号 + 文本）',
  'those of them that are logged with other accounts, too': '其中也与其他账号一同被记录的地址',
  'no address: no valid address stands on its lines; single address: one address, logged with no other account; several addresses: several addresses, none logged with another account; shared address: at least one of its addresses is logged with other accounts, too':
    '无地址：所在各行没有有效地址；单一地址：只有一个地址，未与其他账号一同记录；多个地址：有几个地址，都未与其他账号一同记录；共用地址：至少有一个地址也与其他账号一同记录',
  'word after folding width, case and traditional characters': '统一全半角、大小写与繁简之后的词',
  '1 when it is joined from pieces that the dictionary knows only apart, else 0':
    '由词典中只单独收录的片段拼合而成时为 1，否则为 0',
  'unique messages that hold it': '含有它的不重复消息',
  'distinct accounts that used it': '用过它的不重复账号',
  'as many accounts that used it equally would make it as widespread (inverse Simpson index)':
    '折合成用量均等的账号，需要多少个才有同样的分布广度（逆辛普森指数）',
  'times it stands in unique messages': '在不重复消息中出现的次数',
  'times it would stand there at the background’s share': '若按背景语料中的占比，预计出现的次数',
  'log₂ of its share of the words here over its share there: 1 is twice as frequent':
    '该词在此处占比与在背景语料中占比之比的 log₂：1 表示频率为两倍',
  'lower end of its 95 % interval, accounts taken as the units that vary': '95 % 置信区间的下限，以账号为变动单位',
  'upper end of it': '同一置信区间的上限',
  'log-likelihood ratio G² (Dunning 1993)': '对数似然比 G²（Dunning 1993）',
  'q-value of G², one-sided (Benjamini and Hochberg)': 'G² 的 q 值，单侧（Benjamini 与 Hochberg）',
  'likeliest reading of an account and an address on message lines, where it is probable enough':
    '对消息所在行上的账号与地址最可能的解读，概率须足够高',
  'sum of the probabilities of that reading over all pairs, decided or not; null for unresolved':
    '各组合作此解读的概率之和，不论是否已判定；无法判断则为空',
  'records that carry these pairs': '含有这些组合的记录',
  'share of all pairs, 0…1; null without pairs': '在全部组合中的占比，0…1；没有组合时为空',
  'name of the list file': '列表文件的名称',
  'keyword after trimming': '去除首尾空白后的关键词',
  'unique messages whose text holds it as the list’s semantics have it: by default an exact substring':
    '按该列表的匹配规则文本中含有它的不重复消息：默认为逐字的子串',
  'records whose text holds it likewise': '同样地，文本中含有它的记录',
  'further unique messages in which only folding finds it: disguised, or in the other script':
    '另有多少条不重复消息须经归一化才能找到它：写法经过伪装，或用了另一种字体（繁简）',
  'foldings that these took, each with its unique messages; null when there are none':
    '所用的归一化方式，各附不重复消息数；没有则为空',
  'client, list or version: what is compared; words of a list or client are those of all its versions':
    '比较的对象是客户端、列表还是版本；列表或客户端的词取其所有版本',
  'one set': '其中一组',
  'the other': '另一组',
  'its distinct words without outer spaces': '前一组的不重复词，去除首尾空白',
  'those of the other': '另一组的不重复词',
  'words that both have': '两组都有的词',
  'words that either has': '任一组有的词',
  'common words over those that either has; null when both are empty': '共有的词与任一组有的词之比；两组都为空集时为空',
  'share of the words of a that b has, too (containment); null when a is empty':
    '甲组的词中乙组也有的占比（包含度）；甲组为空集时为空',
  'share of the words of b that a has, too': '乙组的词中甲组也有的占比',
  'list or client, over all its versions, or words set apart from others':
    '列表或客户端（取其所有版本），或单独列出的词',
  'theme as the code book names it; null for words that it does not code': '编码手册中的主题名；手册未编码的词为空',
  'distinct words without outer spaces': '不重复的词，去除首尾空白',
  'share of the distinct words of this set': '在该组不重复词中的占比',
  'lower end of Wilson’s 95 % interval, were the words a sample': '假如这些词是一个样本，Wilson 95 % 置信区间的下限',
  'upper end': '同一置信区间的上限',
  'client and list, from the folders that the file lay in': '客户端与列表，取自文件所在的文件夹',
  'date (ISO 8601), version number, or the file where it has neither': '日期（ISO 8601）、版本号；两者都没有时为文件名',
  'beginning of that day or hour, taken as UTC; null where the version has no date':
    '当日或当时刻的起点，按 UTC 计；版本没有日期时为空',
  'lines of the file, blank ones too': '文件的行数，包括空行',
  'pieces of the file that no line could be made of': '文件中无法成行的片段',
  'distinct words as they stand: lines that are not blank': '按原样不重复的词：非空的行',
  'distinct words that the version before did not have; null for the first': '上一版没有的不重复词；第一版为空',
  'distinct words that the version before had; null for the first': '上一版有而此版没有的不重复词；第一版为空',
  'words that the last version that stood did not have; null for the first and for versions that passed':
    '上一个有效版本没有的词；第一版及一晃而过的版本为空',
  'words that only the last version that stood had; likewise': '只有上一个有效版本才有的词；同上',
  'what the change is: real, or which artefact; see the rules': '变动的性质：真实变动，或哪一种假象；见判别规则',
  'what gave each label, and the versions it rests on': '每个标签的依据，以及所依据的版本',
  account: '账号',
  'address, other account, or number called': '地址、另一账号，或拨打的号码',
  '`line`: account and address on one line; `tie`: two accounts that an address ties; `call`: account and number called':
    '`line`：同一行上的账号与地址；`tie`：由一个地址联系起来的两个账号；`call`：账号与拨打的号码',
  'line: sendings; tie: sendings of the one beside the other’s address, of two at home those of both; call: records':
    '线路：发送次数；联系：一方在另一方地址旁的发送次数，若两者都以该地址为本人线路则为双方之和；通话：记录数',
  'line: own, shared, correspondent, group; tie: same-person, shared-line, correspondent, group; unresolved below the threshold; null for a call':
    '线路：本人、共用、通信对象、群聊；联系：同一人、共用线路、通信对象、群聊；概率不足时为无法判断；通话为空',
  'of the likeliest reading, 0…1; null for a call': '最可能的解读的概率，0…1；通话为空',
  'probability of own (line) or same-person (tie)': '本人（线路）或同一人（联系）的概率',
  'probability of shared (line) or shared-line (tie)': '共用（线路）或共用线路（联系）的概率',
  'probability of correspondent': '通信对象的概率',
  'probability of group': '群聊的概率',
  'addresses in common; 1 for a line': '共有的地址数；线路为 1',
  'for own and shared: lines at which the account, of a tie both accounts, was present in login, online or new-user logs':
    '支持本人与共用：账号（联系则为两个账号）在登录、在线或新用户日志中出现过的线路数',
  'for shared and correspondent: other accounts present at the address; null for ties':
    '支持共用与通信对象：在该地址出现过的其他账号；联系为空',
  'for group: sendings that reached another address within five seconds': '支持群聊：五秒内又到达另一地址的发送',
  'for correspondent: turns that answer, or are answered, within two minutes':
    '支持通信对象：两分钟内作出应答或得到应答的发言',
  'days with a message there; null for ties': '在该处有消息的天数；联系为空',
  'subject: one of the 25 queries of the report': '主题：报告的 25 个查询之一',
  'the query as the report names it': '报告中该查询的名称',
  'terms used on the source text: zh-hans, zh-hant, en, or any of them; `translation`: the English terms on a machine translation':
    '在原文上使用的检索词：zh-hans、zh-hant、en，或其中任意一种；`translation`：在机器译文上使用的英文检索词',
  'unique messages whose text holds at least one term': '文本中至少含有一个检索词的不重复消息',
  'share of all unique messages, 0…1; null when there are none': '在全部不重复消息中的占比，0…1；没有消息时为空',
  'of language `any`: further unique messages in which only folding finds a term':
    '仅语言 `any`：另有多少条不重复消息须经归一化才能找到检索词',
  'of language `any`: share of all unique messages with these counted in, 0…1':
    '仅语言 `any`：计入上述消息后在全部不重复消息中的占比，0…1',
  'lower end of that share’s 95 % interval (Wilson)': '该占比的 95 % 置信区间的下限（Wilson）',
  'upper end of that share’s 95 % interval (Wilson)': '该占比的 95 % 置信区间的上限（Wilson）',
  'of language `translation`: unique messages found by it and by any source term':
    '仅语言 `translation`：译文与任一原文检索词都找到的不重复消息',
  'of language `translation`: found by a source term, not in the translation':
    '仅语言 `translation`：由原文检索词找到，译文中没有',
  'of language `translation`: found in the translation, by no source term':
    '仅语言 `translation`：在译文中找到，原文检索词都没有找到',
  'why a record stands there although its text was logged before; `first` is the first record of each text':
    '文本此前已被记录，这条记录为何仍在；“首次”为每个文本的第一条记录',
  'that cause in words': '用文字说明该原因',
  'records with that cause; all rows together are all records': '属于该原因的记录；各行合计为全部记录',
  'sendings among them; a copy is none of its own': '其中的发送次数；副本不另算发送',
  'unique messages (account + text) they belong to; one message can be in several rows':
    '所属的不重复消息（账号 + 文本）；一条消息可出现在多行',
  'accounts they name; one account can be in several rows': '记录中的账号；一个账号可出现在多行',
  'share of all records, 0…1; null without records': '在全部记录中的占比，0…1；没有记录时为空',
  'kind of value; docs/sensitive.md says what each has to pass': '隐私值的类型；各类须满足的条件见 docs/sensitive.md',
  'unique messages whose text holds such a value': '文本中含有此类值的不重复消息',
  'distinct values, layout aside': '不重复的值，不计书写格式',
  'records whose text holds such a value': '文本中含有此类值的记录',
  'accounts whose messages hold such a value': '消息中含有此类值的账号',
  'one message, its private values masked; null when all are too long to show':
    '一条消息，隐私值已遮盖；若都太长而不宜显示则为空',
  'unique messages of the account that hold such a value': '该账号含有此类值的不重复消息',
  'distinct values in them, layout aside': '其中不重复的值，不计书写格式',
  'machine the files came from: their first folder below the evidence root':
    '文件所来自的机器：证据根目录下的第一级文件夹',
  'log files, also those inside archives': '日志文件，包括归档中的',
  'lines counted: records + rejects': '所计的行：记录 + 被拒单元',
  'lines that parsed': '成功解析的行',
  'lines that did not': '未能解析的行',
  'how sealed bytes become plain ones, with the key id; `|` between several ways; null when nothing opened them':
    '密封的字节如何还原为明文，附密钥编号；多种方式以 `|` 隔开；无法解开时为空',
  'character set, null when none was found': '字符集；未识别则为空',
  'what separates columns, null when there is no format': '列与列之间的分隔符；没有格式时为空',
  'columns in order: role, with the name where the log or a person gave one; null when there is no format':
    '按次序列出各列：角色，以及日志或人员给出的列名；没有格式时为空',
  'evidence for the key over its best rival, in bits: the smallest among these files; null where no rival was tried':
    '支持该密钥而非最强对手的证据，单位为比特，取这些文件中的最小值；没有试过对手时为空',
  'earliest dated record, milliseconds since 1970 UTC, null without one':
    '最早的有日期记录的时间，UTC；导出文件中为自 1970 年起的毫秒数；没有则为空',
  'latest dated record, milliseconds since 1970 UTC, null without one':
    '最晚的有日期记录的时间，UTC；导出文件中为自 1970 年起的毫秒数；没有则为空',
  'message of a trial sheet, or request of a capture': '试验表中的消息，或抓包文件中的请求',
  'when it was there, milliseconds since 1970 UTC; of a request, its first byte by the corrected clock':
    '出现的时间，UTC；导出文件中为自 1970 年起的毫秒数；请求则为其首字节的时间，时钟已校正',
  'client under test; of a request, that of the message in whose window it lies, null when in none':
    '受测客户端；请求则为其所在时间窗所属消息的客户端，不在任何时间窗内时为空',
  'address the request came from; null for messages and when it is not known':
    '请求的来源地址；消息及来源不详的请求为空',
  'sent or received; null for requests': '发出或收到；请求为空',
  'word under test, or control; of a request, that of the message in whose window it lies':
    '受测词或对照；请求则为其所在时间窗所属消息的受测词',
  'yes, no or unknown; null for requests': '是、否或不详；请求为空',
  'number of the message; of a request, of the message in whose window it lies, null when in none':
    '消息的序号；请求则为其所在时间窗所属消息的序号，不在任何时间窗内时为空',
  '1 for a message whose window holds a request of the kind tested, and for that request; else 0':
    '消息的时间窗内有受测类型的请求，则该消息与该请求都为 1；否则为 0',
  'kind of request; null for messages': '请求类型；消息为空',
  'its rank in the upload finder; null for messages and kinds that have none':
    '在上传排查中的排名；消息及没有排名的类型为空',
  address: '地址',
  'accounts with messages beside it': '消息与该地址同行的账号',
  'accounts that logs of presence have there': '在线日志显示曾在该处的账号',
  'records that carry it': '含有该地址的记录',
  '`shared` where it is probable enough, else `unresolved`': '概率足够高时为“共用”，否则为“无法判断”',
  'that the address is a line several people use: the highest of its accounts’, 0…1':
    '该地址是多人共用线路的概率：取其各账号中的最高值，0…1',
  'name of the group in this case; its members are named in targets': '群组在本案中的名称；成员见 `targets`',
  'members: accounts that stand out and whose unexplained messages answer each other':
    '成员：明显突出、且无法解释的消息彼此应答的账号',
  'distinct messages of the members; near-duplicates and resends count once':
    '成员的不重复消息；近似重复与重发计为一条',
  'those of them that hold no word that is known or was inferred to trigger': '其中不含任何已知或推断的触发词的消息',
  'as many as accounts like everybody else would have': '假如这些账号与其他人无异，预计的条数',
  'times that unexplained messages of two members are within 60 seconds of each other':
    '两名成员无法解释的消息相隔不超过 60 秒的次数',
  'as many as accounts that write independently of each other would have': '假如各账号互不相关地发送，预计的次数',
  'chance of a set of accounts so densely tied, by moving every account’s messages by days of its own':
    '出现联系如此紧密的一组账号的概率，通过把每个账号的消息各自平移若干天算得',
  'p-value corrected for the number of groups found (Benjamini–Hochberg)':
    '按发现的群组数目校正后的 p 值（Benjamini–Hochberg）',
  'distinct messages of the account; near-duplicates and resends count once':
    '该账号的不重复消息；近似重复与重发计为一条',
  'as many as an account like everybody else would have': '假如该账号与其他人无异，预计的条数',
  'as many as 95 of 100 accounts like everybody else would have at most':
    '与其他人无异的账号，100 个中有 95 个至多有这么多条',
  'unexplained to expected': '无法解释的条数与预计条数之比',
  'lower end of its 95 % interval (Wilson, for the unexplained)': '95 % 置信区间的下限（Wilson，按无法解释的条数）',
  'upper end of its 95 % interval': '95 % 置信区间的上限',
  'unexplained messages that are as short as everyday talk (“123”, “谢谢”, “:)”)':
    '无法解释的消息中，短如日常寒暄的（“123”“谢谢”“:)”）',
  'messages not counted as unexplained, because a word that they share with another of the account’s would explain them':
    '未算作无法解释的消息，因为它们与该账号另一条消息共有的某个词可以解释它们',
  'chance that an account like everybody else stands out as much, given how many messages it has':
    '按其消息数目，与其他人无异的账号同样突出的概率',
  'p-value corrected for the number of accounts tested (Benjamini–Hochberg)':
    '按受检账号数目校正后的 p 值（Benjamini–Hochberg）',
  'target: logged without explanation more often than chance allows (q ≤ 0.05), and targets explain all accounts together better than an incomplete list; group member: as target, and its unexplained messages answer those of a group of such accounts; no more than chance: a target with so many messages would probably have been found; cannot tell: too few messages for that, or it stands out in a case that is as well explained without targets':
    '目标：无法解释的记录多于偶然所能允许（q ≤ 0.05），且就全部账号而言，“存在目标账号”比“列表不全”解释得更好；群组成员：同为目标，且其无法解释的消息与一组此类账号彼此应答；未超出偶然：有这么多消息的目标账号本来很可能会被发现；无法判断：消息太少，或虽然突出，但本案不设目标账号也能同样好地解释',
  'targeted group that the account is a member of (see targeted-groups); null without one':
    '该账号所属的目标群组（见 `targeted-groups`）；没有则为空',
  'what the unexplained messages are like; null without any': '无法解释的消息是什么样的；没有则为空',
  'start of the day, milliseconds since 1970 UTC': '当日的起点，UTC；导出文件中为自 1970 年起的毫秒数',
  'length of the bucket in days: 1, or more for a gap of over 366 days': '时段的天数：1；空缺超过 366 天时更多',
  'records of that day': '当日的记录',
  '1 on a day without records between the first and last day of that log, else 0':
    '在该日志首日与末日之间没有记录的日子为 1，否则为 0',
  'name of the topic; templates with the most addresses and clusters with the most messages first':
    '话题名称；地址最多的模板与消息最多的聚类在前',
  'template: texts that are nearly the same; cluster: messages whose key words go together; none: neither':
    '模板：几乎相同的文本；聚类：关键词常一同出现的消息；无：两者都不是',
  'why a template is one. many addresses: accounts sent it to far more addresses each than everyday texts go to; several accounts: several accounts wrote a long text nearly alike':
    '为何算作模板。地址多：每个账号发往的地址远多于日常文本；账号多：几个账号写了几乎相同的长文本',
  'unique messages (account + text)': '不重复消息（账号 + 文本）',
  'distinct accounts of these messages': '这些消息的不重复账号',
  'distinct (address, recorded time) of these messages, added up': '这些消息不重复的（地址、记录时间）组合，合计',
  'distinct addresses that a template was logged with; null for others': '与模板一同被记录的不重复地址；其他为空',
  'share of all unique messages looked at, 0…1; null when there are none':
    '在纳入考察的全部不重复消息中的占比，0…1；没有消息时为空',
  'earliest record, milliseconds since 1970 UTC; null without a date':
    '最早记录的时间，UTC；导出文件中为自 1970 年起的毫秒数；没有日期时为空',
  'latest record of a template; of a cluster the latest first record of a message; null without a date':
    '模板的最晚记录；聚类则为各消息首条记录中最晚的；没有日期时为空',
  'key words that most of its messages hold': '该话题多数消息所含的关键词',
  'the text that the others are most like, only where at least 3 accounts wrote nearly the same; else null':
    '与其他文本最接近的一条，仅在至少 3 个账号写过几乎相同的内容时给出；否则为空',
  'topic as `topics` names it': '`topics` 中的话题名',
  'unique messages whose first record is of that day': '首条记录在当日的不重复消息',
  'what became of the text': '文本的翻译结果',
  'that outcome in words': '用文字说明该结果',
  'distinct texts': '不重复的文本',
  'unique messages with such a text': '含此类文本的不重复消息',
  'what translated them': '所用的翻译引擎',
  'client under test, as the trial sheet names it': '受测客户端，按试验表的名称',
  'word under test; empty in the row for all words together': '受测词；所有词合计的一行为空',
  'uploads-and-blocks: uploads on this word, and does not display the message; uploads-only: uploads on this word without blocking: surveillance only; uploads: uploads on this word; whether the message was displayed is not known; blocks-only: blocks the message, no upload seen; no-effect: no effect seen; uploads-anything: uploads messages without the word as well: the word is not the reason; cannot-tell: cannot tell':
    '上传并拦截：因该词上传，且消息不显示；仅上传：因该词上传而不拦截，只为监控；上传：因该词上传，消息是否显示不详；仅拦截：拦截消息，未见上传；无作用：未见任何作用；什么都上传：没有该词的消息也上传，该词不是原因；无法判断：证据不足',
  'the verdict with its numbers': '附数字的判定',
  'kind of request tested: the one called for this word, else the one called for another, else that with the smallest p; null when no request fell into any window':
    '受检的请求类型：该词触发的类型；否则为其他词触发的类型；再否则为 p 值最小的类型；没有请求落入任何时间窗时为空',
  'messages with the word': '含该词的消息',
  'of these, with such a request in their window': '其中时间窗内有此类请求的',
  'fired / trials, 0…1; null without trials': '触发数与试验数之比，0…1；没有试验时为空',
  'exact one-sided 95 % upper bound of that share (Clopper and Pearson)':
    '该占比精确的单侧 95 % 上界（Clopper 与 Pearson）',
  'messages of the client without any word under test': '该客户端不含任何受测词的消息',
  'controls_fired / controls, 0…1; null without controls': '触发的对照数与对照数之比，0…1；没有对照时为空',
  'share of the word less that of the controls, −1…1': '该词的占比减去对照的占比，−1…1',
  'lower end of its 95 % interval (Newcombe)': '95 % 置信区间的下限（Newcombe）',
  'upper end of its 95 % interval (Newcombe)': '95 % 置信区间的上限（Newcombe）',
  'Fisher’s exact test, two-sided; null when there is nothing to test': 'Fisher 精确检验，双侧；无可检验时为空',
  'p after Benjamini and Hochberg over all tests of the session':
    '对整场试验的全部检验作 Benjamini 与 Hochberg 校正后的 p 值',
  'share of reshuffled labels that give a p as small': '随机打乱标签后，p 值同样小的比例',
  'share of windows laid at random, away from messages, that hold such a request':
    '在远离消息处随机放置的时间窗中，含有此类请求的比例',
  'median time from message to request, ms; null when nothing fired': '从消息到请求的时间中位数，毫秒；没有触发时为空',
  'outbound bytes for one more byte of text (Theil–Sen); null without ten pairs':
    '文本每多一个字节，外发字节的增量（Theil–Sen）；不足十对数据时为空',
  'messages with the word that were not displayed': '含该词而未显示的消息',
  'messages with the word of which it is known': '含该词且是否显示已知的消息',
  'controls that were not displayed': '未显示的对照消息',
  'controls of which it is known': '是否显示已知的对照消息',
  'further messages with the word, and as many controls, that would tell; null when none are needed or none would':
    '再做多少条含该词的消息及同样多的对照即可见分晓；无需再做或再做也无用时为空',
  'window after each message, ms': '每条消息之后的时间窗，毫秒',
  'planted: words of ordinary language put into messages; explained, listed: unique messages with a word':
    '植入：把日常语言的词植入消息；已解释、在列表上：含有触发词的不重复消息',
  'messages each planted word stands in; null for the others': '每个植入词所在的消息数；其他为空',
  'words planted, or unique messages': '植入的词数，或不重复消息数',
  'planted words that would be found, or messages that hold a word': '能被发现的植入词，或含有触发词的消息',
  'found of all, 0…1; null of none': '发现数在总数中的占比，0…1；总数为零时为空',
  'word of a list, or inferred from the messages (then in lower case)':
    '列表上的词，或由消息推断出的词（后者一律小写）',
  'known-list or inferred': '已知列表，或推断',
  'lists it is on; of an inferred word, those that have it in another case':
    '所在的列表；对推断的词，为收有其另一种大小写写法的列表',
  'unique messages it stands in; of an inferred word that is on a list in another case, those without it as listed':
    '所在的不重复消息；若推断的词以另一种大小写写法见于列表，则为不含列表写法的消息',
  'accounts that wrote them': '写这些消息的账号',
  'share of all unique messages, 0…1': '在全部不重复消息中的占比，0…1',
  'unique messages that no other of these words explains': '这些词中只有它能解释的不重复消息',
  'independent messages that ordinary language would bring among those that nothing else explains; null for a word of a list':
    '在其他词都不能解释的消息中，日常语言会带来的独立消息数；列表上的词为空',
  'how far it exceeds ordinary language: −log₁₀ of the chance of as many messages; null for a word of a list':
    '超出日常语言的程度：出现同样多消息的概率的 −log₁₀；列表上的词为空',
  'share of 20 resamples of the accounts in which it is inferred again; null for a word of a list':
    '对账号重复抽样 20 次，再次推断出它的比例；列表上的词为空',
  'what must be equal for two records to be one message; `sending` is account+address+text+recorded_time':
    '两条记录要算作同一条消息，哪些内容必须相同；“发送”为账号 + 地址 + 文本 + 记录时间',
  'messages under that policy': '按该口径计的消息',
  'records beyond the first of each message: messages + repeats = records':
    '每条消息首条记录之外的记录：消息 + 重复 = 记录',
  'when the request began, milliseconds since 1970 UTC; null when the capture does not say':
    '请求开始的时间，UTC；导出文件中为自 1970 年起的毫秒数；抓包文件未载明时为空',
  'kind of request': '请求类型',
  'number of the trial whose window it lies in; null when in none': '请求所在时间窗的试验序号；不在任何时间窗内时为空',
  'the word under test of that trial, or control': '该次试验的受测词，或对照',
  '1 when it holds the text of that trial, else 0; null in no window':
    '含有该次试验的文本时为 1，否则为 0；不在任何时间窗内时为空',
  'length of what it says': '内容的长度',
  'what it says; masked unless revealed': '内容；揭示前予以遮盖',
  'from 1, the likeliest upload first': '从 1 起，最可能是上传的在前',
  'kind of request: method, host, path and names of parameters; `#` and `*` stand for what varies':
    '请求类型：方法、主机、路径与参数名；`#` 与 `*` 代表可变部分',
  'weighted mean of what speaks for an upload, 0…1': '各项上传迹象的加权平均，0…1',
  'requests of this kind': '此类请求的数目',
  'distinct hosts, or addresses where none was named': '不重复的主机；未写明主机的按地址计',
  'requests that carry outbound bytes, in a body or in values of the query':
    '带有外发字节的请求，在正文中或在查询参数的值中',
  'such bytes in a middle request': '居中的请求的外发字节数',
  'entropy of what goes out against the most so few bytes can have, 0…1: near 1 when enciphered or packed':
    '外发内容的熵与同样少的字节所能有的最大熵之比，0…1：加密或压缩后接近 1',
  'Content-Type of the bodies; null when they name none': '正文的 Content-Type；未写明则为空',
  'share of bodies that are not what their Content-Type says; null when none could be checked':
    '内容与所称 Content-Type 不符的正文占比；无一可查时为空',
  'share of all requests that went elsewhere, 0…1': '全部请求中发往别处的占比，0…1',
  'share of requests without a cookie': '不带 Cookie 的请求占比',
  'how uneven the pauses of one client are (coefficient of variation): 0 is a clock; null with fewer than three pauses':
    '同一客户端各次间隔的不均匀程度（变异系数）：0 即如时钟般准时；间隔不足三次时为空',
  'rank correlation of outbound bytes with the length of the message before, −1…1; null without ten such pairs':
    '外发字节数与此前消息长度的秩相关，−1…1；不足十对数据时为空',
  'of the requests with outbound bytes, those opened with a key of the case': '带有外发字节的请求中，用本案密钥解开的',
  'how they were opened; null when nothing opened them': '如何解开；无法解开时为空',
  'key that opened them; null without one': '用来解开的密钥；没有则为空',
  'what is left at this step': '经过这一步之后留下的内容',
  'what the step takes away': '这一步去掉了什么',
  'messages left': '留下的消息',
  'share of the step before, 0…1; null for the first': '在上一步中的占比，0…1；第一步为空',
  '0: a line of the account itself; 1: of somebody beside one of its addresses':
    '0：该账号自己所在的线路；1：出现在其某个地址旁的人的线路',
}
