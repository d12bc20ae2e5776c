/** Why a piece of evidence did not become a record. Closed list: each is counted, reported and documented by its key. */
export const REASONS = {
  truncated: 'the data ends before the unit does',
  'bad-syntax': 'the unit does not have the columns of its format',
  'bad-encoding': 'the bytes are not valid in the character set of the stream',
  'not-decrypted': 'the unit does not open under the key that opens the rest of its stream',
  'over-limit': 'a stated limit on size, depth, count or ratio was reached',
  'damaged-container': 'an archive or compressed file is broken at this place',
  'password-protected': 'an archive member is locked with a password',
  'unsupported-container': 'a kind of archive that cannot be opened here',
  link: 'a symbolic or hard link; links are named, never followed',
  'special-file': 'a device, pipe or socket; never opened',
  unreadable: 'the operating system refused to read it',
  'changed-while-read': 'the file changed while it was being sealed',
} as const

export type Reason = keyof typeof REASONS
