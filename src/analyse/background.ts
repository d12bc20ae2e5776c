import { type Background, bundledBackground, corpusBackground } from '../text/background.ts'
import { openCutter } from '../text/words.ts'
import { once } from './once.ts'

/** The cutter of words that all analyses of a view share: it takes 40 MB. */
export const cutterOf = once(() => openCutter())

/** What the words of a view are compared with: the user's text, or else the bundled table. */
export const backgroundOf = once(
  async (view): Promise<Background> =>
    view.knowledge.background.length === 0
      ? bundledBackground()
      : corpusBackground(view.knowledge.background, await cutterOf(view)),
)
