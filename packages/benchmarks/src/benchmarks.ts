import type { Benchmark } from './benchmark.ts'
import { follow } from './client/follow.ts'
import { get } from './client/get.ts'
import { lines } from './client/lines.ts'
import { stream } from './client/stream.ts'
import { fanOut } from './server/fan-out.ts'
import { followerMemory } from './server/follower-memory.ts'
import { requests } from './server/requests.ts'

/** All benchmarks, in the order of the report. */
export const benchmarks: readonly Benchmark[] = [get, stream, lines, follow, requests, fanOut, followerMemory]
