import { computed, signal } from '@preact/signals'

/** Texts that were changed and not kept yet, by chapter. They outlive the page: going elsewhere and back loses nothing. */
const drafts = signal<Readonly<Record<string, string>>>({})

/** What stands in the editor and not in the case; undefined when they are the same. */
export const draftOf = (chapter: string): string | undefined => drafts.value[chapter]

/** Remembers a text that differs from what is kept, and forgets one that does not. */
export function setDraft(chapter: string, text: string, kept: string): void {
  const { [chapter]: _before, ...others } = drafts.value
  drafts.value = text === kept ? others : { ...others, [chapter]: text }
}

export const unsaved = computed(() => Object.keys(drafts.value))

/** The browser asks before a tab with unsaved text is closed or loaded anew. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
unsaved.subscribe((chapters) => {
  if (chapters.length > 0) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
})
