import type { CharacterFolding } from './folding.ts'

// Where UTS 39 maps to a small L, the capital I is meant here: case is folded later. A letter stands here only if its
// other case does, too, or has no other: or else folding twice would differ from folding once.
const LOOK_ALIKES = new Map(
  [
    // Cyrillic
    'аa сc ԁd еe һh іi јj ӏI оo рp ԛq ѕs ѵv ԝw хx уy үy',
    'АA ВB СC ԀD ЕE ԌG НH ҺH ІI ӀI ЈJ КK МM ОO РP ԚQ ЅS ТT ѴV ԜW ХX УY ҮY',
    // Greek
    'αa ιi ϳj οo ρp υu νv ΑA ΒB ΕE ϜF ΗH ΙI ͿJ ΚK ΜM ΝN ΟO ΡP ΤT ΧX ΥY ΖZ',
    // Latin letters of phonetic alphabets
    'ɑa ɡg ıi ɩi ɪi ʏy ⱭA ꞬG ƖI ꞮI',
  ]
    .join(' ')
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

/** Letters of other alphabets that look like a Latin one. A hit counts only where both kinds are mixed. */
export const lookAlike: CharacterFolding = {
  id: 'look-alike',
  meaning: 'Cyrillic, Greek and phonetic letters that look Latin, in a word that mixes them with Latin letters',
  source: 'Unicode Technical Standard 39, confusables.txt, pairs of single letters; mixed scripts as in its §5.1',
  fold: (character) => LOOK_ALIKES.get(character) ?? character,
}
