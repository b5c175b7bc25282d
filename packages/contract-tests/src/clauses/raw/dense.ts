import { checkBody } from '../../checks/check-body.ts'
import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const blockBytes = 64 * 1024
const sequences = ['\x1b[38;2;250;128;114m', '\x1b]0;a title\x07', '\x1bP1$r0;1;2m\x1b\\']

/** A little more than a megabyte in which a sequence lies across the end of each block, of whichever multiple of this size. */
function writeBlocks(): { written: string; printable: string } {
  let [written, printable] = ['', '']
  for (let block = 1; block <= 17; block += 1) {
    const sequence = sequences[block % sequences.length] ?? ''
    const text = `${block}`.padEnd(block * blockBytes - (sequence.length >> 1) - written.length, '.')
    written += text + sequence
    printable += text
  }
  return { written, printable }
}

export const rawDense: Clause = defineClause({
  id: 'raw/dense',
  title: 'Every sequence of a log full of them is removed, wherever a buffer ends',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check(scene) {
    const line = '\x1b[38;5;196mré\x1b[0m \x1b]8;;https://example.com\x1b\\日\x1b]8;;\x07\n'
    const log = await scene.arrange.writtenLog(line.repeat(3000), `${line.trimEnd().repeat(1000)}\n`)
    const { written, printable } = writeBlocks()
    const blocks = await scene.arrange.writtenLog(written)
    return [
      ...(await checkStripped(scene, log, `${'ré 日\n'.repeat(3000)}${'ré 日'.repeat(1000)}\n`)),
      ...checkBody(await scene.read(blocks), printable, 'the printable log'),
    ]
  },
})
