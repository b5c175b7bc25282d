import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripsWith, stripWith } from '../../faults/strip-with.ts'

// Short of 4 KiB: past that a server may hold a sequence for one that is never finished.
const lengths = [65, 130, 260, 1030, 2050, 4000]
const bufferBytes = 1024

export const rawLongSequences = defineClause({
  id: 'raw/long-sequences',
  basis: 'documented',
  restsOn: ['raw/cursor', 'raw/titles', 'raw/strings', 'body/long-line'],
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
      'A command of more than 1 KiB is given up: its rest is text',
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
      'A sequence that is cut by the end of the first 4 KiB leaks',
      restrip((raw) => stripWith(raw.subarray(0, 4096)) + stripWith(raw.subarray(4096))),
    ],
  }),
})

/** A sequence of each kind, not longer than this but for its ends. */
function sequencesOf(length: number): string[] {
  const fill = (begin: string, text: string, end: string): string => begin + text.repeat(length / text.length) + end
  return [
    fill('\x1b[', '38;5;', 'm'),
    fill('\x1b]0;', 'title ', '\x07'),
    fill('\x1b]8;;https://example.com/?', 'a=1&', '\x1b\\'),
    fill('\x1bP', 'q#0;2;0;0;0', '\x1b\\'),
    fill('\x1bX', 'start ', '\x1b\\'),
    fill('\x1b^', 'private ', '\x1b\\'),
    fill('\x1b_G', 'a=T,f=32;', '\x1b\\'),
  ]
}
