/** Sentences that are about nothing, with `{}` where a word stands; invented for this purpose. */
export interface Carriers {
  sentences: readonly string[]
  /** What stands there in a message without a word under test. */
  fillers: readonly string[]
}

/** For words written in Chinese characters, and for all others. */
export const CARRIERS: Readonly<Record<'zh' | 'en', Carriers>> = {
  zh: {
    sentences: [
      '我刚才看到{}，你知道吗',
      '他昨天又说起{}，说了很久',
      '你听说过{}没有',
      '这里写着{}，我没看懂',
      '下课以后我们再说{}吧',
      '妈妈问我{}是什么意思',
      '我不太想谈{}，换个话题',
      '书上有一页讲的是{}',
      '刚刚有人发来{}两个字，我不明白',
      '等一下我把{}写给你看',
      '关于{}，我只知道一点点',
      '晚上回家再聊{}，现在有点忙',
    ],
    fillers: ['雨伞', '书包', '铅笔', '面条', '窗户', '沙发', '袜子', '橘子', '楼梯', '毛巾', '饼干', '台灯'],
  },
  en: {
    sentences: [
      'did you read the page about {} yet',
      'my brother keeps talking about {} all day',
      'I saw {} written on the door this morning',
      'what does {} mean, I forgot to ask',
      'we can talk about {} after dinner',
      'somebody wrote {} on the board and left',
      'please do not mention {} at the table again',
      'I know nothing about {}, ask my sister',
      'the first word in this book is {}',
      'she typed {} and then went home',
      'let me think about {} until tomorrow',
      'there is a song called {}, I think',
    ],
    fillers: [
      'umbrella',
      'pencil',
      'noodles',
      'window',
      'sofa',
      'socks',
      'orange',
      'stairs',
      'towel',
      'biscuit',
      'lamp',
      'basket',
    ],
  },
}

/** Carriers in the writing of the word, so that the word does not stand out by its script. */
export const carriersFor = (word: string): Carriers => (/\p{Script=Han}/u.test(word) ? CARRIERS.zh : CARRIERS.en)
