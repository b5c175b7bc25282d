import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { changeRunningStreams } from '../proof/type-logs.ts'

export const runningStreamsSniffed: Mutant = defineMutant({
  name: 'running-streams-sniffed',
  title: 'The stream of a running log lets a browser guess what it is',
  killedBy: [['stream/nosniff', 'nosniff']],
  start: () => changeRunningStreams('X-Content-Type-Options', undefined),
})
