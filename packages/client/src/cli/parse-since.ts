const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** Parses a duration before `now`, such as `90s`, `10m` or `1h30m`, or a date with or without a time. Returns milliseconds since 1970, or NaN if it is neither. */
export function parseSince(value: string, now: number = Date.now()): number {
  if (/^(\d+[smhdw])+$/.test(value)) {
    const parts = [...value.matchAll(/(\d+)([smhdw])/g)]
    return now - parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0)
  }
  return /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN
}
