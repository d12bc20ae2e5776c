/** What became of one text: its English, or why there is none. */
export type Attempt = { english: string } | { failure: string }

/** Chinese scripts that engines tell apart. */
export type ChineseScript = 'simplified' | 'traditional'

/** An engine that turns Chinese into English. */
export interface Translator {
  /** What translated, for the record: the engine with its address or model. */
  name: string
  /** Texts asked for in one go. */
  batch: number
  /** One attempt for each text, in order. Throws OperatorError when the engine is not there any more. */
  translate(texts: readonly string[], script: ChineseScript): Promise<readonly Attempt[]>
}
