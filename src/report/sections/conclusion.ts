import { placeOf, proseFor } from '../prose/prose.ts'
import { defineSection } from '../section.ts'

export default defineSection({
  id: 'conclusion',
  title: 'Conclusion',
  order: 109,
  needs: [],
  belongs: ({ prose }) => prose.some((file) => placeOf(file) === 'conclusion'),
  limitations: () => [
    'This chapter was written by a person for this report. Its numbers are bound to findings and were checked; what it makes of them is its author’s.',
  ],
  build: (input) => proseFor('conclusion', input),
})
