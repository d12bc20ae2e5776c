/** Counts what messages hold in memory against a limit. */
export class Room {
  #leftBytes: number

  constructor(limitBytes: number) {
    this.#leftBytes = limitBytes
  }

  /** Takes so much if it is there. */
  take(sizeBytes: number): boolean {
    if (sizeBytes > this.#leftBytes) return false
    this.#leftBytes -= sizeBytes
    return true
  }

  give(sizeBytes: number): void {
    this.#leftBytes += sizeBytes
  }
}
