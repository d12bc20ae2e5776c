export { DECODER_IDS, decodeList, MAX_LIST_BYTES, type ReadList, whyUndecoded } from './lists/decode.ts'
export { CONFIDENCE, type DecodedList, type ListFile } from './lists/decoder.ts'
