import { useEffect, useState } from 'preact/hooks'

/** Whether the page is being put on paper: what only the screen can hold is then shown in another way. */
export function usePrinting(): boolean {
  const paper = matchMedia('print')
  const [, redraw] = useState(false)
  useEffect(() => {
    const tell = () => redraw(paper.matches)
    paper.addEventListener('change', tell)
    return () => paper.removeEventListener('change', tell)
  }, [])
  return paper.matches
}
