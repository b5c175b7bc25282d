import { logText } from './arrange-cut-log.ts'

/** What `programs/read-logs.js` gives for the log of {@link logText}, cut or not. */
export const expectedReading: { followed: string; whole: string; lines: string[] } = {
  followed: logText,
  whole: logText,
  lines: logText.trimEnd().split('\n'),
}

/** What `programs/serve-in-process.js` gives. */
export const expectedInProcess = 'grün\n'
