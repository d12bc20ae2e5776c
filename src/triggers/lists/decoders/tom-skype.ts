import { PUBLISHED_KEYS } from '../../../keys/published.ts'
import { defineListDecoder } from '../decoder.ts'
import { openSealedLines } from '../open-sealed-lines.ts'
import { sealedLines } from '../sealed-lines.ts'

export default defineListDecoder({
  id: 'tom-skype',
  title: 'keyfile and keyfile_u: every line enciphered by itself',
  client: 'TOM-Skype 3.6 to 6.1',
  source:
    'Knockel, Crandall and Saia, FOCI 2011: a simple XOR cipher up to 3.8, AES-256 in ECB in 5.0 and 5.1; neither keys nor armour are in what could be read of it',
  confidence: 'unverified',
  vector: null,
  recognisedBy: 'search',
  decode({ bytes, keys }) {
    const sealed = sealedLines(bytes)
    if (sealed === null) return null
    const opened = openSealedLines({ bytes, ...sealed }, [
      ...keys,
      ...PUBLISHED_KEYS.map(({ candidate }) => candidate.bytes),
    ])
    if (opened === null) return null
    return {
      lines: opened.lines,
      directives: [],
      semantics: 'tom-skype',
      notes: [
        `Every line: ${opened.how}.`,
        'Unverified: no enciphered list of the client is public. It is believed because nearly every line becomes a word, which under a wrong key it does not.',
      ],
      rejects: opened.rejects,
    }
  },
})
