import { checkBody } from '../../checks/check-body.ts'
import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences, stripsWith, stripWith } from '../../faults/strip-with.ts'

// Below 4 KiB: a server may consider a longer sequence unfinished.
const lengths = [65, 130, 260, 1030, 2050, 4000]
const bufferBytes = 1024

const rawLongSequences = defineClause({
  id: 'raw/long-sequences',
  basis: 'documented',
  restsOn: ['raw/cursor', 'raw/titles', 'body/long-line'],
  title: 'Sequences of up to 4 KiB are removed whole, wherever a buffer ends',
  source: cite(parameterPointer('raw'), ['ECMA-48, section 5.4', 'A control sequence has any number of parameter bytes.']),
  needs: ['writtenLog'],
  async check(scene) {
    const [short, long] = [sequencesOf(40), lengths.flatMap(sequencesOf)]
    // Each sequence begins ten bytes before the end of a KiB.
    const texts = short.map((_, index) => {
      const before = index === 0 ? 10 : Buffer.byteLength(short[index - 1] ?? '')
      return `${index}`.padEnd(bufferBytes - before, '.')
    })
    const log = await scene.arrange.writtenLog(
      short.map((sequence, index) => `${texts[index]}${sequence}`).join(''),
      long.map((sequence) => `a${sequence}b\n`).join(''),
    )
    return checkStripped(scene, log, texts.join('') + 'ab\n'.repeat(long.length))
  },
  brokenBy: faults('bytes', {
    'gives-up-after-a-kilobyte': [
      'The rest of a command of more than 1 KiB is text',
      stripsWith({ commands: /\u001b\][^\u0007\u001b\n]{0,1024}(?:\u0007|\u001b\\)?/g }),
    ],
    'leaks-long-parameters': [
      'Control sequences of more than 20 characters leak',
      stripsWith({ controlSequences: /(?:\u001b\[|\u009b)[0-?]{0,20}[ -/]*[@-~]/g }),
    ],
    'leaks-long-strings': [
      'Commands and strings of more than 64 characters leak',
      stripsWith({
        commands: /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]{0,64}(?:\u0007|\u001b\\|\u009c)/g,
        strings: /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]{0,64}(?:\u001b\\|\u009c)/g,
      }),
    ],
    'leaks-past-a-page': [
      'A sequence across the end of the first 4 KiB leaks',
      restrip((raw) => stripWith(raw.subarray(0, 4096)) + stripWith(raw.subarray(4096))),
    ],
  }),
})

/** A sequence of each kind, at most this long apart from its ends. */
function sequencesOf(length: number): string[] {
  const fill = (begin: string, text: string, end: string): string => begin + text.repeat(length / text.length) + end
  return [fill('\x1b[', '38;5;', 'm'), fill('\x1b]0;', 'title ', '\x07'), fill('\x1b]8;;https://example.com/?', 'a=1&', '\x1b\\')]
}

const blockBytes = 64 * 1024
const sequences = ['\x1b[38;2;250;128;114m', '\x1b]0;a title\x07', '\x1b]2;another title\x1b\\']

/** A little more than a megabyte in which a sequence crosses the end of each block of any multiple of this size. */
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

/** Strips each block of this many bytes separately. */
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

const rawDense = defineClause({
  id: 'raw/dense',
  basis: 'documented',
  restsOn: ['raw/titles', 'raw/long-sequences', 'body/characters'],
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
    'leaks-cut-sequences': ['A sequence across the end of a 1,000-byte buffer leaks', restrip((raw) => stripBlocks(raw, 1000))],
    'strips-in-blocks': ['A log is stripped in blocks of 256 KiB, each separately', restrip((raw) => stripBlocks(raw, 256 * 1024))],
    'strips-twenty-a-line': [
      'Only the first twenty sequences of a line are removed',
      restrip((raw) => raw.toString('utf8').split('\n').map(stripSome).join('\n')),
    ],
  }),
})

export const rawLong = [rawLongSequences, rawDense]
