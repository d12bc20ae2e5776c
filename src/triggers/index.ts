export { DECODER_IDS, decodeList, MAX_LIST_BYTES, type ReadList } from './lists/decode.ts'
export type { DecodedList, ListDecoder, ListFile, ListReject } from './lists/decoder.ts'
