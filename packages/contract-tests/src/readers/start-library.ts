import { setImmediate } from 'node:timers/promises'
import type { ReaderLibrary } from './reader.ts'
import type { ReaderRun, StartedReader } from './reader-run.ts'
import type { Given } from './start-command.ts'

/** Lets a library read. Nothing can be sent to it; what is left of it when it is closed is its own affair. */
export function startLibrary(read: ReaderLibrary['read'], { url, id, token }: Given, run: ReaderRun): StartedReader {
  let isOver = false
  let chunks: AsyncIterator<Uint8Array> | undefined
  const work = async (): Promise<void> => {
    try {
      chunks = read(url, id, token)[Symbol.asyncIterator]()
      for (let next = await chunks.next(); next.done !== true && !isOver; next = await chunks.next()) {
        run.noteOutput(Buffer.from(next.value))
        // One that never waits would hold up everything else.
        await setImmediate()
      }
      run.end({ isFailure: false, words: 'the end of the iteration' })
    } catch (error) {
      run.noteTold(String(error))
      run.end({ isFailure: true, words: 'an error' })
    }
  }
  void work()
  return {
    signal: () => {},
    closeOutput: () => {},
    left: () => [],
    close: () => {
      isOver = true
      void Promise.resolve(chunks?.return?.()).catch(() => {})
    },
  }
}
