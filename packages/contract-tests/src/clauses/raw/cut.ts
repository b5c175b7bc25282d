import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { isOn, readAll, withBytes, withQuery } from '../../faults/wire.ts'

export const rawCut = defineClause({
  id: 'raw/cut',
  title: 'Sequences and characters that are written in pieces are still whole ones',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      ...[...Buffer.from('a\x1b[1;31mé\x1b]8;;x\x1b\\日\x1b]8;;\x07\u009b0m\u{1f600}\x1bPq\x1b\\z\n')].map((byte) =>
        Uint8Array.of(byte),
      ),
    )
    return checkStripped(scene, log, 'aé日\u{1f600}z\n')
  },
  brokenBy: [
    {
      name: 'leaks-sequences-cut-by-writes',
      title: 'A sequence that was written in pieces leaks',
      code: 'bytes',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
        const raw = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
        return raw.length < 100 && raw.includes('\x1bPq') ? withBytes(answer, raw) : answer
      },
    },
  ],
})
