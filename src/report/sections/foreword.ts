import { placeOf, proseFor } from '../prose/prose.ts'
import { defineSection } from '../section.ts'

export default defineSection({
  id: 'foreword',
  title: 'Foreword',
  order: 1,
  needs: [],
  belongs: ({ prose }) => prose.some((file) => placeOf(file) === 'foreword'),
  limitations: () => [
    'This chapter was written by a person for this report. Its numbers are bound to findings and were checked; what it makes of them is its author’s.',
  ],
  build: (input) => proseFor('foreword', input),
})
