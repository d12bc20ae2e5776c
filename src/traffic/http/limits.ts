/** A message head kept; Apache and nginx take 8 to 64 KiB, and the largest seen in captures is 21 KiB. */
export const MAX_HEAD_BYTES = 256 << 10

/** Header lines of a message that are kept; servers allow 100 to 1,000. */
export const MAX_HEADERS = 4096

/** Bytes without a line end after which a connection is no HTTP, or a search begins anew: longer targets pass no server. */
export const MAX_START_LINE_BYTES = 128 << 10

/** A body is decoded so far. A page is rarely above 10 MiB; deflate makes 64 KiB into 64 MiB. */
export const MAX_DECODED_BYTES = 32 << 20

/** Content codings one upon the other; more than two are not seen in practice. */
export const MAX_ENCODINGS = 4

/** Requests of one connection that wait for an answer; browsers send at most some ten ahead. */
export const MAX_WAITING = 1024

/** Answers of the kind 1xx that are kept for one final answer; more are handed on without it. */
export const MAX_INTERIM = 64

/** Bytes of unfinished or unanswered messages that all connections hold together, so that memory stays below 300 MB. */
export const MAX_HELD_BYTES = 64 << 20

/** What is still kept of each head or body when that much is held. */
export const SCANT_BYTES = 512

/** A chunk-size line with its extensions; RFC 9112 §7.1.1 asks for a limit, servers take 4 to 8 KiB. */
export const MAX_CHUNK_LINE_BYTES = 8 << 10

/** The shortest whole message: `HTTP/1.1 200` and two line ends, or `GET / HTTP/1.1` and two. */
export const MIN_MESSAGE_BYTES = 14

/** What a message takes of the memory beside its bytes: objects, and strings for headers. */
export const MESSAGE_BYTES = 1 << 10
