import type { HttpRequest, HttpResponse } from '../../model/exchange.ts'
import { MAX_INTERIM, MAX_WAITING } from './limits.ts'
import type { Lost } from './side.ts'

/** A request with what came back, and what both take of the room. */
export interface Pair {
  request: HttpRequest | null
  interim: HttpResponse[]
  response: HttpResponse | null
  heldBytes: number
}

interface Waiting extends Pair {
  method: string
  startedAtUtcMs: number | null
  /** Requests that went missing directly before this one. */
  lostBefore: Lost
}

const isNotAfter = (first: number | null, second: number | null): boolean =>
  first === null || second === null || first <= second

const nothing = (): Pair => ({ request: null, interim: [], response: null, heldBytes: 0 })

/**
 * Brings answers and requests of one connection together. Answers come in the order of requests (RFC 9112 §9.3.2).
 * Where a hole may have swallowed some, an answer belongs to the last request sent before it, as long as the client of
 * this connection waits for each answer before it asks again; else to none.
 */
export class Pairing {
  readonly #emit: (pair: Pair) => void
  #waiting: Waiting[] = []
  /** The request that is still being sent. */
  #sending: Waiting | null = null
  /** The request that the answer at hand belongs to. */
  #answered: Waiting | null = null
  #interim: HttpResponse[] = []
  #interimHeldBytes = 0
  #lostRequests: Lost = { least: 0, most: 0 }
  #mostLostAnswers = 0
  #asksAhead = false

  constructor(emit: (pair: Pair) => void) {
    this.#emit = emit
  }

  requestBegan(method: string, startedAtUtcMs: number | null): void {
    const lostBefore = this.#lostRequests
    this.#lostRequests = { least: 0, most: 0 }
    const request = { request: null, interim: [], response: null, heldBytes: 0, method, startedAtUtcMs, lostBefore }
    this.#sending = request
    this.#waiting.push(request)
    if (this.#waiting.length > MAX_WAITING) this.#giveUp(0)
  }

  /** `heldBytes`: 0 when there was no room for it, so that it cannot wait. */
  requestEnded(request: HttpRequest, heldBytes: number): void {
    const sent = this.#sending
    this.#sending = null
    if (sent === null) return
    sent.request = request
    sent.heldBytes += heldBytes
    if (sent.response !== null) this.#emit(sent)
    else if (heldBytes === 0 && this.#waiting.at(-1) === sent) this.#giveUp(this.#waiting.length - 1)
  }

  requestsLost({ least, most }: Lost): void {
    this.#lostRequests = { least: this.#lostRequests.least + least, most: this.#lostRequests.most + most }
  }

  answersLost({ most }: Lost): void {
    this.#mostLostAnswers += most
  }

  /** The method of the request that is answered; null when there is none or it is not certain. */
  answerBegan(isFinal: boolean, startedAtUtcMs: number | null): string | null {
    const due = this.#due(startedAtUtcMs)
    const request = due === null ? null : (this.#waiting[due] ?? null)
    if (!isFinal) return request?.method ?? null
    this.#answered = request
    if (due === null) this.#passLostRequest()
    else this.#settle(due, startedAtUtcMs)
    return request?.method ?? null
  }

  answerEnded(response: HttpResponse, heldBytes: number): void {
    const pair = this.#answered ?? nothing()
    this.#answered = null
    pair.interim = this.#interim
    pair.response = response
    pair.heldBytes += heldBytes + this.#interimHeldBytes
    this.#interim = []
    this.#interimHeldBytes = 0
    if (pair !== this.#sending) this.#emit(pair)
  }

  interimEnded(response: HttpResponse, heldBytes: number): void {
    this.#interim.push(response)
    this.#interimHeldBytes += heldBytes
    if (this.#interim.length === MAX_INTERIM || heldBytes === 0) this.#emitInterim()
  }

  /** No more will come: requests that wait have no answer. */
  close(): void {
    const [first] = this.#waiting
    if (first !== undefined && this.#due(null) === 0) {
      first.interim = this.#interim
      first.heldBytes += this.#interimHeldBytes
      this.#interim = []
    }
    for (const request of this.#waiting.splice(0)) this.#emit(request)
    if (this.#interim.length > 0) this.#emitInterim()
  }

  #emitInterim(): void {
    this.#emit({ ...nothing(), interim: this.#interim, heldBytes: this.#interimHeldBytes })
    this.#interim = []
    this.#interimHeldBytes = 0
  }

  /** Which of the waiting requests an answer that begins now belongs to. */
  #due(atUtcMs: number | null): number | null {
    const [first] = this.#waiting
    if (first === undefined || !isNotAfter(first.startedAtUtcMs, atUtcMs)) return null
    if (this.#mostLostAnswers === 0 && first.lostBefore.most === 0) return 0
    if (this.#asksAhead) return null
    const last = this.#waiting.findLastIndex(({ startedAtUtcMs }) => isNotAfter(startedAtUtcMs, atUtcMs))
    // A request that went missing is owed an answer too, unless that may have gone missing as well.
    const answersBefore = this.#waiting.slice(0, last + 1).reduce((sum, { lostBefore }) => sum + lostBefore.least, last)
    return answersBefore <= this.#mostLostAnswers ? last : null
  }

  /** The answer to the request at `due` begins: those before it have none, and all is certain again. */
  #settle(due: number, atUtcMs: number | null): void {
    const next = this.#waiting[due + 1]
    const isCertain = this.#mostLostAnswers === 0
    if (isCertain && next !== undefined && isNotAfter(next.startedAtUtcMs, atUtcMs)) this.#asksAhead = true
    for (const request of this.#waiting.splice(0, due + 1).slice(0, -1)) this.#emit(request)
    this.#mostLostAnswers = 0
  }

  /** An answer without its request: one that went missing may have been asked for it. */
  #passLostRequest(): void {
    const at = this.#waiting.find(({ lostBefore }) => lostBefore.most > 0)
    const lost = at?.lostBefore ?? this.#lostRequests
    const left = { least: Math.max(0, lost.least - 1), most: Math.max(0, lost.most - 1) }
    if (at === undefined) this.#lostRequests = left
    else at.lostBefore = left
  }

  /** There is no room for a request that waits. Its answer, when it comes, is that of a request that went missing. */
  #giveUp(at: number): void {
    const [given] = this.#waiting.splice(at, 1)
    if (given === undefined) return
    const { least, most } = given.lostBefore
    const after = this.#waiting[at]
    const lost = after?.lostBefore ?? this.#lostRequests
    const owed = { least: lost.least + least + 1, most: lost.most + most + 1 }
    if (after === undefined) this.#lostRequests = owed
    else after.lostBefore = owed
    const { request } = given
    if (request !== null)
      given.request = { ...request, faults: [...new Set([...request.faults, 'over-limit' as const])] }
    this.#emit(given)
  }
}
