import type { JSX } from 'preact'
import type { Answer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { addressOf } from '../../lib/route.ts'
import { valueOf } from '../../lib/terms.ts'
import { grouped, percent, useWords } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { numberIn, sharesIn, textIn, textsIn } from './cells.ts'
import { words } from './words.ts'

/** Fewer accounts than this make no pattern. */
const FEWEST_ACCOUNTS = 3

/** From this share of resamples on, being inferred again speaks for a word. */
const STABLE = 0.8

interface WordProps {
  of: Row
  blocking: Answer
  matches: Answer
}

/** What an answer says of a keyword, from whatever list. */
const rowFor = (answer: Answer, word: string): Row | undefined => answer.rows.find((row) => row['keyword'] === word)

/** Evidence for and against a word. */
export function useEvidence({ of, blocking, matches }: WordProps): { pro: string[]; contra: string[] } {
  const t = useWords(words)
  const word = textIn(of, 'trigger')
  const lists = textsIn(of, 'lists').join(', ')
  const isInferred = of['status'] === 'inferred'
  const [messages, alone, accounts] = [numberIn(of, 'messages'), numberIn(of, 'alone'), numberIn(of, 'accounts')]
  const [shown, match] = [rowFor(blocking, word), rowFor(matches, word)]
  const stability = t('stable', { stability: percent(numberIn(of, 'stability')) })
  const isStable = numberIn(of, 'stability') >= STABLE
  const looked =
    shown === undefined
      ? t('notBlocked')
      : t('blocked', {
          messages: numberIn(shown, 'messages'),
          sent: numberIn(shown, 'sent_again'),
          answered: numberIn(shown, 'answered'),
          verdict: valueOf('verdict', textIn(shown, 'verdict')),
        })
  const isBlocked = shown?.['verdict'] === 'blocked'
  const folded = numberIn(match, 'folded_messages')
  return {
    pro: [
      isInferred ? t('isInferred') : t('isListed', { lists }),
      ...(isInferred && lists !== '' ? [t('alsoListed', { lists })] : []),
      t('hits', { messages, accounts, ...sharesIn(of) }),
      t('alone', { alone }),
      ...(isInferred
        ? [t('beyond', { expected: grouped(numberIn(of, 'expected'), 2), score: grouped(numberIn(of, 'score')) })]
        : []),
      ...(isInferred && isStable ? [stability] : []),
      ...(isBlocked ? [looked] : []),
    ],
    contra: [
      ...(isInferred && lists === '' ? [t('notListed')] : []),
      ...(messages > alone ? [t('notAlone', { n: messages - alone })] : []),
      ...(isInferred ? [] : [t('noExpected')]),
      ...(isInferred && !isStable ? [stability] : []),
      ...(isBlocked ? [] : [looked]),
      ...(folded > 0 ? [t('folded', { n: folded })] : []),
      ...(accounts < FEWEST_ACCOUNTS ? [t('few')] : []),
      t('misses'),
    ],
  }
}

/** A word that was chosen: what speaks for it beside what speaks against it. */
export function Word(props: WordProps): JSX.Element {
  const t = useWords(words)
  const { pro, contra } = useEvidence(props)
  const word = textIn(props.of, 'trigger')
  return (
    <>
      <h2>
        <bdi>{t('wordTitle', { word })}</bdi>
      </h2>
      {props.of['gloss'] === null ? null : (
        <p>
          {t('gloss')}: <span lang="en">{textIn(props.of, 'gloss')}</span>
        </p>
      )}
      {(
        [
          ['for', pro],
          ['against', contra],
        ] as const
      ).map(([side, sentences]) => (
        <div key={side} class={`side ${side}`}>
          <h3>{t(side)}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        <Link to={addressOf('/messages', { search: `"${word}"` })}>{t('messagesWith')}</Link>
      </p>
    </>
  )
}
