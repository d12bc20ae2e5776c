import { pinyin as readingOf } from 'pinyin-pro'
import type { CharacterFolding } from './folding.ts'

const HAN = /^\p{Script=Han}$/u

/** Han characters by how each is most often read, without tones: 法轮, 发轮 and falun are one. */
export const pinyin: CharacterFolding = {
  id: 'pinyin',
  meaning: 'Han characters and their reading in Latin letters, without tones',
  source: 'pinyin-pro, most frequent reading of each character by itself',
  fold: (character) =>
    HAN.test(character) ? readingOf(character, { toneType: 'none', v: true }).toLowerCase() : character,
}
