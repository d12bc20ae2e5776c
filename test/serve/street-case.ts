import { join } from 'node:path'
import { joined, type Line, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'

/** An address that many write from, and one in a country of its own. */
export const NET_BAR = '58.30.200.9'
export const ABROAD = '8.8.8.8'
/** Writes to `HOST`, whose client logs it; and somebody who writes from abroad. */
export const GUEST = 'lantern.guest'
export const HOST = 'lantern.paper1'
export const TRAVELLER = 'lantern.traveller'

const HOST_ADDRESS = '58.30.1.2'

const at = (day: number, second: number): string =>
  new Date(Date.UTC(2008, 8, day, 8, 0, second)).toISOString().slice(0, 19).replace('T', ' ')

function street(): Line[] {
  const bar = Array.from({ length: 48 }, (_, place) => ({
    time: at(2 + Math.floor(place / 12), place % 12),
    address: NET_BAR,
    account: `lantern.bar${place % 8}`,
    text: `net bar ${place}`,
  }))
  const guest = Array.from({ length: 6 }, (_, place) => ({
    time: at(3, 60 + 30 * place),
    address: HOST_ADDRESS,
    account: place % 2 === 0 ? GUEST : HOST,
    text: `asked and answered ${place}`,
  }))
  // Five days later: days without records lie before it
  const abroad = Array.from({ length: 3 }, (_, place) => ({
    time: at(12, place),
    address: ABROAD,
    account: TRAVELLER,
    text: `from afar ${place}`,
  }))
  return [...bar, ...guest, ...abroad]
}

/** A case in which people stand beside each other’s addresses, on two servers: in a net bar, as a guest, abroad. */
export async function streetCase(dir: string): Promise<string> {
  const evidence = join(dir, 'tree')
  put(evidence, {
    'fs01/log/contentfilter20080901.log': joined(lines(500, 1).map(plain)),
    'fs02/log/contentfilter20080901.log': joined([...lines(200, 2), ...street()].map(plain)),
  })
  const caseDir = join(dir, 'case')
  await investigated(evidence, caseDir)
  return caseDir
}
