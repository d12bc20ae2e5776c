import { bitOf, SERVER_COUNT } from '../people/spread.ts'
import type { World } from '../people/world.ts'

/** What is needed of the sendings more than once, counted in one go. */
export interface Tally {
  /** Rows that hold a sending, for each sending. */
  rows: Uint8Array
  /** Records and sendings of each message. */
  messageRecords: Uint32Array
  messageSendings: Uint32Array
  /** Records that carry each address. */
  addressRecords: Uint32Array
  /** Records of each server. */
  serverRecords: number[]
}

/** Bits that are set, for every byte. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1
  return bits
})

const add = (counts: Uint32Array | number[], at: number, amount: number): void => {
  counts[at] = (counts[at] ?? 0) + amount
}

/** Counts records by what they belong to. */
export function tallyOf({ messages, sendings, addressed, servers }: World): Tally {
  const tally: Tally = {
    rows: servers.map((held) => BITS[held] ?? 0),
    messageRecords: new Uint32Array(messages.length),
    messageSendings: new Uint32Array(messages.length),
    addressRecords: new Uint32Array(addressed.addresses.length),
    serverRecords: Array<number>(SERVER_COUNT).fill(0),
  }
  for (const [index, held] of servers.entries()) {
    const rows = tally.rows[index] ?? 0
    const message = sendings.message[index] ?? 0
    add(tally.messageRecords, message, rows)
    add(tally.messageSendings, message, 1)
    add(tally.addressRecords, addressed.address[index] ?? 0, rows)
    for (let server = 0; server < SERVER_COUNT; server += 1)
      if ((held & bitOf(server)) !== 0) add(tally.serverRecords, server, 1)
  }
  return tally
}

/** How many different values there are. */
export const countDistinct = (values: Iterable<string | number>): number => new Set(values).size
