/** A cabinet of stored files in one folder ([MS-CAB] §2): 7z writes none, so it is written here. */
export function cabinet(files: readonly { name: string; bytes: Buffer }[]): Buffer {
  const data = Buffer.concat(files.map(({ bytes }) => bytes))
  let at = 0
  const entries = files.map(({ name, bytes }) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(bytes.length, 0)
    entry.writeUInt32LE(at, 4)
    entry.writeUInt16LE(0x20, 14)
    at += bytes.length
    return Buffer.concat([entry, Buffer.from(`${name}\0`)])
  })
  const listing = Buffer.concat(entries)
  const dataAt = 36 + 8 + listing.length
  const folder = Buffer.alloc(8)
  folder.writeUInt32LE(dataAt, 0)
  folder.writeUInt16LE(1, 4)
  const block = Buffer.alloc(8)
  block.writeUInt16LE(data.length, 4)
  block.writeUInt16LE(data.length, 6)
  const header = Buffer.alloc(36)
  header.write('MSCF', 0, 'latin1')
  header.writeUInt32LE(dataAt + 8 + data.length, 8)
  header.writeUInt32LE(44, 16)
  header.writeUInt16LE(0x0103, 24)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(files.length, 28)
  return Buffer.concat([header, folder, listing, block, data])
}
