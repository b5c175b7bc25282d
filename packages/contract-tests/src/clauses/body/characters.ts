import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'

/** A replacement character that is meant, joiners, variation selectors, marks upon marks, a flag of tags. */
const marked =
  '\ufffd, \u0646\u200c\u0647, ❤\ufe0f, 👩🏽\u200d🚀, Z\u0351\u036b\u0343, \u0e01\u0e33, 🏴\u{e0067}\u{e0062}\u{e007f}, 𝄞\n'

export const bodyCharacters: Clause = defineClause({
  id: 'body/characters',
  title: 'Characters of every length in UTF-8 arrive whole, wherever a buffer ends',
  level: 'must',
  source: cite('/components/schemas/Log'),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const found: Finding[] = []
    const sample = ['ascii, žluťoučký kůň, 日本語, 👩‍👩‍👧‍👦 and 𝒳\n', 'e\u0301 is not é, \u00a0 is no space\n', marked]
    for (const pieces of [sample, ['日本語'.repeat(30_000)], ['x', '\u{1f600}'.repeat(270_000)]]) {
      const log = await arrange.writtenLog(...pieces)
      found.push(...checkBytes(await baseline(log), log.written, 'the log with its characters'))
    }
    return found
  },
})
