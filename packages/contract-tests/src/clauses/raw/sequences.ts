import type { StrippedRow } from '../../checks/check-stripped.ts'
import { defineStripped } from '../../checks/check-stripped.ts'
import { faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences, stripsWith, stripWith } from '../../faults/strip-with.ts'

const finals = Array.from({ length: 0x3f }, (_, index) => String.fromCharCode(0x40 + index))

const others = [
  '4;1;rgb:ff/00/00',
  '7;file://host/directory',
  '9;4;1;50',
  '10;?',
  '52;c;aGVsbG8=',
  '133;A',
  '633;P;Cwd=/',
  '777;notify;title;text',
  '1337;File=name=YQ==;inline=1:aGVsbG8=',
]

const link = /\u001b\]8;[^;]*;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)/g

// Each byte that ends an escape at once: not those that begin a string or, like SS2, SS3 and the title of screen(1), take what follows.
const finalsShortEscapes = Array.from({ length: 0x4f }, (_, index) => String.fromCharCode(0x30 + index)).filter(
  (final) => !/[PX[\]^_\\NOk]/.test(final),
)

const intermediates = Array.from({ length: 0x10 }, (_, index) => String.fromCharCode(0x20 + index))

const rows: readonly StrippedRow[] = [
  {
    id: 'raw/colours',
    basis: 'documented',
    restsOn: ['raw/verbatim'],
    title: 'Colours are removed unless the log is requested verbatim',
    source: cite(parameterPointer('raw')),
    written: ['\x1b[31mred\x1b[0m and \x1b[1;38;5;208mbold orange\x1b[m\n', 'plain\n'],
    printable: 'red and bold orange\nplain\n',
    brokenBy: faults('bytes', {
      'strips-red-text': ['Red text is removed with its colour', stripsWith({ first: /\u001b\[31m[^\u001b]*/g })],
    }),
  },
  {
    id: 'raw/cursor',
    basis: 'documented',
    restsOn: ['raw/colours', 'body/markup'],
    title: 'Control sequences that move the cursor or erase are removed, whatever their parameters',
    source: cite(parameterPointer('raw'), [
      'ECMA-48, section 5.4',
      'CSI, parameter bytes 30 to 3F, intermediate bytes 20 to 2F, one final byte 40 to 7E.',
    ]),
    written: [
      'a\x1b[2Jb\x1b[10;20Hc\x1b[?25ld\x1b[>0ce\x1b[0 qf\x1b[!pg\x1b[38:2::1:2:3mh\x1b[1@i\x1b[3~j\n',
      `k${finals.map((final) => `\x1b[<1;2=${final}k`).join('')}\n`,
    ],
    printable: `abcdefghij\nk${'k'.repeat(finals.length)}\n`,
    brokenBy: faults('bytes', {
      'strips-colours-only': [
        'Only colours are stripped',
        stripsWith({ controlSequences: /\u001b\[[0-9;]*m/g }),
        { also: { 'raw/same-log': 'escape' } },
      ],
      'strips-letter-finals-only': [
        'Control sequences that do not end in a letter, @ or ~ are kept',
        stripsWith({ controlSequences: /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@A-Za-z~]/g }),
      ],
    }),
  },
  {
    id: 'raw/titles',
    basis: 'documented',
    restsOn: ['raw/cursor'],
    title: 'Operating system commands are removed, whether ended by BEL or ST',
    source: cite(parameterPointer('raw'), ['ECMA-48, section 8.3.89', 'OSC begins a string that ST ends; xterm also accepts BEL.']),
    written: [
      'a\x1b]0;the title\x07b\x1b]2;another title\x1b\\c\n',
      // In UTF-8 these characters contain the byte 9C, which on its own is ST.
      '\x1b]0;Über 本 \u{1f71c} title\x07d\x1b]2;Ü\x1b\\e\n',
      // Without a number, empty, with a tab; and what today's shells and terminals send.
      'f\x1b]Lan icon\x1b\\g\x1b]\x07h\x1b]0;a\ttab\x07i\n',
      `j${others.map((command) => `\x1b]${command}\x07j\x1b]${command}\x1b\\j`).join('')}\n`,
    ],
    printable: `abc\nde\nfghi\n${'j'.repeat(1 + 2 * others.length)}\n`,
    brokenBy: faults('bytes', {
      'cuts-strings-at-9c': [
        'A byte 9C within a character ends a command',
        restrip((raw) => {
          const bytes = raw.toString('latin1').replace(/\u001b\][^\u0007\u001b\u009c\n]*\u009c/g, '')
          return stripWith(Buffer.from(bytes, 'latin1'))
        }),
      ],
      'keeps-st-titles': [
        'Operating system commands that end in ST are kept',
        stripsWith({ commands: /\u001b\][^\u0007\u001b\n]*\u0007/g }),
        { also: { 'raw/links': 'bytes' } },
      ],
      'keeps-titles': ['Operating system commands are kept', stripsWith({ commands: undefined })],
      'keeps-unnumbered-commands': [
        'Operating system commands without a number are kept',
        stripsWith({ commands: /(?:\u001b\]|\u009d)\d[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g }),
      ],
      'keeps-wide-commands': [
        'Operating system commands with a tab in them are kept',
        stripsWith({ commands: /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n\t]*(?:\u0007|\u001b\\|\u009c)/g }),
      ],
    }),
  },
  {
    id: 'raw/links',
    basis: 'documented',
    restsOn: ['raw/titles'],
    title: 'Hyperlinks are removed and their text is kept',
    source: cite(parameterPointer('raw'), ['OSC 8, hyperlinks in terminal emulators', 'OSC 8 ; params ; URI ST text OSC 8 ; ; ST']),
    written: [
      'see \x1b]8;;https://example.com/?a=1&b=2\x1b\\the page\x1b]8;;\x1b\\ or \x1b]8;id=1;https://example.com\x07this\x1b]8;;\x07\n',
      'or \x1b]8;id=a:b=c;https://example.com/a;b=1;c?d;e\x07that\x1b]8;;\x07\n',
    ],
    printable: 'see the page or this\nor that\n',
    brokenBy: faults('bytes', {
      'cuts-links-at-semicolons': [
        "The part of a link's URL after a semicolon is kept",
        restrip((raw) => stripSequences(raw.toString('utf8').replace(link, '$1'))),
      ],
      'keeps-links': ['The URLs of hyperlinks are kept', stripsWith({ first: /\u001b\]8;[^;]*;|\u001b\\/g })],
    }),
  },
  {
    id: 'raw/strings',
    // ECMA-48 calls them control strings, not sequences, and what many programs strip as escape codes leaves their contents.
    basis: 'expected',
    restsOn: ['raw/titles'],
    title: 'Device control, application, privacy and start-of-string sequences are removed with their contents',
    source: cite(parameterPointer('raw'), ['ECMA-48, section 5.6', 'DCS, SOS, PM and APC each begin a string that ST ends.']),
    written: [
      'a\x1bP1$r0m\x1b\\b\x1bXhidden\x1b\\c\x1b^private\x1b\\d\x1b_app\x1b\\e\n',
      // Empty, with a tab, and with non-ASCII letters, one of which contains the byte 9C.
      `f${[...'PX^_'].map((begin) => `\x1b${begin}\x1b\\f\x1b${begin}a\ttab, Ü 本 \u{1f600}\x1b\\f`).join('')}\n`,
      // As long as `raw/long-sequences` has them, and cut between writes.
      ...[...'PX^_'].flatMap((begin) => [`g\x1b${begin}${'string '.repeat(580)}\x1b`, '\\']),
      'h\n',
    ],
    printable: `abcde\n${'f'.repeat(9)}\nggggh\n`,
    brokenBy: faults('bytes', {
      'keeps-empty-strings': [
        'Empty strings are kept',
        stripsWith({ strings: /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]+(?:\u001b\\|\u009c)/g }),
      ],
      'keeps-strings-beyond-ascii': ['Strings with non-ASCII letters are kept', stripsWith({ strings: /\u001b[PX^_][\t -~]*\u001b\\/g })],
      'keeps-strings': ['The contents of device control and other strings are kept', stripsWith({ strings: /\u001b[PX^_]|\u001b\\/g })],
    }),
  },
  {
    id: 'raw/short-escapes',
    basis: 'expected',
    restsOn: ['raw/cursor'],
    title: 'Escapes of two and three characters are removed',
    source: cite(parameterPointer('raw'), [
      'ECMA-48, section 5.3',
      'ESC and a final byte; ECMA-35, section 13.2: with intermediate bytes between them.',
    ]),
    written: [
      'a\x1b7b\x1b8c\x1bMd\x1b=e\x1b>f\x1bcg\x1b(Bh\x1b)0i\x1b#8j\x1b%Gk\n',
      `l${finalsShortEscapes.map((final) => `\x1b${final}l`).join('')}\n`,
      `m${intermediates.map((between) => `\x1b${between}Am\x1b$${between}Fm`).join('')}\n`,
      // Cut between writes.
      ...finalsShortEscapes.flatMap((final) => ['p\x1b', `${final}q\x1b(`, `${final}r`]),
      '\n',
      // A stray string terminator.
      'n\x1b\\o\n',
    ],
    printable: `${['abcdefghijk', 'l'.repeat(1 + finalsShortEscapes.length), 'm'.repeat(1 + 2 * intermediates.length), 'pqr'.repeat(finalsShortEscapes.length), 'no'].join('\n')}\n`,
    brokenBy: faults('bytes', {
      'keeps-announcements': [
        'Escapes with rare intermediate bytes are kept',
        stripsWith({ shortEscapes: /\u001b[#%()][0-~]|\u001b[0-OQ-WYZ\\`-~]/g }),
      ],
      'keeps-rare-escapes': [
        'Only the usual escapes of two characters are removed',
        stripsWith({ shortEscapes: /\u001b[ -/]+[0-~]|\u001b[78=>cDEHMNO\\]/g }),
      ],
      'keeps-short-escapes': ['Short escapes are kept', stripsWith({ shortEscapes: undefined })],
      'keeps-terminators': [
        'The backslash of a stray string terminator is kept',
        stripsWith({ shortEscapes: /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ`-~]|\u001b/g }),
      ],
      'three-characters-short': ['The last of three characters of an escape is kept', stripsWith({ shortEscapes: /\u001b[ -~]/g })],
    }),
  },
  {
    id: 'raw/c1',
    basis: 'expected',
    restsOn: ['raw/titles', 'raw/strings'],
    title: 'Eight-bit control characters begin the same sequences as their escapes',
    source: cite(parameterPointer('raw'), ['ECMA-48, section 5.3', 'The C1 control functions have an 8-bit form, 80 to 9F.']),
    written: [
      'a\u009b31mb\u009d0;title\u009cc\u0090data\u009cd\u009d8;;https://example.com\x07e\n',
      'f\u0098start\u009cg\u009eprivate\x1b\\h\u009fapplication\u009ci\u0090data\x1b\\j\n',
    ],
    printable: 'abcde\nfghij\n',
    brokenBy: faults('bytes', {
      'keeps-c1-strings': [
        'Strings that begin with an eight-bit control are kept',
        stripsWith({ strings: /\u001b[PX^_][^\u001b\n]*\u001b\\/g }),
      ],
      'keeps-c1': [
        'Eight-bit control sequences are kept',
        stripsWith({
          controlSequences: /\u001b\[[0-?]*[ -/]*[@-~]/g,
          commands: /\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)/g,
          strings: /\u001b[PX^_][^\u001b\n]*\u001b\\/g,
        }),
      ],
    }),
  },
]

export const rawSequences = rows.map(defineStripped)
