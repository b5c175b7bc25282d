import type { Clause } from '../clause/clause.ts'
import { authAlmostRight } from './auth/almost-right.ts'
import { authBearer } from './auth/bearer.ts'
import { authChallenge } from './auth/challenge.ts'
import { authChallengeNoToken } from './auth/challenge-no-token.ts'
import { authChallengeSyntax } from './auth/challenge-syntax.ts'
import { authEmptyToken } from './auth/empty-token.ts'
import { authEveryCombination } from './auth/every-combination.ts'
import { authExact } from './auth/exact.ts'
import { authFlagsWithToken } from './auth/flags-with-token.ts'
import { authForeignBearer } from './auth/foreign-bearer.ts'
import { authForeignFlags } from './auth/foreign-flags.ts'
import { authForeignQuery } from './auth/foreign-query.ts'
import { authKnownForOpen } from './auth/known-for-open.ts'
import { authKnownForUnknown } from './auth/known-for-unknown.ts'
import { authKnownWhileRunning } from './auth/known-while-running.ts'
import { authNoToken } from './auth/no-token.ts'
import { authNoTokenNeeded } from './auth/no-token-needed.ts'
import { authOrder } from './auth/order.ts'
import { authOtherHeaders } from './auth/other-headers.ts'
import { authQuery } from './auth/query.ts'
import { authQueryAndFlags } from './auth/query-and-flags.ts'
import { authRunning } from './auth/running.ts'
import { authSchemeCase } from './auth/scheme-case.ts'
import { authSpellings } from './auth/spellings.ts'
import { authStreamsWithToken } from './auth/streams-with-token.ts'
import { authWrongBearer } from './auth/wrong-bearer.ts'
import { authWrongForRestricted } from './auth/wrong-for-restricted.ts'
import { authWrongQuery } from './auth/wrong-query.ts'
import { authWrongWhileRunning } from './auth/wrong-while-running.ts'
import { bodyAccept } from './body/accept.ts'
import { bodyAfterNotFound } from './body/after-not-found.ts'
import { bodyAsWritten } from './body/as-written.ts'
import { bodyBlankLines } from './body/blank-lines.ts'
import { bodyCharacters } from './body/characters.ts'
import { bodyCharset } from './body/charset.ts'
import { bodyCodingAsked } from './body/coding-asked.ts'
import { bodyConditions } from './body/conditions.ts'
import { bodyEmpty } from './body/empty.ts'
import { bodyEncodedId } from './body/encoded-id.ts'
import { bodyEqualLines } from './body/equal-lines.ts'
import { bodyEveryMediaType } from './body/every-media-type.ts'
import { bodyGrows } from './body/grows.ts'
import { bodyInvisible } from './body/invisible.ts'
import { bodyKeptConnection } from './body/kept-connection.ts'
import { bodyLarge } from './body/large.ts'
import { bodyLastLine } from './body/last-line.ts'
import { bodyLeftMidway } from './body/left-midway.ts'
import { bodyLength } from './body/length.ts'
import { bodyLongLine } from './body/long-line.ts'
import { bodyManyLines } from './body/many-lines.ts'
import { bodyMarkup } from './body/markup.ts'
import { bodyMediaType } from './body/media-type.ts'
import { bodyNoByteOrderMark } from './body/no-byte-order-mark.ts'
import { bodyNoCodingUnasked } from './body/no-coding-unasked.ts'
import { bodyNothingYet } from './body/nothing-yet.ts'
import { bodyOwnLog } from './body/own-log.ts'
import { bodyPart } from './body/part.ts'
import { bodyProtocols } from './body/protocols.ts'
import { bodyRanges } from './body/ranges.ts'
import { bodyStable } from './body/stable.ts'
import { bodyStatus } from './body/status.ts'
import { bodyTimestamps } from './body/timestamps.ts'
import { bodyTokenLike } from './body/token-like.ts'
import { bodyUnfinishedLine } from './body/unfinished-line.ts'
import { bodyUtf8 } from './body/utf8.ts'
import { bodyWhoeverAsks } from './body/whoever-asks.ts'
import { bodyWrittenOrder } from './body/written-order.ts'
import { downloadAbsent } from './download/absent.ts'
import { downloadEachRequest } from './download/each-request.ts'
import { downloadEmpty } from './download/empty.ts'
import { downloadErrors } from './download/errors.ts'
import { downloadFalse } from './download/false.ts'
import { downloadFileExtension } from './download/file-extension.ts'
import { downloadFileName } from './download/file-name.ts'
import { downloadForBrowsers } from './download/for-browsers.ts'
import { downloadLarge } from './download/large.ts'
import { downloadNoBackslash } from './download/no-backslash.ts'
import { downloadOddId } from './download/odd-id.ts'
import { downloadOne } from './download/one.ts'
import { downloadRaw } from './download/raw.ts'
import { downloadRunning } from './download/running.ts'
import { downloadSameBytes } from './download/same-bytes.ts'
import { downloadStream } from './download/stream.ts'
import { downloadSystemNames } from './download/system-names.ts'
import { downloadTrue } from './download/true.ts'
import { downloadZero } from './download/zero.ts'
import { errorsBadRequest } from './errors/bad-request.ts'
import { errorsBadRequestType } from './errors/bad-request-type.ts'
import { errorsForBrowsers } from './errors/for-browsers.ts'
import { errorsForbidden } from './errors/forbidden.ts'
import { errorsForbiddenType } from './errors/forbidden-type.ts'
import { errorsMethodNotAllowed } from './errors/method-not-allowed.ts'
import { errorsMethodNotAllowedType } from './errors/method-not-allowed-type.ts'
import { errorsNotFound } from './errors/not-found.ts'
import { errorsNotFoundType } from './errors/not-found-type.ts'
import { errorsSeveralIds } from './errors/several-ids.ts'
import { errorsTooManyRequests } from './errors/too-many-requests.ts'
import { errorsTooManyRequestsType } from './errors/too-many-requests-type.ts'
import { errorsUnauthorized } from './errors/unauthorized.ts'
import { errorsUnauthorizedType } from './errors/unauthorized-type.ts'
import { errorsWhateverTheFlags } from './errors/whatever-the-flags.ts'
import { flagsDownload } from './flags/download.ts'
import { flagsDownloadMalformed } from './flags/download-malformed.ts'
import { flagsEmptyPairs } from './flags/empty-pairs.ts'
import { flagsEmptyValue } from './flags/empty-value.ts'
import { flagsEncoded } from './flags/encoded.ts'
import { flagsEveryCombination } from './flags/every-combination.ts'
import { flagsMalformedWhileRunning } from './flags/malformed-while-running.ts'
import { flagsOneMalformed } from './flags/one-malformed.ts'
import { flagsOtherNames } from './flags/other-names.ts'
import { flagsRaw } from './flags/raw.ts'
import { flagsRawMalformed } from './flags/raw-malformed.ts'
import { flagsRawWithOthers } from './flags/raw-with-others.ts'
import { flagsRepeated } from './flags/repeated.ts'
import { flagsRepeatedAlike } from './flags/repeated-alike.ts'
import { flagsStream } from './flags/stream.ts'
import { flagsStreamMalformed } from './flags/stream-malformed.ts'
import { flagsTogether } from './flags/together.ts'
import { limitsEachLog } from './limits/each-log.ts'
import { limitsEachRefusalHeader } from './limits/each-refusal-header.ts'
import { limitsErrorHeader } from './limits/error-header.ts'
import { limitsHeader } from './limits/header.ts'
import { limitsHeaderValue } from './limits/header-value.ts'
import { limitsOneCount } from './limits/one-count.ts'
import { limitsPastTheLimit } from './limits/past-the-limit.ts'
import { limitsRecovers } from './limits/recovers.ts'
import { limitsRefusedHeader } from './limits/refused-header.ts'
import { limitsRetryAfter } from './limits/retry-after.ts'
import { limitsRetryAfterSensible } from './limits/retry-after-sensible.ts'
import { limitsSaysTheLimit } from './limits/says-the-limit.ts'
import { limitsUpToTheLimit } from './limits/up-to-the-limit.ts'
import { limitsWhateverTheRequest } from './limits/whatever-the-request.ts'
import { methodsAllow } from './methods/allow.ts'
import { methodsDelete } from './methods/delete.ts'
import { methodsHarmless } from './methods/harmless.ts'
import { methodsHead } from './methods/head.ts'
import { methodsHeadBody } from './methods/head-body.ts'
import { methodsMessage } from './methods/message.ts'
import { methodsOptions } from './methods/options.ts'
import { methodsOptionsAllow } from './methods/options-allow.ts'
import { methodsOthers } from './methods/others.ts'
import { methodsOverride } from './methods/override.ts'
import { methodsPatch } from './methods/patch.ts'
import { methodsPost } from './methods/post.ts'
import { methodsPreflight } from './methods/preflight.ts'
import { methodsPut } from './methods/put.ts'
import { methodsRestricted } from './methods/restricted.ts'
import { methodsTrace } from './methods/trace.ts'
import { rawAnyBytes } from './raw/any-bytes.ts'
import { rawBrokenOff } from './raw/broken-off.ts'
import { rawBrokenUtf8 } from './raw/broken-utf8.ts'
import { rawByteOrderMark } from './raw/byte-order-mark.ts'
import { rawC1 } from './raw/c1.ts'
import { rawColours } from './raw/colours.ts'
import { rawContinuationBytes } from './raw/continuation-bytes.ts'
import { rawControls } from './raw/controls.ts'
import { rawCursor } from './raw/cursor.ts'
import { rawCut } from './raw/cut.ts'
import { rawDense } from './raw/dense.ts'
import { rawEveryReader } from './raw/every-reader.ts'
import { rawLinks } from './raw/links.ts'
import { rawLongSequences } from './raw/long-sequences.ts'
import { rawOnlyEscapes } from './raw/only-escapes.ts'
import { rawPlainLog } from './raw/plain-log.ts'
import { rawSameLog } from './raw/same-log.ts'
import { rawShortEscapes } from './raw/short-escapes.ts'
import { rawSingleShifts } from './raw/single-shifts.ts'
import { rawStrings } from './raw/strings.ts'
import { rawTextKept } from './raw/text-kept.ts'
import { rawTitles } from './raw/titles.ts'
import { rawUnfinished } from './raw/unfinished.ts'
import { rawUnprintable } from './raw/unprintable.ts'
import { rawVerbatim } from './raw/verbatim.ts'
import { rawWhitespaceKept } from './raw/whitespace-kept.ts'
import { secrecyDotIds } from './secrecy/dot-ids.ts'
import { secrecyForeignToken } from './secrecy/foreign-token.ts'
import { secrecyHeaderSplitting } from './secrecy/header-splitting.ts'
import { secrecyHostilePaths } from './secrecy/hostile-paths.ts'
import { secrecyHostileQueries } from './secrecy/hostile-queries.ts'
import { secrecyHtmlLog } from './secrecy/html-log.ts'
import { secrecyIdCase } from './secrecy/id-case.ts'
import { secrecyIds } from './secrecy/ids.ts'
import { secrecyKnownToken } from './secrecy/known-token.ts'
import { secrecyNamedIds } from './secrecy/named-ids.ts'
import { secrecyNoListing } from './secrecy/no-listing.ts'
import { secrecyNoTrace } from './secrecy/no-trace.ts'
import { secrecyNosniff } from './secrecy/nosniff.ts'
import { secrecyNosniffMarkup } from './secrecy/nosniff-markup.ts'
import { secrecyNosniffValue } from './secrecy/nosniff-value.ts'
import { secrecyNotPublic } from './secrecy/not-public.ts'
import { secrecyOtherPlaces } from './secrecy/other-places.ts'
import { secrecyOwnerToken } from './secrecy/owner-token.ts'
import { secrecyPathsBelow } from './secrecy/paths-below.ts'
import { secrecyRefusals } from './secrecy/refusals.ts'
import { secrecyRunning } from './secrecy/running.ts'
import { secrecyWrongToken } from './secrecy/wrong-token.ts'
import { streamAbsent } from './stream/absent.ts'
import { streamCharacters } from './stream/characters.ts'
import { streamCodingAsked } from './stream/coding-asked.ts'
import { streamDeliversOne } from './stream/delivers-one.ts'
import { streamDeliversTrue } from './stream/delivers-true.ts'
import { streamDifferentFlags } from './stream/different-flags.ts'
import { streamEqualsLog } from './stream/equals-log.ts'
import { streamEverySequence } from './stream/every-sequence.ts'
import { streamFalse } from './stream/false.ts'
import { streamFinished } from './stream/finished.ts'
import { streamFirstLine } from './stream/first-line.ts'
import { streamLargeBacklog } from './stream/large-backlog.ts'
import { streamLargeLine } from './stream/large-line.ts'
import { streamLastLine } from './stream/last-line.ts'
import { streamLastReaderLeaves } from './stream/last-reader-leaves.ts'
import { streamLateReader } from './stream/late-reader.ts'
import { streamLeavingReader } from './stream/leaving-reader.ts'
import { streamManyLines } from './stream/many-lines.ts'
import { streamManyReaders } from './stream/many-readers.ts'
import { streamManyWrites } from './stream/many-writes.ts'
import { streamMediaType } from './stream/media-type.ts'
import { streamNosniff } from './stream/nosniff.ts'
import { streamNothingWritten } from './stream/nothing-written.ts'
import { streamOtherNames } from './stream/other-names.ts'
import { streamOtherRun } from './stream/other-run.ts'
import { streamPartsOfALine } from './stream/parts-of-a-line.ts'
import { streamPrintable } from './stream/printable.ts'
import { streamQuiet } from './stream/quiet.ts'
import { streamRaw } from './stream/raw.ts'
import { streamRestricted } from './stream/restricted.ts'
import { streamRunningMediaType } from './stream/running-media-type.ts'
import { streamSlowReader } from './stream/slow-reader.ts'
import { streamTwoReaders } from './stream/two-readers.ts'
import { streamUnfinished } from './stream/unfinished.ts'
import { streamZero } from './stream/zero.ts'

/** Every clause, in reading order. */
export const clauses: readonly Clause[] = [
  bodyStatus,
  bodyKeptConnection,
  bodyMediaType,
  bodyEveryMediaType,
  bodyCharset,
  bodyUtf8,
  bodyNoByteOrderMark,
  bodyAsWritten,
  bodyManyLines,
  bodyEqualLines,
  bodyWrittenOrder,
  bodyLastLine,
  bodyBlankLines,
  bodyCharacters,
  bodyInvisible,
  bodyMarkup,
  bodyProtocols,
  bodyLongLine,
  bodyEmpty,
  bodyLarge,
  bodyOwnLog,
  bodyNothingYet,
  bodyAfterNotFound,
  bodyGrows,
  bodyUnfinishedLine,
  bodyStable,
  bodyLength,
  bodyNoCodingUnasked,
  bodyCodingAsked,
  bodyAccept,
  bodyWhoeverAsks,
  bodyConditions,
  bodyRanges,
  bodyPart,
  bodyTimestamps,
  bodyEncodedId,
  bodyLeftMidway,
  bodyTokenLike,
  rawColours,
  rawCursor,
  rawTitles,
  rawLinks,
  rawStrings,
  rawShortEscapes,
  rawSingleShifts,
  rawC1,
  rawCut,
  rawLongSequences,
  rawDense,
  rawUnfinished,
  rawBrokenOff,
  rawOnlyEscapes,
  rawTextKept,
  rawWhitespaceKept,
  rawContinuationBytes,
  rawUnprintable,
  rawControls,
  rawBrokenUtf8,
  rawVerbatim,
  rawAnyBytes,
  rawByteOrderMark,
  rawSameLog,
  rawPlainLog,
  rawEveryReader,
  streamAbsent,
  streamFalse,
  streamZero,
  streamDeliversTrue,
  streamDeliversOne,
  streamFirstLine,
  streamNothingWritten,
  streamQuiet,
  streamLastLine,
  streamManyLines,
  streamManyWrites,
  streamPartsOfALine,
  streamLargeLine,
  streamLargeBacklog,
  streamSlowReader,
  streamCharacters,
  streamPrintable,
  streamEverySequence,
  streamUnfinished,
  streamCodingAsked,
  streamRaw,
  streamDifferentFlags,
  streamLateReader,
  streamTwoReaders,
  streamManyReaders,
  streamLeavingReader,
  streamOtherRun,
  streamEqualsLog,
  streamFinished,
  streamMediaType,
  streamRunningMediaType,
  streamNosniff,
  streamRestricted,
  streamLastReaderLeaves,
  streamOtherNames,
  downloadTrue,
  downloadOne,
  downloadAbsent,
  downloadFalse,
  downloadZero,
  downloadFileName,
  downloadOddId,
  downloadSameBytes,
  downloadRaw,
  downloadStream,
  downloadEmpty,
  downloadErrors,
  downloadFileExtension,
  downloadLarge,
  downloadRunning,
  downloadSystemNames,
  downloadEachRequest,
  downloadForBrowsers,
  downloadNoBackslash,
  flagsStream,
  flagsDownload,
  flagsRaw,
  flagsStreamMalformed,
  flagsDownloadMalformed,
  flagsRawMalformed,
  flagsOneMalformed,
  flagsEmptyValue,
  flagsRepeated,
  flagsTogether,
  flagsRawWithOthers,
  flagsEncoded,
  flagsEmptyPairs,
  flagsMalformedWhileRunning,
  flagsOtherNames,
  flagsRepeatedAlike,
  flagsEveryCombination,
  errorsBadRequest,
  errorsBadRequestType,
  errorsUnauthorized,
  errorsUnauthorizedType,
  errorsForbidden,
  errorsForbiddenType,
  errorsNotFound,
  errorsNotFoundType,
  errorsMethodNotAllowed,
  errorsMethodNotAllowedType,
  errorsTooManyRequests,
  errorsTooManyRequestsType,
  errorsSeveralIds,
  errorsWhateverTheFlags,
  errorsForBrowsers,
  methodsPost,
  methodsPut,
  methodsPatch,
  methodsDelete,
  methodsOthers,
  methodsTrace,
  methodsHead,
  methodsHeadBody,
  methodsAllow,
  methodsMessage,
  methodsOptions,
  methodsOptionsAllow,
  methodsHarmless,
  methodsPreflight,
  methodsOverride,
  methodsRestricted,
  authNoTokenNeeded,
  authBearer,
  authQuery,
  authQueryAndFlags,
  authSchemeCase,
  authKnownForOpen,
  authKnownForUnknown,
  authNoToken,
  authWrongBearer,
  authWrongQuery,
  authWrongForRestricted,
  authAlmostRight,
  authChallenge,
  authForeignBearer,
  authForeignQuery,
  authForeignFlags,
  authChallengeNoToken,
  authEmptyToken,
  authExact,
  authFlagsWithToken,
  authOrder,
  authRunning,
  authStreamsWithToken,
  authWrongWhileRunning,
  authKnownWhileRunning,
  authOtherHeaders,
  authSpellings,
  authEveryCombination,
  authChallengeSyntax,
  limitsHeader,
  limitsErrorHeader,
  limitsSaysTheLimit,
  limitsUpToTheLimit,
  limitsPastTheLimit,
  limitsEachLog,
  limitsRetryAfter,
  limitsRecovers,
  limitsOneCount,
  limitsRefusedHeader,
  limitsRetryAfterSensible,
  limitsWhateverTheRequest,
  limitsHeaderValue,
  limitsEachRefusalHeader,
  secrecyKnownToken,
  secrecyWrongToken,
  secrecyForeignToken,
  secrecyNosniff,
  secrecyHtmlLog,
  secrecyIds,
  secrecyIdCase,
  secrecyHeaderSplitting,
  secrecyHostileQueries,
  secrecyHostilePaths,
  secrecyDotIds,
  secrecyNoTrace,
  secrecyNotPublic,
  secrecyOwnerToken,
  secrecyRefusals,
  secrecyRunning,
  secrecyOtherPlaces,
  secrecyNamedIds,
  secrecyNoListing,
  secrecyPathsBelow,
  secrecyNosniffValue,
  secrecyNosniffMarkup,
]
