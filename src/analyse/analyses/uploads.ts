import type { Row } from '../../model/answer.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'

const ROWS = `SELECT rank, endpoint, score, requests, hosts, bodies, median_outbound_bytes, entropy_share,
    nullIf(e.content_type, '') AS content_type, lying_share, rarity, cookieless_share, pause_variation, size_correlation,
    opened, nullIf(e.decode, '') AS decode, nullIf(e.key_id, '') AS key_id
  FROM endpoints AS e ORDER BY rank, endpoint`

export default defineAnalysis({
  id: 'uploads',
  question: 'Which requests behave like covert uploads?',
  columns: {
    rank: 'from 1, the likeliest upload first',
    endpoint: 'kind of request: method, host, path and names of parameters; `#` and `*` stand for what varies',
    score: 'weighted mean of what speaks for an upload, 0…1',
    requests: 'requests of this kind',
    hosts: 'distinct hosts, or addresses where none was named',
    bodies: 'requests that carry outbound bytes, in a body or in values of the query',
    median_outbound_bytes: 'such bytes in a middle request',
    entropy_share:
      'entropy of what goes out against the most so few bytes can have, 0…1: near 1 when enciphered or packed',
    content_type: 'Content-Type of the bodies; null when they name none',
    lying_share: 'share of bodies that are not what their Content-Type says; null when none could be checked',
    rarity: 'share of all requests that went elsewhere, 0…1',
    cookieless_share: 'share of requests without a cookie',
    pause_variation:
      'how uneven the pauses of one client are (coefficient of variation): 0 is a clock; null with fewer than three pauses',
    size_correlation:
      'rank correlation of outbound bytes with the length of the message before, −1…1; null without ten such pairs',
    opened: 'of the requests with outbound bytes, those opened with a key of the case',
    decode: 'how they were opened; null when nothing opened them',
    key_id: 'key that opened them; null without one',
  },
  caveats: [
    'A high rank says how a kind of request behaves. It is no proof of an upload, and a low rank none of the contrary.',
    'The shares describe all requests that were captured; they are no sample, and have no interval.',
    'Kinds of requests are told apart with everything variable taken out: no value that was sent stands in them.',
  ],
  personal: {},
  async run({ store }) {
    const rows = await store.rows<Row & { requests: number }>(ROWS)
    const requests = rows.reduce((sum, row) => sum + row.requests, 0)
    return {
      rows,
      denominator: `${counted(requests, 'request')} of ${counted(rows.length, 'kind')}`,
      policy: null,
    }
  },
})
