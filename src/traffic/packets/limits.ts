/** No capture program writes longer packets unless told to (libpcap's MAXIMUM_SNAPLEN). */
export const USUAL_PACKET_BYTES = 256 << 10
/** Longer ones are taken where the file says that it holds them, up to this. */
export const MAX_PACKET_BYTES = 16 << 20
/** How far behind damage the next whole record is looked for. */
export const MAX_SKIPPED_BYTES = 1 << 20
/** So much is in sight while it is looked for: the distance, and a packet to confirm what was found. */
export const RESYNC_BYTES = MAX_SKIPPED_BYTES + 2 * USUAL_PACKET_BYTES
