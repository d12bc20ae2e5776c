/** What an answer must be read with, by the English sentence of the analysis. */
export const caveats: Readonly<Record<string, string>> = {
  'The reading follows from logs of presence alone. One that is missing, or stayed shut, turns own into unresolved or correspondent, and shared into own.':
    '解读仅依据在线日志。若有日志缺失或未能解开，“本人”会变成“无法判断”或“通信对象”，“共用”会变成“本人”。',
  'An address is read as one line for the whole time of the logs: one that was given to one customer after another turns own into shared.':
    '在日志的整个时段内，一个地址始终视为一条线路：若先后分配给不同客户，“本人”会变成“共用”。',
  'No reading names a person: an account can be used by several people.':
    '任何解读都不指认某个人：一个账号可能由几个人使用。',
  'What was displayed stands in no log. It is inferred: who sees nothing appear sends again within minutes, and what is answered was delivered.':
    '是否显示，日志中并无记载，只能推断：看不到自己消息的人会在几分钟内重发；得到应答的，必已送达。',
  'A client that uploads twice by itself, or an operator that delays messages, looks like blocking; people who do not try again look like delivery. How often people try again is taken to be the same for all keywords.':
    '自行上传两次的客户端，或把消息延后的运营者，看上去像拦截；不再重试的人，看上去像已送达。这里假定人们重试的频率不因关键词而异。',
  'A message can hold several keywords: the one that is shown need not be the one that the client acted on.':
    '一条消息可含几个关键词：列出的那个未必就是客户端据以动作的那个。',
  'On lab worlds 99 of 100 intervals held the true share, and no verdict was the opposite of the truth; most keywords with five messages and more got one (docs/conversations.md).':
    '在实验室的虚构世界中，100 个置信区间有 99 个包含真实占比，没有一个判定与事实相反；消息达到五条的关键词，多数得到了判定（docs/conversations.md）。',
  'Two tests for each keyword, together corrected after Benjamini and Hochberg; intervals are not.':
    '每个关键词做两次检验，一并按 Benjamini 与 Hochberg 校正；置信区间未作校正。',
  'What was not captured cannot be seen: that an exchange is not here does not show that it did not happen.':
    '没有抓到的就看不到：某次 HTTP 交换不在这里，不表明它没有发生。',
  'A capture shows what passed the place where it was made, not what a server did with it.':
    '抓包文件只显示经过抓取地点的内容，不显示服务器如何处理它。',
  'Times are those of the machine that captured.': '时间以抓包机器的时钟为准。',
  'Contradicted: a finding speaks against it with its whole 95 % interval, and none speaks for it. Supported: the other way round, and every finding that could speak against it is there and does not. Everything else is untested.':
    '被反驳：有一项发现以其整个 95 % 置信区间反驳它，且没有发现支持它。得到支持：反之亦然，且凡可能反驳它的发现都已具备而并未反驳。其余均为未经检验。',
  'A verdict is about the words quoted and the evidence of this case. It does not say what the speaker knew or meant, nor what holds of other times, versions or places.':
    '判定只针对所引的原话与本案的证据，不涉及说话者知道什么、意指什么，也不涉及其他时间、版本或地点。',
  'Which findings speak for or against a statement was decided by whoever wrote the ledger, and stands in it.':
    '哪些发现支持或反驳某一声明，由声明清单的编写者决定，并写在清单中。',
  'Several findings are held against each statement without correction for their number; those without an interval are counts of what is there.':
    '每个声明与若干发现对照，未按数目校正；没有置信区间的发现，只是对现有内容的计数。',
  'Only what a query matches was read. Messages about the subject that it misses are not in the corrected share, which is therefore a lower one.':
    '只阅读了查询命中的消息。与主题有关而未被命中的消息不在校正占比之内，因此校正占比偏低。',
  'The intervals hold for a random sample that was coded whole: items that a coder skipped were not skipped by chance.':
    '置信区间适用于随机抽取且全部编码的样本：编码员跳过的条目，并非随机跳过。',
  'Kappa depends on how often a label occurs: it is low for a query that is nearly always right, however well the coders agree. Its interval is a large-sample one.':
    'κ 系数取决于某个标签出现的频率：对几乎总是正确的查询，无论编码员多么一致，它都偏低。其置信区间适用于大样本。',
  'Coders who read in translation, or who know what is hoped for, agree on the same errors.':
    '依译文阅读的编码员，或知道期望结果的编码员，会在同样的错误上取得一致。',
  'A word that is a trigger for everybody is expected in proportion to what accounts write; that targets write more short messages than others is not known and not counted.':
    '若一个词对每个人都是触发词，预计其出现与各账号的写作量成比例；目标账号是否写更多短消息，并不知道，也未计入。',
  'The words are of our choosing, apart from the three that the study names: a word that is not asked for is not found.':
    '除研究报告点名的三个词之外，其余由我们选定：没有查的词不会被发现。',
  'That nobody was logged for a word alone says nothing about messages that hold it among other words.':
    '没有人仅因某个词被记录，并不说明含有该词及其他词的消息如何。',
  'A community is a cut that a method makes, not a group that anybody founded: another seed or another resolution cuts differently at its edges.':
    '社群是方法划出的界线，不是谁建立的团体：换一个随机种子或分辨率，边缘的划分就会不同。',
  'Ties exist only where a message was logged. Who writes no word of a list, and is not watched, is in no community.':
    '只有消息被记录之处才有联系。不写列表上的词、又未被监视的人，不在任何社群中。',
  'Shared lines bind nobody; a volunteer who writes to many strangers binds them.':
    '共用线路不把任何人联结起来；发消息给许多陌生人的义工则会把他们联结起来。',
  'Logs name who wrote, not to whom. That two messages belong together is inferred from time, address, rare words and questions, against the same messages with accounts moved apart by whole days.':
    '日志只写明是谁写的，没有写明写给谁。两条消息同属一个会话，是根据时间、地址、罕用词与提问推断的，并与把各账号平移若干整天之后的同一批消息作了对照。',
  'At most 5 in 100 of these conversations are chance, by estimate; nothing says which.':
    '据估计，这些会话每 100 个中至多 5 个出于偶然；究竟是哪几个，无从得知。',
  'On lab worlds with 10,458 records 97 of 100 neighbouring turns were found and 3 of 100 reported conversations were none; in a log ten times as busy a fifth of the turns is missed (docs/conversations.md).':
    '在有 10,458 条记录的实验室虚构世界中，相邻发言每 100 次找到了 97 次，列出的会话每 100 个有 3 个并非会话；在繁忙十倍的日志中，漏掉五分之一的发言（docs/conversations.md）。',
  'Only logged turns are seen: an answer that no client uploaded is missing, and a conversation of one logged turn is none.':
    '只看得到有记录的发言：没有客户端上传的回答是缺失的；只有一次发言被记录的会话不算会话。',
  'People who use several accounts talk to themselves here; so does a program that answers by itself.':
    '使用几个账号的人，在这里会与自己对话；自动应答的程序也是如此。',
  'An address tells where a network is registered, not where a person is.': '地址说明网络在何处注册，不说明人在何处。',
  'Registrations move: a database of another day than the logs places some addresses elsewhere.':
    '注册信息会变动：若数据库与日志不是同一时期，有些地址会落在别处。',
  'The address on a line may be the receiver’s, not that of the account on the line.':
    '一行上的地址可能是接收者的，而不是该行账号的。',
  'De-duplication deletes nothing: copies and resends stay in the store and are counted here.':
    '去重并不删除任何内容：副本与重发仍保存在数据库中，并在此计数。',
  'message_records = unique_messages + copies + resends, as long as no line stands in two families.':
    '记录 = 不重复消息 + 副本 + 重发，前提是没有一行同属两个日志类别。',
  'Keywords only is the answer only where targets would have been found with a chance of 0.8 or more; else the answer is cannot tell.':
    '只有在目标账号本应以 0.8 以上的概率被发现时，结论才会是“仅关键词”；否则结论为无法判断。',
  'Power is for targets half of whose explained messages would be unexplained, three in ten of these short; who is targeted more gently is found less often.':
    '功效针对这样的目标账号：其本可解释的消息有一半变得无法解释，其中十分之三是短消息；受到较轻针对的账号较少被发现。',
  'The models describe how unexplained messages are spread over accounts, and how many are short. What else may spread them so (one faulty client, one server with another list) is not among them.':
    '这些模型描述无法解释的消息在各账号间如何分布、其中多少是短消息。其他可能造成同样分布的情形（某个客户端出错，某台服务器用了另一份列表）不在其中。',
  'Accounts with fewer than 5 distinct messages count in the comparison of models but cannot be called.':
    '不重复消息少于 5 条的账号计入模型比较，但不会被认定。',
  'Read from the probabilities of `line-readings`, with their errors. Somebody with the watching client whose own line is in none of the logs looks like a contact.':
    '由 `line-readings` 的概率得出，误差也随之而来。使用监控客户端、但自己的线路不见于任何日志的人，看上去像联系人。',
  'A contact never agreed to anything: the client of the person written to sent the message on.':
    '联系人从未同意过什么：是接收者的客户端把消息传了出去。',
  'Key bytes are not shown: a key is named by the hash of its bytes.': '不显示密钥字节：密钥以其字节的哈希命名。',
  'Undecryptable means that no key found or given opens it, not that none exists.':
    '“无法解开”指找到的或给出的密钥都打不开，而不是说密钥不存在。',
  'The whole case is looked at, whatever family was asked for.': '无论询问哪个日志类别，都考察整个案件。',
  'Profiled on the sample that the format was inferred from, not on every line.':
    '统计依据推断格式时所用的样本，而非每一行。',
  'An unknown column is kept with every record, not dropped.': '内容不明的列随每条记录保留，并未舍弃。',
  'Reading of addresses: co-occurrence on a line. A log may hold the sender’s name with the receiver’s address, so a name and an address on one line mean the same person, a correspondent, a group or a shared line.':
    '地址的解读：同行出现。日志可能把发送者的名字与接收者的地址写在一行，因此同行的名字与地址可能指同一人、通信对象、群聊或共用线路。',
  'People who wrote to a watched user are listed although they never installed the watching client.':
    '发消息给被监视用户的人也会列出，尽管他们从未安装监控客户端。',
  'Over-represented against a background is not the same as a reason for logging: words that merely go with chat, with this time or with these people stand out, too.':
    '相对背景语料偏多，并不等于被记录的原因：只因聊天、这一时期或这些人而常用的词同样会突出。',
  'Shown are words with q ≤ 0.05 whose interval lies above 0 and whose effective accounts are 2 at least, so that one account which repeats itself makes no key word; the surest over-representation comes first.':
    '列出的是 q ≤ 0.05、置信区间高于 0、有效账号至少为 2 的词，使一个自我重复的账号不至于造出关键词；偏多最确定的在前。',
  'Only words that at least 3 accounts used are tested and shown: a rarer one may point at a person.':
    '只检验并列出至少 3 个账号用过的词：更罕见的词可能指向某个人。',
  'Words are those of a dictionary; new words and names are joined from its pieces where these seldom go apart, which also joins fixed phrases.':
    '词以词典为准；新词与人名由词典中很少分开的片段拼合而成，固定短语也会因此被拼合。',
  'In lab worlds the messages are as large a deviation from any background as a grammar makes them: q-values speak of chance in drawing words one by one (real words come together), not of what the background lacks.':
    '在实验室的虚构世界中，消息由语法生成，与任何背景语料的偏离都同样大：q 值说的是逐词抽取的偶然性（真实的词会结伴出现），而不是背景语料缺少什么。',
  'The probabilities come from a model fitted on invented people (docs/network.md): on 20 invented cases that it had not seen, more than 97 % of the decided pairs were read right and the calibration error was below 0.02, whether all, few or no logs of presence could be read. On real people it can be further off; look at the evidence columns of `network`.':
    '概率来自以虚构人物拟合的模型（docs/network.md）：在 20 个模型未见过的虚构案件中，无论在线日志全部、少量或完全不可读，已判定的组合有 97 % 以上解读正确，校准误差低于 0.02。对真实的人，误差可能更大；请查看 `network` 的证据列。',
  'An address is read as one line for the whole time of the logs: one that was given to one customer after another looks shared.':
    '在日志的整个时段内，一个地址始终视为一条线路：若先后分配给不同客户，看上去像共用。',
  'A message that only one member of a group chat logged looks like one to a correspondent.':
    '群聊消息若只被一名成员记录，看上去像写给通信对象的消息。',
  'Without --semantics a keyword is an exact substring, upper and lower case told apart; expressions in a list are taken literally.':
    '没有 --semantics 时，关键词按逐字子串匹配并区分大小写；列表中的表达式按字面处理。',
  'What only folding finds is counted apart: whether the client folds is not known, so these messages need not have triggered it.':
    '须经归一化才能找到的另行计数：客户端是否作归一化并不知道，因此这些消息未必触发过它。',
  'A keyword that lies inside another counts wherever the longer one stands.':
    '若一个关键词包含在另一个之中，凡较长者出现之处它也计数。',
  'That a text holds a listed keyword does not say that the keyword made the client act.':
    '文本含有列表上的关键词，并不说明是该关键词使客户端动作。',
  'A keyword without a row occurs in no message.': '没有列出的关键词，在消息中都未出现。',
  'Words of all versions of a list are taken together, without spaces around them: two lists may share words that they never held on the same day.':
    '一份列表所有版本的词合并计算，去除首尾空白：两份列表可能共有从未在同一天同时存在的词。',
  'Words are compared as they stand: other spellings, widths and scripts of a word are other words.':
    '词按原样比较：写法、全半角或繁简不同，即为不同的词。',
  'That lists share words does not say who took them from whom.': '列表之间有相同的词，并不说明是谁取自谁。',
  'Themes are those of the code book that was handed in: people gave them, and others might have given others.':
    '主题以交来的编码手册为准：由人给出，换一些人可能给出别的主题。',
  'A list is all there is of it and no sample: its interval says how far its share tells of words that its makers would have chosen likewise.':
    '列表就是它的全部，不是样本：其置信区间说明的是，对编者本会同样选用的词，这一占比能推及多远。',
  'Dates and versions are those in the names of the files; a version may be older than the day on which it was fetched.':
    '日期与版本取自文件名；版本可能早于取得它的那一天。',
  'A label is a rule applied to the files, not knowledge of what the operator did; it takes nothing out of the counts.':
    '标签是对文件套用的规则，而不是对运营者所作所为的了解；它不从计数中去掉任何内容。',
  'What a list held between two versions is not known.': '列表在两个版本之间曾有什么内容，无从得知。',
  'An edge says that two names, or a name and an address, stand in the logs together. Its reading is the likeliest of four; each probability and what supports it stand beside it.':
    '一条连边表示两个名字，或一个名字与一个地址，一同出现在日志中。其解读是四种之中最可能的一种；各种概率及其依据列在旁边。',
  'Probabilities come from a model fitted on invented people (docs/network.md). On invented cases it had not seen its calibration error was below 0.02; on real people it can be further off.':
    '概率来自以虚构人物拟合的模型（docs/network.md）。在模型未见过的虚构案件中，校准误差低于 0.02；对真实的人，误差可能更大。',
  'Addresses at which more than 3 accounts are at home tie nobody to anybody: they are listed by shared-lines.':
    '作为 3 个以上账号本人线路的地址，不把任何人联系起来：它们列在 `shared-lines` 中。',
  'A call says who dialled which number, not who answered.': '通话只说明谁拨打了哪个号码，不说明谁接听。',
  'Our own terms on the source text; the report ran English words over a machine translation, so its shares differ.':
    '这里是我们自己的检索词用于原文；报告则是用英文词检索机器译文，因此占比不同。',
  'Chinese terms match as exact substrings and may stand inside longer words; a term spelled alike in both scripts counts in both.':
    '中文检索词按逐字子串匹配，可能位于更长的词中；繁简写法相同的检索词在两者中都计数。',
  'English terms match whole words in either case (no ASCII letter or digit beside them), so that VOA is not found in “savoane”.':
    '英文检索词匹配整词，不分大小写（前后不得紧接 ASCII 字母或数字），因此“savoane”不算含有 VOA。',
  'What folding adds is disguised, or in the other script, and counted apart; docs/matching.md measures how much of it is chance.':
    '经归一化增加的消息写法经过伪装，或用了另一种字体（繁简），另行计数；其中多少出于偶然，docs/matching.md 有测量。',
  'Subjects overlap: a message can count for several.': '主题相互重叠：一条消息可计入几个主题。',
  'A cause is read from account, address, text and time alone. A client that uploads twice by itself looks like a person who sends again.':
    '原因仅从账号、地址、文本与时间读出。自行上传两次的客户端，看上去像重发的人。',
  'A broadcast is a text of 16 letters and more at 8 addresses and more that most of its sendings reach anew, or that 8 accounts sent; a smaller campaign counts as resends and as other accounts.':
    '群发指 16 个字母以上、见于 8 个以上地址的文本，且其多数发送到达新的地址，或由 8 个账号发出；规模更小的群发活动计为重发或其他账号。',
  'The boundary of five minutes is ours: what is sent again after six is counted as later.':
    '五分钟的界限由我们设定：六分钟后重发的计为较晚。',
  'Intervals treat records as independent; those of one person are not, so the true uncertainty is larger.':
    '置信区间把各条记录视为相互独立；同一人的记录并非如此，因此真实的不确定性更大。',
  'Found by form, check digit and cue: a value written in words or split over messages is missed, and one that only looks like its kind counts. docs/sensitive.md has precision and recall of each kind, measured on labelled texts.':
    '依据形式、校验位与提示词查找：用文字写出或分散在几条消息中的值会漏掉，只是形似的值也会计入。各类的查准率与查全率见 docs/sensitive.md，在已标注的文本上测得。',
  'That a value passes its check digits does not say that it was ever issued, or to whom.':
    '一个值通过校验，并不说明它曾被发放，也不说明发放给谁。',
  'A message with several kinds counts for each of them; a kind without a row was not found.':
    '含有几类隐私值的消息在每一类中都计数；没有列出的类型即未找到。',
  'The account wrote the message, or received it where a log holds the receiver’s side; the value may be somebody else’s.':
    '消息是该账号写的；若日志保存的是接收方一侧，则是它收到的。其中的值可能属于别人。',
  'An account without a row gave nothing away that the detectors know; docs/sensitive.md has what they miss.':
    '没有列出的账号，没有泄露检测器所知的任何值；检测器会漏掉什么，见 docs/sensitive.md。',
  'All kinds of log are listed, not only messages. A line logged by several servers counts on each.':
    '列出所有日志类别，不只是消息。被几台服务器记录的一行，在每台服务器上都计数。',
  'Requests of the 8 likeliest kinds of upload are listed, and every request in a window. Others are left out.':
    '列出最可能是上传的 8 类请求，以及时间窗内的每个请求。其他的不列。',
  'No text of a message is listed, only the word under test.': '不列出消息文本，只列出受测词。',
  'A line of one person with two accounts looks like one that two people share; so does an address that was given to one customer after another.':
    '一个人有两个账号的线路，看上去像两个人共用；先后分配给不同客户的地址也是如此。',
  'What is behind an address, a net bar, an office or a provider’s translation of addresses, the logs do not say.':
    '一个地址背后是网吧、办公室，还是运营商的地址转换，日志没有说明。',
  'The probability comes from a model fitted on invented people (docs/network.md).':
    '概率来自以虚构人物拟合的模型（docs/network.md）。',
  'That members are logged without explanation when they talk to each other does not say why: a group chat may be watched, or each of them.':
    '成员彼此交谈时，消息无法解释却被记录，这并不说明原因：受监视的可能是整个群聊，也可能是其中每一个人。',
  'Only messages with a date and accounts that stand out on their own are looked at; a group whose members wrote little is not found.':
    '只考察有日期的消息，以及自身就突出的账号；成员写得很少的群组不会被发现。',
  'A member is told from an account that is targeted on its own by how many of its unexplained messages are linked; who does both counts as a member.':
    '成员与单独受针对的账号，依无法解释的消息有多少相互联系来区分；两者兼有的算作成员。',
  'Measured on lab truth (docs/targets-method.md): every group of a watched chat was found, with 96 of 100 members or more, and as many of those named were members; at report scale all 17 of 17.':
    '按实验室的真值测得（docs/targets-method.md）：受监视群聊的群组全部找到，成员每 100 名找到 96 名以上，列出的成员也有同样比例属实；在报告规模下，17 个全部为 17 个。',
  'Unexplained means: no known or inferred trigger stands in the text. Several rare triggers that no list holds, used by one account and nobody else, look the same; so does a list that only some accounts’ clients carry.':
    '“无法解释”指文本中没有已知或推断的触发词。若某个账号独自使用几个列表上没有的罕见触发词，看上去也是一样；只有部分账号的客户端带有的列表也是如此。',
  'Accounts with fewer than 5 distinct messages are not tested: they could not be found if they were targets.':
    '不重复消息少于 5 条的账号不作检验：即便是目标账号，也发现不了。',
  'Who an account belongs to is not known, nor who chose it, nor why.':
    '账号属于谁不知道，由谁选定、因何选定也不知道。',
  'Measured on lab truth (docs/targets-method.md): in small worlds 98 to 100 of 100 accounts called were logged whatever they wrote, by list and world.':
    '按实验室的真值测得（docs/targets-method.md）：在小型虚构世界中，依列表与世界不同，认定的账号每 100 个有 98 至 100 个确实无论写什么都被记录。',
  'Days are UTC days; written times were read in the zone kept with each record.':
    '日期按 UTC 计；书面时间按每条记录所带的时区读取。',
  'A gap may be a day without logging, a file that is missing, or a clock that was wrong.':
    '空缺可能是当日没有记录、文件缺失，或时钟有误。',
  'Two texts belong together when at least 0.8 of their three-character shingles are the same; a pair that is just so alike is overlooked with a chance of 0.01 % (MinHash with banding), and a third text mostly joins them.':
    '两个文本的三字片段至少有 0.8 相同，即归为一组；恰好这样相似的一对被漏掉的概率为 0.01 %（MinHash 加分带），而第三个文本多半会把它们连起来。',
  'Texts of fewer than 12 Chinese characters (a letter counts a third) are everyday ones and never a template; without many addresses it takes 3 accounts and 30 characters.':
    '少于 12 个汉字的文本（一个字母按三分之一计）属日常用语，从不算作模板；若地址不多，则需 3 个账号与 30 个字。',
  'Many addresses mean many receivers only where the sender has no watching client: else they are the sender’s own, and a person who moves a lot can look like a campaign.':
    '地址多即接收者多，只在发送者没有监控客户端时成立：否则那些是发送者自己的地址，经常移动的人也会像群发活动。',
  'That several accounts wrote the same does not say that they act together: jokes, news and greetings are passed on, too.':
    '几个账号写了同样的内容，并不说明他们共同行动：笑话、新闻与问候也会转发。',
  'On the lab’s campaigns of 20 seeds every template was found whole (the limits were set on others, see docs/topics.md); a real campaign that rewrites its texts is seen in pieces.':
    '在实验室 20 个随机种子的群发活动中，每个模板都完整找到（界限在另一些种子上设定，见 docs/topics.md）；真实的活动若改写文本，则会被看成几段。',
  'A cluster is a set of words that go together, found by a heuristic (Louvain): it has no error rate, and its borders are not facts.':
    '聚类是一组常一同出现的词，由启发式方法（Louvain）找出：它没有错误率，其边界也不是事实。',
  'A message counts on the day it was first recorded, not when it was sent again: a campaign that repeats one text all summer shows on its first day.':
    '消息计入首次被记录的那一天，而不是重发的那天：整个夏天重复同一文本的群发活动，只显示在第一天。',
  'Days are UTC days; a day without a row has no new message of that topic, or no logs: see `timeline` for the gaps.':
    '日期按 UTC 计；没有列出的日子，是该话题没有新消息，或没有日志：空缺见 `timeline`。',
  'Topics are those of `topics`, with the same limits: clusters have no error rate.':
    '话题即 `topics` 中的话题，局限也相同：聚类没有错误率。',
  'A translation is a reading by a machine, not evidence: no headline number depends on it.':
    '译文是机器的一种解读，不是证据：没有任何主要数字依赖它。',
  'Copies and loops are recognised by their shape; English that reads well and says something else is not.':
    '照抄与循环依形状识别；读来通顺而意思不同的英文则识别不出。',
  'The word under test is what the investigator put into the sheet; it is shown as it stands there.':
    '受测词是调查者写入试验表的内容，按原样显示。',
  'A window ties a request to a message by time. What carries the finding is the difference from controls, not a single request.':
    '时间窗按时间把请求与消息联系起来。支撑结论的是与对照的差异，而不是单个请求。',
  'Captures and sheets have clocks of their own; an offset that nobody corrected shifts every window.':
    '抓包文件与试验表各有自己的时钟；未校正的偏差会使每个时间窗移位。',
  'A verdict holds for the client, the account and the lists of the day of the trial.':
    '判定适用于试验当日的客户端、账号与列表。',
  'Planted words are drawn from the background and their messages from the case; a word of a list is used by people of a kind, and a planted one by anybody.':
    '植入词取自背景语料，其消息取自本案；列表上的词由某一类人使用，植入词则谁都可能使用。',
  'Not tried is whether a word is taken for part of a longer phrase or loses to a rival: on lab worlds 70 of 100 words of 5 messages were found where 60 were promised, and 98 of 100 of 10 messages where 99 were.':
    '未试验的是：一个词是否会被当作更长短语的一部分，或输给竞争的词。在实验室的虚构世界中，有 5 条消息的词每 100 个发现了 70 个，而承诺为 60 个；有 10 条消息的发现了 98 个，而承诺为 99 个。',
  'A message without a word may hold one that is too rare, or have been logged for another reason.':
    '不含触发词的消息，可能含有罕见而未被发现的词，也可能因别的原因被记录。',
  'Inferred is the smallest set of words that explains the messages against ordinary language; that a client carried them is a conclusion, not an observation.':
    '推断的是能在日常语言之外解释这些消息的最小词集；客户端带有这些词是结论，不是观察。',
  'On lab worlds of 20 seeds and on trees of another author, without a list, more than 95 of 100 inferred words were listed; of listed words with 5 messages of 3 accounts, 92 and 90 of 100 were inferred (docs/triggers-method.md).':
    '在没有列表的情况下，对 20 个随机种子的实验室虚构世界及另一位作者的数据，推断出的词每 100 个有 95 个以上确在列表上；列表上有 5 条消息、3 个账号的词，每 100 个分别推断出 92 个与 90 个（docs/triggers-method.md）。',
  'Not seen: words in fewer than 3 accounts, single characters, combinations of words, expressions, and what does not hang on the text.':
    '看不到的有：不足 3 个账号使用的词、单字、词的组合、表达式，以及与文本无关的原因。',
  'Of words inside one another, one is given: a word that only ever stands in a longer phrase is given as that phrase.':
    '互相包含的词只给出一个：若一个词只出现在更长的短语中，则给出该短语。',
  'A word that many people use about one event can look like a word of a list: look at score and stability.':
    '许多人因某一事件而使用的词，可能像列表上的词：请看得分与稳定性。',
  'account+text is the policy of every other number called unique messages.':
    '其他凡称不重复消息的数目，都采用账号 + 文本的口径。',
  'These are words of people: without --reveal every letter and digit is masked, and only the layout is shown.':
    '这些是人们写的话：不加 --reveal 时，每个字母与数字都被遮盖，只显示格式。',
  'A request is opened with keys found in the evidence or given. What no key opens is not here.':
    '请求用证据中找到的或给出的密钥解开。没有密钥能解开的不在这里。',
  'A high rank says how a kind of request behaves. It is no proof of an upload, and a low rank none of the contrary.':
    '排名靠前只说明这类请求的表现，不证明是上传；排名靠后也不证明不是。',
  'The shares describe all requests that were captured; they are no sample, and have no interval.':
    '这些占比描述抓到的全部请求；它们不是样本，因此没有置信区间。',
  'Kinds of requests are told apart with everything variable taken out: no value that was sent stands in them.':
    '区分请求类型时已去掉一切可变部分：其中没有任何发送过的值。',
  'Every step is a policy that can be undone: nothing is deleted.': '每一步都是可以撤销的口径：没有删除任何内容。',
  'The obscenity step english-obscenity/1 takes away texts holding fuck, in either case, as the report did.':
    '粗话步骤 english-obscenity/1 与报告一样，去掉含有 fuck 的文本，不分大小写。',
  'The account was chosen for the number of its ties, not for anything it did; being tied to many says nothing of a person.':
    '选中该账号是因为其联系最多，而不是因为它做了什么；联系多并不说明这个人如何。',
  'An address beside two names may be a correspondent’s, a group’s or a shared line: see the readings.':
    '与两个名字同行的地址，可能是通信对象的、群聊的或共用线路：见解读。',
}
