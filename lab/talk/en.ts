import { choices, type Grammar } from './grammar.ts'

/** What people type in English: foreigners in China, emigrants, students. The same beginnings as in `HANS`. */
export const EN: Grammar = {
  small: choices(`
    <line>|<line>|<line><tail>|<line><tail>|<line>, <after>|<line>, <after>|<line>, <after><tail>|<hey>, <line>|<hey> <name>, <line><tail>|<hey> <name>, <line>, <after>
    <name>, <line>|<line>. <line>, <after>|<line>. <after><tail>|<short>|<short>, <line>|<short> <name>|<short>, <after>
    <hey> <name>, long time no see, I am in <city> now, <line>, leave me a message
  `),
  short: choices(`
    are you there|ok|ok ok|sure|no problem|I don't know|me too|really|what's up|no way|of course|not yet|next time|one minute|coming|got to go|I'm back
    lol|haha|thanks a lot|never mind|why|when|where are you|how much|see you|good night|can you hear me|brb|miss you|take care
  `),
  line: choices(`
    are you free <day>|will you be at <place> <day>|I have to go to <place> <day>|I will wait for you at <place> <day>|<who> is not at <place> <day>
    let's have <food> <day>|when do you finish work <day>|see you at <place> at <clock>|my train is at <clock> <day>|I just came back from <place>, <mood>
    <who> wants me to buy a <thing>|I want a new <thing>, which one is good|that <thing> costs <money>, too much|my <thing> is broken|<who> took my <thing>
    it is <weather> here, how about you|they say it is <weather> in <city>|I have to <work> <day>|I have to <work> again, <mood>|<who> says we <work> <day>
    I just had some <food>|<who> made <food>, do you want some|did you see the <show> <past>|the <show> is really good|<who> is watching the <show>, I have nothing to do
    the net is so slow, <trouble>|<trouble>, say it again|<trouble>, I will log in again|I don't know why <trouble>|maybe <trouble>
    I did not get the <file>|I sent the <file> to your mail|send me the <file>|the <file> is too big|look at this <file> <link>|<link> is a nice site
    I will call you <day>|your phone is off|call <who> back|my phone is dead, talk to you <day>|call me on skype, it is free|the bill was <money> this month
    <who> asks when you come back|when do you go back to <city>|<who> went to <city> and comes back <day>|I was in <city> for <few> days|how is life in <city>
    the rent is <money> now|I get paid <day>, dinner is on me|I have only <money> left|can you lend me <money>|taxis in <city> are too expensive
    <who> has a friend at <place>|I have not seen <who> for <few> months|do you know <who>|<who> does not like <food>|<who> is from <city>
    I think <who> is right|I am not sure about that|which one do you mean|that's not what I meant|don't think so much, go to bed
    I am alone at <place>, <mood>|I am in <place>, the traffic is crazy|what should I give <who>|how far is it from <place> to <place>|I will be <few> minutes late
    I am playing a game, wait <few> minutes|I got <digit><digit> points in the test|the exam is <day> and I know nothing|my Chinese is still bad|my visa ends <day>
  `),
  after: choices(`
    call me then|take your time|it's up to you|I can't help it|<who> says so too|or maybe <day>|let me know|hurry up|please ask <who>|I have to <work> now|<who> told me
    I wanted to tell you <past>|don't laugh|bring <who> too|is that ok with you|I am not joking|ask <who> if you don't believe me|don't be angry|I will wait|<who> knows it too
    I told you <past>|I will be online later|don't tell <who>|let me think|<who> is here now, bye|I am going to have <food>|leave me a message|what time is it there|what are you doing
    are you still at <place>|what does <who> think|I won't go|isn't that funny|it is true|talk to you <day>|I am at <place> now, can't talk
  `),
  hey: choices('hi|hey|hello|good morning|good evening|yo|oh|well|by the way|listen|hi there|so'),
  name: choices(`
    Tom|Lily|Wang|Jack|Amy|Peter|Li|Mary|bro|man|my friend|dear|honey|teacher|Kevin|Helen|boss|Linda|Chen
  `),
  who: choices(`
    my mom|my dad|my sister|my brother|my boss|a colleague|my roommate|the landlord|my neighbour|a classmate|my husband|my wife|Tom|Lily|my cousin|the teacher|a client|my friend|Jack|my uncle|Amy|Mr Chen
  `),
  day: choices(`
    today|tomorrow|tonight|this weekend|on <weekday>|next <weekday>|next month|after work|after class|in the afternoon|tomorrow night|next week
  `),
  past: choices(`
    yesterday|last night|last week|last month|this morning|the other day|on <weekday>|last summer|<few> days ago
  `),
  weekday: choices('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'),
  clock: choices('<digit>|<digit>:30|<digit>:15|<digit> pm|<digit> am|noon|10|11'),
  place: choices(`
    the office|school|home|the net bar|the station|the airport|the supermarket|the hospital|the library|the dorm|the park|the bank|the post office|the gate|the cinema|the bookshop|my place
  `),
  city: choices(`
    Shanghai|Guangzhou|Shenzhen|Chengdu|Wuhan|Nanjing|Hangzhou|Hong Kong|Beijing|Taipei|Toronto|London|New York|Sydney|Singapore|Vancouver
  `),
  food: choices(`
    hot pot|dumplings|noodles|rice|beef|pizza|coffee|fish|soup|lunch|dinner|cake|fried rice|chicken|moon cakes|ice cream
  `),
  thing: choices(`
    phone|computer|jacket|book|camera|headset|bike|battery|wallet|laptop|bag|keyboard|webcam|watch|dictionary|chair|phone card
  `),
  show: choices('movie|game|match|news|concert|show|cartoon|race|interview'),
  mood: choices(`
    so tired|so bored|I have a headache|not bad|I'm hungry|I hate it|what a day|it was great|can't believe it|it was boring|I am sick|very nice|nobody cares|I like it
  `),
  weather: choices('raining|very hot|so cold|windy|foggy|raining all day|sunny|getting cold|humid'),
  work: choices(`
    work late|work|have a meeting|travel|take a test|study|write a paper|move house|clean the house|teach|wait for a client|see a doctor|do homework
  `),
  trouble: choices(`
    I was cut off again|I can't hear you|my mic is broken|there is an echo|the video is stuck|the page won't open|I think I have a virus|my computer crashed|your message did not show up|the file transfer failed|I can't log in
  `),
  file: choices('file|photo|song|contract|form|homework|paper|picture|price list|resume|video|report|map|slides|list'),
  link: choices(`
    http://<site>/<path>/<digit><digit><digit>|http://<site>/<path><digit><digit>.html|http://<site>/<path>/<digit><digit><digit><digit>.jpg
  `),
  site: choices('www.example.com|blog.example.net|photo.example.org|video.example.com|news.example.org'),
  path: choices('read|show|thread|album|play|item|news|files|topic|list'),
  money: choices(`
    <digit>0 yuan|<digit>00 yuan|<digit><digit>0 RMB|1<digit>00 RMB|<digit>5 dollars|<digit>000 RMB|<digit>0 bucks
  `),
  digit: choices('1|2|3|4|5|6|7|8|9'),
  few: choices('two|three|four|five|six|ten|3|5'),
  tail: choices(`
    |||||, ok?|, haha|, lol|...|!|!!|, what do you think?|, don't forget|, thanks|, talk later| ^_^| :)|.|, bye|, please|?
  `),

  mention: choices(`
    <word>|<word><tail>|<word><tail>|<word>, <after>|<word>, <after><tail>|<line>, <word>|<hey>, <word>|<hey> <name>, <word><tail>|<name>, <word>, <after>
    <word>. <line><tail>|<word>, <word2>|<word>. <word2><tail>|<word>, <news>|<news>, <word>|<hey> <name>, <word>, <word2>|<line>. <word><tail>
    <hey> <name>, I am writing from <city>, <word>. <word2>, <after>
  `),
  word: choices(`
    do you like the {}|do you know the {}|have you heard of the {}|can you see the {} over there|do you have a photo of the {}|what do you think of the {}|what is a {}|how much is a {}|where can I find a {}
    I saw a {} at <place> <past>|<who> says the {} is <opinion>|<who> talked about the {} <past>|I think the {} is <opinion>|I heard that the {} is <opinion>|I don't like the {}
    everybody online talks about the {}|somebody posted about the {} and it is gone now|did you get the {} I sent <past>|I lose the line when I say {}|why can't I send you {}
    the story about the {} is at <link>|the photo of the {} is here <link>|send me the <file> about the {}|I can't find the {}|I read half a book about a {}
    <who> bought a {} for <money>|I want a {} but it costs <money>|let's give <who> a {}|a {} is only <money>, do you want it|they sell a {} at <place> for <money>
    let's go and see the {} <day>|the {} of <city> is famous|I saw a {} in <city> <past>|we had a {} at home when I was small|nobody knows the {} now
    <who> asked me about the {}|don't tell <who> about the {}|let's talk about the {} <day>|I don't want to talk about the {}|what has the {} to do with <who>
    I drew a {}, <mood>|the {} is broken|I am looking for a {}|<who> has <few> of them, I mean the {}|which {} do you mean|I don't hate the {}, but I don't like it much
  `),
  word2: choices(`
    did you hear about the {}|I still like the {}|the {} is <opinion>|I want to see the {} too|that's all about the {}|I don't understand the {}|no {}, no fun
    I don't know if it is true|I only heard it from a friend|don't tell anybody|everybody says so|I don't believe it|I believe it|<line>|<after>|<after>
  `),
  opinion: choices(`
    good|not bad|boring|too expensive|pretty|a fake|real|important|worth <money>|a problem|hard to find|useless|from <city>|better than before|gone|only in <city>|not so simple
  `),
  news: choices(`
    <topic> is in the news again|<who> only talks about <topic>|<topic> was on TV <past>|what do people say about <topic>|everybody talks about <topic>
  `),

  swear: choices(`
    <curse>, <line>|<curse>, <line>|<line>, <curse>|<curse> <line>|<line>. <curse>|<curse>! <line><tail>|<curse>, <line>, <after>|<line>, <after>, <curse>|<hey> <name>, <curse>, <line>
    <line>. <curse>!|<name>, <curse>, <line>|<curse>, I have to <work> again, <after>|<curse>, <trouble>, <after>|this <fucking> <thing>, <line>|the <fucking> <show>, <line>|<mood>, <curse>, <line>
  `),
  fucking: choices('fucking|FUCKING|Fucking|goddamn fucking'),
  confide: choices('<hey>|<hey> <name>|<line>|<short>'),
  confideWord: choices('<word>|<hey>, <word>|<hey> <name>, <word>|<word>, <word2>'),
}
