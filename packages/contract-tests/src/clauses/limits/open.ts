import { readRefused } from '../../checks/check-limited.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'

export const limitsOpen = [
  defineQuestion({
    id: 'limits/number',
    title: 'Which limit an answer states',
    source: cite(headerPointer(200, 'X-RateLimit-Limit')),
    needs: ['finishedLog'],
    async observe({ arrange, baseline }) {
      return (await baseline(await arrange.finishedLog())).header('x-ratelimit-limit') ?? 'none'
    },
  }),
  defineQuestion({
    id: 'limits/wait',
    title: 'Whether a 429 says how long to wait',
    source: cite(headerPointer(429, 'Retry-After')),
    needs: ['exhaustedLog'],
    exclusive: true,
    async observe(scene) {
      await using log = await scene.arrange.exhaustedLog()
      return (await readRefused(scene, log)).header('retry-after') === undefined ? 'no Retry-After' : 'Retry-After'
    },
  }),
]
