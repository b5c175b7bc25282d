export const longestPauseMs = 2000

/** How long to wait before one looks again: longer and longer, without end. */
export function* pauses(): Generator<number> {
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) yield pauseMs
}
