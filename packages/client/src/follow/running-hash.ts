/** A hash of all bytes so far, whichever way they were cut into chunks. */
export interface RunningHash {
  update(chunk: Uint8Array): void
  /** The hash of the bytes up to here; more may follow. */
  digest(): string
}

const blockBytes = 32
const multiplier = 0x9e3779b1

/**
 * A hash of 128 bits in the manner of xxHash: four lanes, each taking two 32-bit words of every block.
 *
 * It has to be synchronous and incremental on every runtime, which the digests of Web Crypto are not, and as fast as
 * memory, since every byte of every log goes through it: this runs at several GB/s in plain JavaScript. It guards against
 * logs that changed, not against an attacker, who could serve any log in the first place. Each step is a bijection of
 * the lane and of either word, so that a change of one word is always seen; the rotation carries high bits down, so that
 * several changes do not cancel each other but by a chance of one in 2^32 a lane.
 */
export function createRunningHash(): RunningHash {
  let lanes: [number, number, number, number] = [1, 2, 3, 4]
  const block = new Uint8Array(blockBytes)
  let filled = 0

  function mix(bytes: Uint8Array, start: number, end: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let [a, b, c, d] = lanes
    for (let i = start; i < end; i += blockBytes) {
      a = absorb(a, view.getInt32(i, true), view.getInt32(i + 4, true))
      b = absorb(b, view.getInt32(i + 8, true), view.getInt32(i + 12, true))
      c = absorb(c, view.getInt32(i + 16, true), view.getInt32(i + 20, true))
      d = absorb(d, view.getInt32(i + 24, true), view.getInt32(i + 28, true))
    }
    lanes = [a, b, c, d]
  }

  return {
    update(chunk) {
      let start = 0
      if (filled > 0) {
        start = Math.min(blockBytes - filled, chunk.length)
        block.set(chunk.subarray(0, start), filled)
        filled += start
        if (filled < blockBytes) return
        mix(block, 0, blockBytes)
      }
      const end = chunk.length - ((chunk.length - start) % blockBytes)
      mix(chunk, start, end)
      block.set(chunk.subarray(end))
      filled = chunk.length - end
    },
    digest() {
      const before = lanes
      mix(block.fill(0, filled), 0, blockBytes)
      const digest = lanes.map((lane) => (lane >>> 0).toString(36)).join('-')
      lanes = before
      return digest
    },
  }
}

function absorb(lane: number, first: number, second: number): number {
  const mixed = Math.imul(lane ^ first, multiplier) ^ second
  return (mixed << 15) | (mixed >>> 17)
}
