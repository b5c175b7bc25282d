import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { changeRunningStreams } from '../proof/type-logs.ts'

export const runningStreamsWithoutType: Mutant = defineMutant({
  name: 'running-streams-without-type',
  title: 'The stream of a running log has no media type',
  killedBy: [['stream/running-media-type', 'media-type']],
  start: () => changeRunningStreams('Content-Type', undefined),
})
