import { ByteReader } from '../../lib/byte-reader.ts'
import { startsWarc, type WarcRecord, warcRecords } from '../../lib/warc.ts'
import { nameOfTarget, targetOf } from '../../lib/warc-name.ts'
import { openPayload, type Payload, type PayloadEnd } from '../../lib/warc-payload.ts'
import { Damaged, defineContainer, type Member } from '../container.ts'

/** RFC 9110 §15.3.5 and §15.3.6: these answers have no body. */
const WITHOUT_BODY = new Set([204, 205])

export default defineContainer({
  id: 'warc',
  title: 'WARC',
  source: 'ISO 28500:2017 (WARC 1.1) and WARC 1.0',
  sniff: startsWarc,
  holds: 'many',
  needsFile: false,
  async *open(source) {
    const reader = new ByteReader(source.read())
    let lastMemberByte = -1
    try {
      for await (const found of warcRecords(reader)) {
        if (found.kind === 'record') {
          if (yield* members(found)) lastMemberByte = found.offset
          continue
        }
        // The member whose block is cut has told it.
        if (found.reason === 'truncated' && found.offset === lastMemberByte) return
        if (found.reason === 'truncated') throw new Damaged('truncated', `${found.detail} (byte ${found.offset})`)
        yield reject(found.reason, `${found.detail} (byte ${found.offset})`)
      }
    } finally {
      await reader.close()
    }
  },
})

const reject = (reason: Damaged['reason'], detail: string, name = ''): Member => ({
  kind: 'reject',
  name,
  reason,
  detail,
})

/**
 * What was found on the web: bodies of successful answers, and resources; true when there was one. Everything else in a WARC is
 * about them.
 */
async function* members(record: WarcRecord): AsyncGenerator<Member, boolean> {
  if (!['response', 'resource', 'continuation'].includes(record.type)) return false
  const name = nameOfTarget(targetOf(record.fields) ?? '')
  if (record.type === 'continuation' || record.fields.has('warc-segment-number')) {
    yield reject('unsupported-container', 'a record in segments: they are not joined here', name)
    return false
  }
  const payload = await openPayload(record)
  if (record.type !== 'resource' && !hasBody(payload)) return false
  yield { kind: 'member', name, sizeBytes: null, read: () => readMember(record, payload) }
  return true
}

function hasBody({ http }: Payload): boolean {
  return http !== null && http.status >= 200 && http.status < 300 && !WITHOUT_BODY.has(http.status)
}

async function* readMember(record: WarcRecord, payload: Payload): AsyncGenerator<Uint8Array> {
  const end = yield* payload.read()
  const damage = damageOf(record, end)
  if (damage !== null) throw damage
}

/** What keeps a payload from being what the server had, the gravest first. */
function damageOf(record: WarcRecord, { isShort, block, payload, framing }: PayloadEnd): Damaged | null {
  const truncated = record.fields.get('warc-truncated')
  if (isShort) return new Damaged('truncated', 'the WARC ends inside this record')
  if (block === 'failed') return new Damaged('damaged-container', 'the digest of the record does not match')
  if (payload === 'failed') return new Damaged('damaged-container', 'the digest of the payload does not match')
  if (truncated !== undefined) return new Damaged('truncated', `cut when it was recorded (${truncated})`)
  return framing === null ? null : new Damaged('truncated', `the answer breaks off: ${framing}`)
}
