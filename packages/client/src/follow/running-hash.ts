/** A hash of all bytes so far, however they were cut into chunks. */
export interface RunningHash {
  update(chunk: Uint8Array): void
  /** The hash of the bytes up to here; more may follow. */
  digest(): string
  /** An independent copy that continues from here. */
  fork(): RunningHash
}

const blockBytes = 16

/**
 * The four lanes of xxHash32 (seed 0), each of which absorbs one word of every block. The digest is their whole state, not
 * the 32 bits that xxHash32 condenses it to, so that it also detects changes that would collide there.
 *
 * It has to be synchronous and incremental on every runtime, which the digests of Web Crypto are not, and nearly as fast
 * as memory, since every byte of every log passes through it. It detects logs that changed; it does not stop an attacker,
 * who could serve any log anyway.
 *
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export function createRunningHash(
  lanes: Int32Array = Int32Array.of(0x24234428, 0x85ebca77, 0, 0x61c8864f),
  block: Uint8Array = new Uint8Array(blockBytes),
  filled = 0,
): RunningHash {
  /** Absorbs whole blocks. */
  function mix(blocks: Uint8Array): void {
    const { buffer, byteOffset, length } = blocks
    const view = new DataView(buffer, byteOffset)
    // Not destructured: V8 would then lose their type and run at half the speed.
    let a = lanes[0] as number
    let b = lanes[1] as number
    let c = lanes[2] as number
    let d = lanes[3] as number
    for (let i = 0; i < length; i += blockBytes) {
      a = absorb(a, view.getInt32(i, true))
      b = absorb(b, view.getInt32(i + 4, true))
      c = absorb(c, view.getInt32(i + 8, true))
      d = absorb(d, view.getInt32(i + 12, true))
    }
    lanes.set([a, b, c, d])
  }

  /** Collects bytes and absorbs them once they fill a block. */
  function keep(bytes: Uint8Array): void {
    for (const byte of bytes) {
      block[filled] = byte
      filled = (filled + 1) % blockBytes
      if (!filled) mix(block)
    }
  }

  return {
    update(chunk) {
      const start = Math.min((blockBytes - filled) % blockBytes, chunk.length)
      const end = chunk.length - ((chunk.length - start) % blockBytes)
      keep(chunk.subarray(0, start))
      mix(chunk.subarray(start, end))
      keep(chunk.subarray(end))
    },
    // Bytes that do not fill a block are listed as they are.
    fork: () => createRunningHash(lanes.slice(), block.slice(), filled),
    digest: () => `${lanes},${block.subarray(0, filled)}`,
  }
}

function absorb(lane: number, word: number): number {
  const sum = (lane + Math.imul(word, 0x85ebca77)) | 0
  return Math.imul((sum << 13) | (sum >>> 19), 0x9e3779b1)
}
