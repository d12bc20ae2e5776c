/** Files of one build, members of archives included: the largest clients have some 20,000. */
export const FILES_PER_BUILD = 200_000

/** Bytes of one file that are looked into; its hash and its entropy are of all of it. Larger files are media and databases. */
export const LOOK_BYTES = 64 << 20

/** Largest file that is tried as a keyword list: the longest list known, YY's, has 0.3 MiB. */
export const LIST_BYTES = 1 << 20

/** Bytes of possible keyword lists that are held in memory for one build. */
export const HELD_BYTES = 64 << 20

/** Distinct names of the network, Chinese texts and keys taken from one file; a settings file has some dozens. */
export const FINDS_PER_FILE = 5000

/** The same for a whole build. */
export const FINDS_PER_BUILD = 200_000

/** Bytes above this entropy are enciphered, compressed or media: text in them cannot be seen. */
export const DENSE_BITS_PER_BYTE = 7.2

/** Bytes up to which a file is read as settings that may hold keys; programs and data are searched for named ones only. */
export const SETTINGS_BYTES = 256 << 10

/** Installers within installers: an NSIS program holds a cabinet, which holds an archive. */
export const INSTALLER_DEPTH = 3

/** Bytes that an installer may unpack to. */
export const INSTALLER_BYTES = 4 * 1024 ** 3

/** Time an installer may take to list or unpack. */
export const INSTALLER_MS = 180_000
