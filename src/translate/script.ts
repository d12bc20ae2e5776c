import { Converter } from 'opencc-js/t2cn'
import type { ChineseScript } from './translator.ts'

/** Built when it is first needed: the dictionaries take a moment. */
let toSimplified: ((text: string) => string) | undefined

/** Script of a Chinese text: traditional when OpenCC would write it otherwise in simplified Chinese. */
export function scriptOf(text: string): ChineseScript {
  const simplified: (text: string) => string = (toSimplified ??= Converter({ from: 't', to: 'cn' }))
  return simplified(text) === text ? 'simplified' : 'traditional'
}
