/** A value in a file that may be a key: the characters (or raw bytes) and where they stand. */
export interface KeyFind {
  /** The name it was assigned to, '' when none. */
  name: string
  /** The value exactly as written, without quotes. */
  value: Uint8Array
  startByte: number
  endByte: number
  /** Set when the file itself says how to read the value (`format="hex"`). */
  encoding?: 'hex' | 'base64' | 'ascii'
}

/** One way keys lie about in files. One file in `finders/`; the index is generated. */
export interface Finder {
  id: string
  title: string
  /** `path` is for judging by name (`key.dat`); `bytes` is the whole file (at most 4 MiB). */
  find(file: { path: string; bytes: Uint8Array }): readonly KeyFind[]
}

export const defineFinder = (finder: Finder): Finder => finder
