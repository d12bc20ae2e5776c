/** Logs of the system of the study, by the names of their families: without one of them, a case is about something else. */
const CONCERNS = ['skypecallinfo', 'skypelogininfo', 'skypeonlineinfo', 'skypenewuser', 'skypeversion']
  .map((family) => `servers family=${family} rows > 0`)
  .join(', ')

const SAID_AT = 'http://share.skype.com/sites/en/2006/04/comments_about_skype_chat_text.html'

/** What was said and read where; the page itself is not at hand, only the study that quotes it. */
const from2006 = (footnote: number): string => `speaker: Skype
    date: 2006-04
    said_at: ${SAID_AT}
    quoted_in: Breaching Trust (Information Warfare Monitor and ONI Asia, 2008), Background, footnote ${footnote}
    concerns: [${CONCERNS}]`

const UPLOADED = [
  [
    'counts message_records',
    'A message that was read out of the logs of a server had been transmitted to it and stored.',
  ],
  ...['uploads', 'uploads-only', 'uploads-and-blocks'].map((verdict) => [
    `trials verdict=${verdict} rows`,
    'A client under test sent requests when a message held this word, and not when it did not.',
  ]),
]
  .map(([finding, because]) => `      - against: ${finding} > 0\n        because: ${because}`)
  .join('\n')

const OPENED = `      - against: exposures kind=key-beside-data rows > 0
        because: The key that opens the logs lay beside them, so whoever could read the one could read the other.`

/**
 * The ledger that comes with Breachlight: what Skype said of the text filter in 2006, as the study of 2008 quotes it, and the
 * response to the study, of which its sources hold no words.
 */
export const SKYPE_LEDGER = `claims:
  - id: skype-2006-filter-does-not-affect-security
    quote: The text filter does not affect in any way the security and encryption mechanisms of Skype.
    ${from2006(5)}
    how_to_test: Capture what a client sends while messages with and without a listed word are written, and open what it sends with the keys of the case (traffic --trials).
    tests:
${UPLOADED}
${OPENED}
  - id: skype-2006-end-to-end-security-preserved
    quote: Full end-to-end security is preserved and there is no compromise of people’s privacy.
    ${from2006(5)}
    how_to_test: Look for messages, accounts and addresses that can be read by anybody but sender and receiver (investigate).
    tests:
${UPLOADED}
${OPENED}
      - against: counts accounts > 0
        because: Names of people who wrote stand in these logs.
  - id: skype-2006-everything-encrypted-and-secure
    quote: Calls, chats and all other forms of communication on Skype continue to be encrypted and secure.
    ${from2006(5)}
    how_to_test: Look for messages and records of calls that can be read by anybody but those who took part (investigate).
    tests:
${UPLOADED}
${OPENED}
  - id: skype-2006-no-filtering-on-voice
    quote: There is absolutely no filtering on voice communications.
    ${from2006(5)}
    how_to_test: Place calls in which listed words are and are not said, in random order, and compare which are cut off or followed by requests. Logs of text messages and of calls that took place cannot tell.
  - id: skype-2006-discarded-not-transmitted
    quote: simply discarded and not displayed or transmitted anywhere
    ${from2006(6)}
    how_to_test: Capture what a client sends while messages with a listed word are written, and note whether they are displayed (traffic --trials).
    tests:
${UPLOADED}
      - against: conversations rows > 20
        because: Logged messages were answered, so they had been displayed; at most one in twenty of these conversations is chance.
  - id: skype-2008-response
    missing: The sources at hand report that Skype’s president, Josh Silverman, answered the study on Skype’s blog, and quote no word of it. Put what he said here, in a ledger of your own, with the page it stood on and a copy of it.
    speaker: Josh Silverman, president of Skype
    date: 2008
    how_to_test: First find the statement, in the company’s blog or an archive of it; then say which finding each sentence of it can be held against.
    concerns: [${CONCERNS}]
`
