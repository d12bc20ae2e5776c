export { type FileEnd, type FileOpening, openFile } from './file.ts'
export { type LineBatch, openLines } from './lines.ts'
