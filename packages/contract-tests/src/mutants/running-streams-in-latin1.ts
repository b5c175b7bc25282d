import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { changeRunningStreams } from '../proof/type-logs.ts'

export const runningStreamsInLatin1: Mutant = defineMutant({
  name: 'running-streams-in-latin1',
  title: 'The stream of a running log says that it is Latin-1',
  killedBy: [['stream/running-media-type', 'charset']],
  start: () => changeRunningStreams('Content-Type', 'text/plain; charset=iso-8859-1'),
})
