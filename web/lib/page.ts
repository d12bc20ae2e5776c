import type { ComponentType } from 'preact'
import type { Words } from './words.ts'

/** A page of the workbench. One file each in `pages/`, one line each in `pages.ts`. */
export interface Page {
  id: string
  /** Its address; everything below it is the page's, too. */
  path: string
  words: Words<'title' | 'lead'>
  View: ComponentType
}

export const definePage = (page: Page): Page => page
