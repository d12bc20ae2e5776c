import type { EditionId } from './editions.ts'

/** A line of a keyfile that asks for several texts at once. */
export interface Combination {
  /** As the keyfile has it. */
  written: string
  /** Texts that must all stand in a message; they may overlap. */
  parts: readonly string[]
  /** Whether each must follow the one before, without overlap. */
  inOrder: boolean
  /** A text that lets the message pass all the same; null when there is none. */
  unless: string | null
}

/**
 * Combinations that live servers hand out at the end of an edition's first keyfile, so that there is something to isolate. The
 * words and the signs are invented (`+` any order, `>` in this order, `-` unless); nobody in the lab ever writes these words,
 * so no generated file knows of them. That keyword filters combine words is known of WeChat (Xiong and Knockel, FOCI 2019),
 * and that words can cancel a combination, of QQMail (Knockel and Ruan, Citizen Lab 2020 on); not of TOM-Skype.
 */
export const PLANTED: Readonly<Record<EditionId, readonly string[]>> = {
  'tom-3.8': ['雪橇+榆木盒+鲸骨', '驼铃>琉璃窗', '珊瑚枝+贝壳梯-晒谷场'],
  'tom-5.1': ['蜂蜡+苔藓球', '冰糖罐>鹅毛笔>砂岩', '蕨叶+桦皮-灯塔湾'],
  netbar: ['麦秸垛+陶埙+橡果+雾凇', '榫卯>鹿角架', '芦苇荡+松针-盐田'],
}

/** Reads a line; null when it is a plain keyword. */
export function parseCombination(written: string): Combination | null {
  const [joined = '', unless = null] = written.split('-')
  const inOrder = joined.includes('>')
  const parts = joined.split(inOrder ? '>' : '+')
  if (parts.length < 2 || parts.includes('')) return null
  return { written, parts, inOrder, unless }
}

function standInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** Whether a client acts on this text for this combination. */
export function combines(text: string, { parts, inOrder, unless }: Combination): boolean {
  if (unless !== null && text.includes(unless)) return false
  return inOrder ? standInOrder(text, parts) : parts.every((part) => text.includes(part))
}
