import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { excerpt } from '../../print/excerpt.ts'

export const bodyNoByteOrderMark = defineClause({
  id: 'body/no-byte-order-mark',
  basis: 'expected',
  restsOn: ['body/as-written'],
  title: 'Nothing stands before the first line, not even a byte-order mark',
  source: cite('/components/schemas/Log', ['RFC 3629, section 6', 'Where text is always UTF-8, a byte-order mark is not to be used.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const exchange = await baseline(await arrange.finishedLog())
    const seen = exchange.body.subarray(0, 3)
    const marked = Buffer.from(seen).equals(Buffer.from([0xef, 0xbb, 0xbf])) || seen[0] === 0xfe || seen[0] === 0xff
    return marked ? [finding('byte-order-mark', 'the first line', excerpt(seen), exchange)] : []
  },
  brokenBy: faults('byte-order-mark', {
    'byte-order-mark': ['A byte-order mark stands first', editReads(/^/, '\xef\xbb\xbf'), { also: { 'body/empty': 'bytes' } }],
  }),
})
