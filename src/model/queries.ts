/** Languages a query has terms in. A term spelled alike in both Chinese scripts stands in both and counts in both. */
export const QUERY_LANGUAGES = ['zh-hans', 'zh-hant', 'en'] as const
export type QueryLanguage = (typeof QUERY_LANGUAGES)[number]

/**
 * A subject to look for. Chinese terms match as exact substrings. English terms match with ASCII letters in either
 * case and as whole words: no ASCII letter or digit may touch them; a trailing `*` lets the word go on.
 */
export interface Query {
  id: string
  /** The query as the appendix of Breaching Trust names it. */
  title: string
  terms: Readonly<Record<QueryLanguage, readonly string[]>>
}

const query = (
  id: string,
  title: string,
  [hans, hant, en]: readonly [hans: string, hant: string, english: string],
): Query => ({ id, title, terms: { 'zh-hans': split(hans), 'zh-hant': split(hant), en: split(en) } })

const split = (terms: string): readonly string[] => terms.split('|').filter((term) => term !== '')

/**
 * The report's 25 queries. It ran English words over a machine translation; these are our own terms for the source
 * text (its footnote 7 wished for that). `filter`, one of its circumvention words, is left out: alone it names nothing.
 */
export const QUERIES: readonly Query[] = [
  query('communist', 'communist', ['共产|中共|共党', '共產|中共|共黨', 'communis*|ccp|cpc']),
  query('communist-party', 'Communist Party', ['共产党|中共|共党', '共產黨|中共|共黨', 'communist part*|ccp|cpc']),
  query('falun', 'Falun', ['法轮', '法輪', 'falun*|flg']),
  query('hu-jintao', 'Hu Jintao', ['胡锦涛', '胡錦濤', 'hu jintao|hujintao']),
  query('taiwan-independence', 'Taiwan independence', [
    '台独|台湾独立',
    '台獨|臺獨|台灣獨立|臺灣獨立',
    'taiwan independence|taiwanese independence|independent taiwan|taiwan is independent',
  ]),
  query('skype', 'Skype', ['', '', 'skype*']),
  query('wen-jiabao', 'Wen Jiabao', ['温家宝|瘟家宝', '溫家寶|瘟家寶', 'wen jiabao|wenjiabao']),
  query('quit-the-party', 'quit the party', [
    '退党|三退|退出共产党|退出中共',
    '退黨|三退|退出共產黨|退出中共',
    'quit the party|quit the ccp|quit ccp|quitting the party|quitting the ccp|tuidang|renounce the party',
  ]),
  query('jiang-zemin', 'Jiang Zemin', ['江泽民', '江澤民', 'jiang zemin|jiangzemin']),
  query('june-4', 'June 4', [
    '六四|六·四|八九民运|陆肆',
    '六四|六·四|八九民運|陸肆',
    'june 4|june 4th|june fourth|4 june|4th june|4th of june|8964',
  ]),
  query('olympic-games', 'Olympic Games', ['奥运', '奧運', 'olympic*']),
  query('nine-commentaries', 'Nine Commentaries', ['九评', '九評', 'nine commentaries|9 commentaries|jiuping']),
  query('li-hongzhi', 'Li Hongzhi', ['李洪志', '李洪志', 'li hongzhi|lihongzhi']),
  query('earthquake', 'earthquake', ['地震|震灾', '地震|震災', 'earthquake*']),
  query('democracy', 'democracy', ['民主', '民主', 'democra*']),
  query('tibet', 'Tibet', ['西藏|藏独|藏人|藏族', '西藏|藏獨|藏人|藏族', 'tibet*']),
  query('mao-zedong', 'Mao Zedong', [
    '毛泽东|毛主席',
    '毛澤東|毛主席',
    'mao zedong|mao tse-tung|mao tsetung|chairman mao',
  ]),
  query('circumvention', 'Circumvention (free door, anti-blockade browser, Garden Network)', [
    '自由门|无界|动态网|翻墙|花园网|世界通|火凤凰|破网|反封锁|突破封锁|突破网络封锁',
    '自由門|無界|動態網|翻牆|花園網|世界通|火鳳凰|破網|反封鎖|突破封鎖|突破網絡封鎖|突破網路封鎖',
    'freegate|free gate|free door|ultrasurf|ultrareach|dynaweb|dongtaiwang|garden network*|gardennetwork*|gtunnel|firephoenix|gpass|anti-blockade|anti blockade|circumvent*',
  ]),
  query('deng-xiaoping', 'Deng Xiaoping', ['邓小平', '鄧小平', 'deng xiaoping|dengxiaoping']),
  query('diaoyu-islands', 'Diaoyu Islands', ['钓鱼岛|钓鱼台|尖阁', '釣魚島|釣魚台|釣魚臺|尖閣', 'diaoyu*|senkaku*']),
  query('kuomintang', 'Kuomintang', ['国民党', '國民黨', 'kuomintang|guomindang|kmt']),
  query('tiananmen', 'Tiananmen', ['天安门', '天安門', "tiananmen*|tian an men|tian'anmen"]),
  query('milk-powder', 'milk powder', [
    '奶粉|三聚氰胺|毒奶',
    '奶粉|三聚氰胺|毒奶',
    'milk powder|powdered milk|melamine',
  ]),
  query('sars', 'SARS', ['非典|萨斯', '非典|沙士', 'sars']),
  query('voice-of-america', 'Voice of America', ['美国之音', '美國之音', 'voice of america|voa']),
]
