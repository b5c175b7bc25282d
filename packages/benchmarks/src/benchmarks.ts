import type { Benchmark } from './benchmark.ts'
import { abort } from './client/abort.ts'
import { bundleSize } from './client/bundle-size.ts'
import { importTime } from './client/import-time.ts'
import { liveFollow } from './client/live-follow.ts'
import { memory } from './client/memory.ts'
import { readings } from './client/readings.ts'
import { noticedMutants } from './contract/noticed-mutants.ts'
import { fanOut } from './server/fan-out.ts'
import { followerMemory } from './server/follower-memory.ts'
import { requests } from './server/requests.ts'
import { stripping } from './server/stripping.ts'

/** All benchmarks, in the order of the report. */
export const benchmarks: readonly Benchmark[] = [
  ...readings,
  liveFollow,
  importTime,
  bundleSize,
  memory,
  abort,
  requests,
  fanOut,
  followerMemory,
  stripping,
  noticedMutants,
]
