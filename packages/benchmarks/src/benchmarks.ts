import type { Benchmark } from './benchmark.ts'
import { abort } from './client/abort.ts'
import { bundleSize } from './client/bundle-size.ts'
import { follow } from './client/follow.ts'
import { get } from './client/get.ts'
import { importTime } from './client/import-time.ts'
import { lines } from './client/lines.ts'
import { memory } from './client/memory.ts'
import { stream } from './client/stream.ts'
import { contractTime } from './contract/contract-time.ts'
import { noticedMutants } from './contract/noticed-mutants.ts'
import { generate } from './generation/generate.ts'
import { fanOut } from './server/fan-out.ts'
import { followerMemory } from './server/follower-memory.ts'
import { requests } from './server/requests.ts'
import { stripping } from './server/stripping.ts'

/** All benchmarks, in the order of the report. */
export const benchmarks: readonly Benchmark[] = [
  get,
  stream,
  lines,
  follow,
  importTime,
  bundleSize,
  memory,
  abort,
  requests,
  fanOut,
  followerMemory,
  stripping,
  contractTime,
  noticedMutants,
  generate,
]
