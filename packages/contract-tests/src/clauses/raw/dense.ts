import { checkBody } from '../../checks/check-body.ts'
import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences } from '../../faults/strip-with.ts'

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
  return { written: `${written}\n`, printable: `${printable}\n` }
}

/** Strips each block of so many bytes on its own. */
function stripBlocks(raw: Buffer, size: number): string {
  const blocks = Array.from({ length: Math.ceil(raw.length / size) }, (_, index) => raw.subarray(index * size, (index + 1) * size))
  return blocks.map((block) => stripSequences(block)).join('')
}

function stripSome(line: string): string {
  let removed = 0
  const rest = line.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, (sequence) => {
    removed += 1
    return removed > 20 ? sequence : ''
  })
  return removed > 20 ? rest : stripSequences(line)
}

export const rawDense = defineClause({
  id: 'raw/dense',
  basis: 'documented',
  restsOn: ['raw/titles', 'raw/strings', 'raw/long-sequences', 'body/characters'],
  title: 'Every sequence of a log full of them is removed, wherever a buffer ends',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
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
  brokenBy: faults('bytes', {
    'leaks-cut-sequences': ['A sequence that is cut by a buffer of 1,000 bytes leaks', restrip((raw) => stripBlocks(raw, 1000))],
    'strips-in-blocks': ['A log is stripped in blocks of 256 KiB, each on its own', restrip((raw) => stripBlocks(raw, 256 * 1024))],
    'strips-twenty-a-line': [
      'Only the first twenty sequences of a line are removed',
      restrip((raw) => raw.toString('utf8').split('\n').map(stripSome).join('\n')),
    ],
  }),
})
