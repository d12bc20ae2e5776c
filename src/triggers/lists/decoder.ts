/** The largest list that is known has 153,115 lines (YY, a collection fault); what stands behind so many is one reject. */
export const MOST_LINES = 1_000_000

/** A keyword file as it was taken from a client or a server, and the keys that are at hand. */
export interface ListFile {
  /** Name of the file, without folders; used only where content leaves a choice, and then the list's notes say so. */
  name: string
  bytes: Uint8Array
  /** Keys to try where a decoder has none of its own. */
  keys: readonly Uint8Array[]
}

/** A piece of the file that no line was made of: bytes [startByte, endByte) as they stand in the file. */
export interface ListReject {
  /** Why, in words. */
  reason: string
  startByte: number
  endByte: number
}

/** What a client's file says. */
export interface DecodedList {
  /** Keywords or rules as the client's file writes them, in its order, repeats, outer spaces and empty lines kept. */
  lines: readonly string[]
  /** Lines that tell the client how to act and are no keywords (`//person_count=1`). */
  directives: readonly string[]
  /** Id of the semantics (`src/text/semantics/`) under which the client compares these lines. */
  semantics: string
  /** What was met on the way: layers, character set, lines left out and why. One sentence each. */
  notes: readonly string[]
  /** Lines or pieces that could not be decoded; counted, never dropped silently. */
  rejects: readonly ListReject[]
}

/** How sure it is that a decoder reads what its client reads. */
export const CONFIDENCE = {
  published: 'the way the file is sealed and written was published by those who took the client apart',
  inferred: 'parts of it were published; the rest follows from published lists or from a related program',
  unverified: 'no file of the real client is known to have been read this way',
} as const

/**
 * What a decoder goes by, from what hardly anything else passes to what nearly everything does. Those that go by more are
 * asked first: `key` opens under a key that only this client has, `layers` come off one after the other, `markup` needs
 * the tags, columns or form of line of one client, `form` those of any program, `search` opens under a key at hand,
 * `lines` takes any text.
 */
export const RECOGNITION = ['key', 'layers', 'markup', 'form', 'search', 'lines'] as const

/** Reads the keyword files of one client. One file in `decoders/`; the index is generated. */
export interface ListDecoder {
  id: string
  title: string
  /** Program whose file it is. */
  client: string
  /** Who says that the file is so. */
  source: string
  confidence: keyof typeof CONFIDENCE
  /** The real or published vector it is tested with, in words; null: none is known. */
  vector: string | null
  recognisedBy: (typeof RECOGNITION)[number]
  /** Null when the content is not of this kind. Never throws. */
  decode(file: ListFile): DecodedList | null
}

export const defineListDecoder = (decoder: ListDecoder): ListDecoder => decoder
