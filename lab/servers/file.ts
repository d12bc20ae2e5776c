/** A file of the replica: path below its folder with `/`, and bytes. */
export interface LabFile {
  path: string
  bytes: Buffer
}
