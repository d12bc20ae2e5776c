import type { Charset } from '../model/format.ts'
import type { LineEnd } from './blocks.ts'

/** How lines of a stream in this character set end. Only UTF-16 has line ends of two bytes. */
export const lineEndOf = (charset: Charset, code: 10 | 13): LineEnd => ({
  code,
  unit: charset === 'utf-16le' || charset === 'utf-16be' ? charset : 'byte',
})

/** Carriage return when the sample has no line feed but has carriage returns (old Macintosh files), else line feed. */
export const lineEndCode = (text: string): 10 | 13 => (!text.includes('\n') && text.includes('\r') ? 13 : 10)
