import { createRequire } from 'node:module'
import type { CharacterFolding } from './folding.ts'

const HAN = /^\p{Script=Han}$/u

type Package = typeof import('pinyin-pro')

const require = createRequire(import.meta.url)

/** The package and its dictionary, loaded where somebody asks for readings: few do. */
function dictionary(): Package {
  return require('pinyin-pro')
}

/** Han characters by how each is most often read, without tones: 法轮, 发轮 and falun are one. */
export const pinyin: CharacterFolding = {
  id: 'pinyin',
  meaning: 'Han characters and their reading in Latin letters, without tones',
  source: 'pinyin-pro, most frequent reading of each character by itself',
  fold: (character) =>
    HAN.test(character) ? dictionary().pinyin(character, { toneType: 'none', v: true }).toLowerCase() : character,
}
