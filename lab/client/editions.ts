import type { ListName } from '../talk/words.ts'
import type { KeyfileEncoding } from './keyfile.ts'

/** One list that an edition downloads. */
export interface ListFile {
  name: ListName
  /** Whether the client hides what it matches, or only uploads it. */
  hides: boolean
  /** Path of the URL it is downloaded from. */
  path: string
  encoding: KeyfileEncoding
}

export type EditionId = 'tom-3.8' | 'tom-5.1' | 'netbar'

export interface Edition {
  version: string
  /** Who answers for its lists: the log servers, or the net-bar server. */
  listsFrom: 'log' | 'netbar'
  /** In the order in which the client tries them. */
  lists: readonly ListFile[]
}

/**
 * Three clients of the lab. From publications: 3.8.4.44 and its path (*Breaching Trust* 2008, appendix; Garden Networks
 * note at pczone.com.tw), 5.1.4.10 with an upload-only list `keyfile_u` beside the list that hides and uploads (Knockel,
 * Crandall, Saia, “Three Researchers, Five Conjectures”, FOCI 2011). That there was a net-bar edition with a list of its
 * own is in *Breaching Trust*; its version and that its list is readable are invented.
 */
export const EDITIONS: Readonly<Record<EditionId, Edition>> = {
  'tom-3.8': {
    version: '3.8.4.44',
    listsFrom: 'log',
    lists: [{ name: 'censor', hides: true, path: '/agent/newkeyfile/keyfile', encoding: 'xor-hex' }],
  },
  'tom-5.1': {
    version: '5.1.4.10',
    listsFrom: 'log',
    lists: [
      { name: 'censor', hides: true, path: '/agent/keyfile', encoding: 'aes-256-ecb-hex' },
      { name: 'surveillance', hides: false, path: '/agent/keyfile_u', encoding: 'aes-256-ecb-hex' },
    ],
  },
  netbar: {
    version: '3.6.4.1',
    listsFrom: 'netbar',
    lists: [{ name: 'netbar', hides: true, path: '/agent/newkeyfile/keyfile', encoding: 'plain' }],
  },
}

/**
 * Asked before a download: “is mine, with this MD5, the current one?” `nofile` stands for having none. The path and the
 * answer "0" to `nofile` are documented (nartv.org 2006-06-15); that "1" means current is our reading of it.
 */
export const VERSION_CHECK_PATH = '/agent/skypever.php'
/** Name that the 2006 client gave itself (nartv.org 2006-06-15). */
export const USER_AGENT = 'Mozilla/3.0 (compatible; Indy Library)'
