/** The reporters, by the name that `--reporter` takes. */
export const reporterNames = ['matrix', 'json', 'junit', 'html', 'github', 'har'] as const

export type ReporterName = (typeof reporterNames)[number]
