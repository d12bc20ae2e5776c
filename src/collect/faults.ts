/** Something wrong with what others collected, and where. Places hold names from the evidence: data. */
export interface Fault {
  place: string
  detail: string
}

/** Faults kept with their text; the rest is counted, so that a hostile file cannot fill the memory. */
const KEPT = 1000

/** Faults in the order they were met. `count` is of all, `kept` of the first. */
export class FaultList {
  readonly kept: Fault[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(place: string, detail: string): void {
    this.#count += 1
    if (this.kept.length < KEPT) this.kept.push({ place, detail })
  }
}
