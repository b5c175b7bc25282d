import { acceptsAnyCase } from '../mutants/accepts-any-case.ts'
import { acceptsAnyDownload } from '../mutants/accepts-any-download.ts'
import { acceptsAnyRaw } from '../mutants/accepts-any-raw.ts'
import { acceptsAnyStream } from '../mutants/accepts-any-stream.ts'
import { addsNewline } from '../mutants/adds-newline.ts'
import { allFlagsNotAttached } from '../mutants/all-flags-not-attached.ts'
import { allFlagsRefused } from '../mutants/all-flags-refused.ts'
import { allowListsPost } from '../mutants/allow-lists-post.ts'
import { allowOfPutListsPost } from '../mutants/allow-of-put-lists-post.ts'
import { allowOnPostOnly } from '../mutants/allow-on-post-only.ts'
import { alwaysDownloads } from '../mutants/always-downloads.ts'
import { alwaysStreams } from '../mutants/always-streams.ts'
import { answers206 } from '../mutants/answers-206.ts'
import { anyDigitOne } from '../mutants/any-digit-one.ts'
import { anyScheme } from '../mutants/any-scheme.ts'
import { anyTagMatches } from '../mutants/any-tag-matches.ts'
import { backlogInReverse } from '../mutants/backlog-in-reverse.ts'
import { backspacesErase } from '../mutants/backspaces-erase.ts'
import { badRequestRenamed } from '../mutants/bad-request-renamed.ts'
import { badRequestWithEncodedLog } from '../mutants/bad-request-with-encoded-log.ts'
import { bareQuestionMarkBreaks } from '../mutants/bare-question-mark-breaks.ts'
import { bearerDecoded } from '../mutants/bearer-decoded.ts'
import { bearerFirstWord } from '../mutants/bearer-first-word.ts'
import { bearerIgnored } from '../mutants/bearer-ignored.ts'
import { bearerLastWord } from '../mutants/bearer-last-word.ts'
import { bearerUnquoted } from '../mutants/bearer-unquoted.ts'
import { belowIsTheLog } from '../mutants/below-is-the-log.ts'
import { brokenSequencesEatOn } from '../mutants/broken-sequences-eat-on.ts'
import { brokenUtf8Passes } from '../mutants/broken-utf8-passes.ts'
import { buffersForBrowsers } from '../mutants/buffers-for-browsers.ts'
import { buffersLargeVerbatimStreams } from '../mutants/buffers-large-verbatim-streams.ts'
import { buffersStreams } from '../mutants/buffers-streams.ts'
import { buffersWhenLarge } from '../mutants/buffers-when-large.ts'
import { buffersWithBearer } from '../mutants/buffers-with-bearer.ts'
import { buffersWithQueryToken } from '../mutants/buffers-with-query-token.ts'
import { byteOrderMark } from '../mutants/byte-order-mark.ts'
import { bytesBehindAnswers } from '../mutants/bytes-behind-answers.ts'
import { cachedByFlags } from '../mutants/cached-by-flags.ts'
import { cachedForAll } from '../mutants/cached-for-all.ts'
import { carriageReturns } from '../mutants/carriage-returns.ts'
import { cesu8Body } from '../mutants/cesu8-body.ts'
import { challengeUnclosed } from '../mutants/challenge-unclosed.ts'
import { checksFirstFlagOnly } from '../mutants/checks-first-flag-only.ts'
import { collapsesBlankLines } from '../mutants/collapses-blank-lines.ts'
import { coloursForCurl } from '../mutants/colours-for-curl.ts'
import { composesCharacters } from '../mutants/composes-characters.ts'
import { controlsAreSpaces } from '../mutants/controls-are-spaces.ts'
import { cutCharactersSplitHead } from '../mutants/cut-characters-split-head.ts'
import { cutsCharacters } from '../mutants/cuts-characters.ts'
import { cutsLargeLogs } from '../mutants/cuts-large-logs.ts'
import { cutsLinksAtSemicolons } from '../mutants/cuts-links-at-semicolons.ts'
import { cutsLongPieces } from '../mutants/cuts-long-pieces.ts'
import { cutsStringsAt9c } from '../mutants/cuts-strings-at-9c.ts'
import { decodesInBlocks } from '../mutants/decodes-in-blocks.ts'
import { decodesPieces } from '../mutants/decodes-pieces.ts'
import { decodesWhatIsNew } from '../mutants/decodes-what-is-new.ts'
import { deleteDeletes } from '../mutants/delete-deletes.ts'
import { deleteIs204 } from '../mutants/delete-is-204.ts'
import { deletingEndsAll } from '../mutants/deleting-ends-all.ts'
import { dotIsAnId } from '../mutants/dot-is-an-id.ts'
import { dotsBringTheLast } from '../mutants/dots-bring-the-last.ts'
import { downloadAddsMark } from '../mutants/download-adds-mark.ts'
import { downloadBuffers } from '../mutants/download-buffers.ts'
import { downloadCut } from '../mutants/download-cut.ts'
import { downloadForOneOnly } from '../mutants/download-for-one-only.ts'
import { downloadForTrueOnly } from '../mutants/download-for-true-only.ts'
import { downloadIgnoredWithToken } from '../mutants/download-ignored-with-token.ts'
import { downloadIgnoresRaw } from '../mutants/download-ignores-raw.ts'
import { downloadLengthTooShort } from '../mutants/download-length-too-short.ts'
import { downloadSticks } from '../mutants/download-sticks.ts'
import { downloadWaits } from '../mutants/download-waits.ts'
import { downloadsForZero } from '../mutants/downloads-for-zero.ts'
import { downloadsUnlimited } from '../mutants/downloads-unlimited.ts'
import { dropsALine } from '../mutants/drops-a-line.ts'
import { dropsBlankLines } from '../mutants/drops-blank-lines.ts'
import { dropsForSlowReaders } from '../mutants/drops-for-slow-readers.ts'
import { dropsFormatCharacters } from '../mutants/drops-format-characters.ts'
import { dropsJoiners } from '../mutants/drops-joiners.ts'
import { dropsLastLine } from '../mutants/drops-last-line.ts'
import { dropsMarks } from '../mutants/drops-marks.ts'
import { dropsPrivateUse } from '../mutants/drops-private-use.ts'
import { dropsReplacementCharacters } from '../mutants/drops-replacement-characters.ts'
import { dropsUnassigned } from '../mutants/drops-unassigned.ts'
import { emptyFlagIsAbsent } from '../mutants/empty-flag-is-absent.ts'
import { emptyNotAttached } from '../mutants/empty-not-attached.ts'
import { emptyNotFound } from '../mutants/empty-not-found.ts'
import { emptyPairRefused } from '../mutants/empty-pair-refused.ts'
import { emptyPieceEndsStream } from '../mutants/empty-piece-ends-stream.ts'
import { emptyRunHangs } from '../mutants/empty-run-hangs.ts'
import { emptyStreamEnds } from '../mutants/empty-stream-ends.ts'
import { emptyTokenOpens } from '../mutants/empty-token-opens.ts'
import { emptyWithoutType } from '../mutants/empty-without-type.ts'
import { encodedIdOpen } from '../mutants/encoded-id-open.ts'
import { endedLogOpen } from '../mutants/ended-log-open.ts'
import { endsAtZeroChunk } from '../mutants/ends-at-zero-chunk.ts'
import { endsEarly } from '../mutants/ends-early.ts'
import { endsWhenQuiet } from '../mutants/ends-when-quiet.ts'
import { errorBodyEmpty } from '../mutants/error-body-empty.ts'
import { errorBodyText } from '../mutants/error-body-text.ts'
import { errorFlattened } from '../mutants/error-flattened.ts'
import { errorInLatin1 } from '../mutants/error-in-latin1.ts'
import { errorPagesForBrowsers } from '../mutants/error-pages-for-browsers.ts'
import { errorWithEmptyMessage } from '../mutants/error-with-empty-message.ts'
import { errorWithEmptyType } from '../mutants/error-with-empty-type.ts'
import { errorWithStatus200 } from '../mutants/error-with-status-200.ts'
import { errorWithoutMessage } from '../mutants/error-without-message.ts'
import { errorsAsText } from '../mutants/errors-as-text.ts'
import { errorsAttached } from '../mutants/errors-attached.ts'
import { errorsSayGzip } from '../mutants/errors-say-gzip.ts'
import { escapesMarkup } from '../mutants/escapes-markup.ts'
import { escapesTakeAnyNext } from '../mutants/escapes-take-any-next.ts'
import { eventStream } from '../mutants/event-stream.ts'
import { fileNameEscaped } from '../mutants/file-name-escaped.ts'
import { fileNameHidden } from '../mutants/file-name-hidden.ts'
import { fileNameHtml } from '../mutants/file-name-html.ts'
import { fileNameIsId } from '../mutants/file-name-is-id.ts'
import { fileNameTwice } from '../mutants/file-name-twice.ts'
import { firstLineTwice } from '../mutants/first-line-twice.ts'
import { firstReaderDecides } from '../mutants/first-reader-decides.ts'
import { firstStreamDecides } from '../mutants/first-stream-decides.ts'
import { flagArrays } from '../mutants/flag-arrays.ts'
import { flagNamesByPart } from '../mutants/flag-names-by-part.ts'
import { flagNamesInAnyCase } from '../mutants/flag-names-in-any-case.ts'
import { flagNamesNormalized } from '../mutants/flag-names-normalized.ts'
import { flagNamesTrimmed } from '../mutants/flag-names-trimmed.ts'
import { flagValuesTrimmed } from '../mutants/flag-values-trimmed.ts'
import { flagsAsNumbers } from '../mutants/flags-as-numbers.ts'
import { flagsCutAtNul } from '../mutants/flags-cut-at-nul.ts'
import { flagsFromCookies } from '../mutants/flags-from-cookies.ts'
import { flagsNotDecoded } from '../mutants/flags-not-decoded.ts'
import { flagsSharedAtOnce } from '../mutants/flags-shared-at-once.ts'
import { forbiddenAsNotFound } from '../mutants/forbidden-as-not-found.ts'
import { forbiddenAsUnauthorized } from '../mutants/forbidden-as-unauthorized.ts'
import { forbiddenRenamed } from '../mutants/forbidden-renamed.ts'
import { forbiddenWithEncodedLog } from '../mutants/forbidden-with-encoded-log.ts'
import { forbiddenWithLog } from '../mutants/forbidden-with-log.ts'
import { forbiddenWithLogHeader } from '../mutants/forbidden-with-log-header.ts'
import { foreignFlagsAsText } from '../mutants/foreign-flags-as-text.ts'
import { foreignStreamAsText } from '../mutants/foreign-stream-as-text.ts'
import { fourReadersAtMost } from '../mutants/four-readers-at-most.ts'
import { givesUpAfterAKilobyte } from '../mutants/gives-up-after-a-kilobyte.ts'
import { gzipForAnyCoding } from '../mutants/gzip-for-any-coding.ts'
import { gzipHoldsStreams } from '../mutants/gzip-holds-streams.ts'
import { gzipInNameOnly } from '../mutants/gzip-in-name-only.ts'
import { gzipNotAttached } from '../mutants/gzip-not-attached.ts'
import { gzipPieceByPiece } from '../mutants/gzip-piece-by-piece.ts'
import { gzipUnasked } from '../mutants/gzip-unasked.ts'
import { gzipUnsaid } from '../mutants/gzip-unsaid.ts'
import { halfTheLimit } from '../mutants/half-the-limit.ts'
import { hangsWithoutNewline } from '../mutants/hangs-without-newline.ts'
import { headIs200 } from '../mutants/head-is-200.ts'
import { headStreams } from '../mutants/head-streams.ts'
import { headWithBody } from '../mutants/head-with-body.ts'
import { headWithToken } from '../mutants/head-with-token.ts'
import { hidesUnfinishedLine } from '../mutants/hides-unfinished-line.ts'
import { honoursRanges } from '../mutants/honours-ranges.ts'
import { htmlForBrowsers } from '../mutants/html-for-browsers.ts'
import { htmlMediaType } from '../mutants/html-media-type.ts'
import { idAccentsIgnored } from '../mutants/id-accents-ignored.ts'
import { idAsSum } from '../mutants/id-as-sum.ts'
import { idCutAtHash } from '../mutants/id-cut-at-hash.ts'
import { idExtensionIgnored } from '../mutants/id-extension-ignored.ts'
import { idFromQuery } from '../mutants/id-from-query.ts'
import { idInFileName } from '../mutants/id-in-file-name.ts'
import { idLastLetterIgnored } from '../mutants/id-last-letter-ignored.ts'
import { idListFirst } from '../mutants/id-list-first.ts'
import { idMarksIgnored } from '../mutants/id-marks-ignored.ts'
import { idParametersIgnored } from '../mutants/id-parameters-ignored.ts'
import { idPrefixSuffices } from '../mutants/id-prefix-suffices.ts'
import { idSplitsHead } from '../mutants/id-splits-head.ts'
import { idWildcards } from '../mutants/id-wildcards.ts'
import { idsComposed } from '../mutants/ids-composed.ts'
import { idsCut } from '../mutants/ids-cut.ts'
import { idsDecodedTwice } from '../mutants/ids-decoded-twice.ts'
import { idsInAnyCase } from '../mutants/ids-in-any-case.ts'
import { idsNormalized } from '../mutants/ids-normalized.ts'
import { idsNotDecoded } from '../mutants/ids-not-decoded.ts'
import { idsReadAsPrint } from '../mutants/ids-read-as-print.ts'
import { idsSpaced } from '../mutants/ids-spaced.ts'
import { idsTrimmed } from '../mutants/ids-trimmed.ts'
import { inlineDisposition } from '../mutants/inline-disposition.ts'
import { interruptingSequencesKept } from '../mutants/interrupting-sequences-kept.ts'
import { joinedStream } from '../mutants/joined-stream.ts'
import { joinsEqualLines } from '../mutants/joins-equal-lines.ts'
import { jsonForPrograms } from '../mutants/json-for-programs.ts'
import { keepaliveNewline } from '../mutants/keepalive-newline.ts'
import { keepaliveWhenQuiet } from '../mutants/keepalive-when-quiet.ts'
import { keepsAnnouncements } from '../mutants/keeps-announcements.ts'
import { keepsBells } from '../mutants/keeps-bells.ts'
import { keepsC1 } from '../mutants/keeps-c1.ts'
import { keepsC1Controls } from '../mutants/keeps-c1-controls.ts'
import { keepsC1Strings } from '../mutants/keeps-c1-strings.ts'
import { keepsCarriageReturns } from '../mutants/keeps-carriage-returns.ts'
import { keepsDeletes } from '../mutants/keeps-deletes.ts'
import { keepsEmptyStrings } from '../mutants/keeps-empty-strings.ts'
import { keepsLinks } from '../mutants/keeps-links.ts'
import { keepsRareControls } from '../mutants/keeps-rare-controls.ts'
import { keepsRareEscapes } from '../mutants/keeps-rare-escapes.ts'
import { keepsShortEscapes } from '../mutants/keeps-short-escapes.ts'
import { keepsSingleShifts } from '../mutants/keeps-single-shifts.ts'
import { keepsStTitles } from '../mutants/keeps-st-titles.ts'
import { keepsStrings } from '../mutants/keeps-strings.ts'
import { keepsStringsBeyondAscii } from '../mutants/keeps-strings-beyond-ascii.ts'
import { keepsTerminators } from '../mutants/keeps-terminators.ts'
import { keepsTitles } from '../mutants/keeps-titles.ts'
import { keepsUnnumberedCommands } from '../mutants/keeps-unnumbered-commands.ts'
import { keepsWideCommands } from '../mutants/keeps-wide-commands.ts'
import { keptWhileRunning } from '../mutants/kept-while-running.ts'
import { largeAttached } from '../mutants/large-attached.ts'
import { largeNotAttached } from '../mutants/large-not-attached.ts'
import { lastLineInTrailer } from '../mutants/last-line-in-trailer.ts'
import { lastRawWins } from '../mutants/last-raw-wins.ts'
import { lateReaderCutCharacter } from '../mutants/late-reader-cut-character.ts'
import { lateReaderCutSequence } from '../mutants/late-reader-cut-sequence.ts'
import { lateReaderFromNow } from '../mutants/late-reader-from-now.ts'
import { laterMalformedIgnored } from '../mutants/later-malformed-ignored.ts'
import { latin1Body } from '../mutants/latin1-body.ts'
import { latin1Charset } from '../mutants/latin1-charset.ts'
import { leaksCutSequences } from '../mutants/leaks-cut-sequences.ts'
import { leaksLongParameters } from '../mutants/leaks-long-parameters.ts'
import { leaksLongStrings } from '../mutants/leaks-long-strings.ts'
import { leaksPastAPage } from '../mutants/leaks-past-a-page.ts'
import { leaksSequencesCutByWrites } from '../mutants/leaks-sequences-cut-by-writes.ts'
import { leavesSlowReaders } from '../mutants/leaves-slow-readers.ts'
import { leavesUnfinished } from '../mutants/leaves-unfinished.ts'
import { leavingBreaksLog } from '../mutants/leaving-breaks-log.ts'
import { leavingCutsLog } from '../mutants/leaving-cuts-log.ts'
import { leavingEndsAll } from '../mutants/leaving-ends-all.ts'
import { leavingEndsRun } from '../mutants/leaving-ends-run.ts'
import { leavingFinishes } from '../mutants/leaving-finishes.ts'
import { leavingForgetsLog } from '../mutants/leaving-forgets-log.ts'
import { lengthTooLong } from '../mutants/length-too-long.ts'
import { lengthTooShort } from '../mutants/length-too-short.ts'
import { limitAlways60 } from '../mutants/limit-always-60.ts'
import { limitForEachUrl } from '../mutants/limit-for-each-url.ts'
import { limitHeaderNotOnStreams } from '../mutants/limit-header-not-on-streams.ts'
import { limitHeaderNotWhenRefused } from '../mutants/limit-header-not-when-refused.ts'
import { limitHeaderWords } from '../mutants/limit-header-words.ts'
import { limitedForGood } from '../mutants/limited-for-good.ts'
import { limitedStreamsAsText } from '../mutants/limited-streams-as-text.ts'
import { limitedWithLog } from '../mutants/limited-with-log.ts'
import { limitedWithLogHeader } from '../mutants/limited-with-log-header.ts'
import { limitsOnce } from '../mutants/limits-once.ts'
import { lineSeparatorsAreNewlines } from '../mutants/line-separators-are-newlines.ts'
import { linesSwapped } from '../mutants/lines-swapped.ts'
import { listsLogs } from '../mutants/lists-logs.ts'
import { losesAPiece } from '../mutants/loses-a-piece.ts'
import { markupWithoutNosniff } from '../mutants/markup-without-nosniff.ts'
import { masksInRaw } from '../mutants/masks-in-raw.ts'
import { masksSecrets } from '../mutants/masks-secrets.ts'
import { messageNamesHead } from '../mutants/message-names-head.ts'
import { messageWithoutMethods } from '../mutants/message-without-methods.ts'
import { methodNotAllowedRenamed } from '../mutants/method-not-allowed-renamed.ts'
import { methodOverridden } from '../mutants/method-overridden.ts'
import { neverEnds } from '../mutants/never-ends.ts'
import { neverLimits } from '../mutants/never-limits.ts'
import { newestForTheAsking } from '../mutants/newest-for-the-asking.ts'
import { noAllow } from '../mutants/no-allow.ts'
import { noAllowForRareMethods } from '../mutants/no-allow-for-rare-methods.ts'
import { noChallenge } from '../mutants/no-challenge.ts'
import { noChallengeWithoutToken } from '../mutants/no-challenge-without-token.ts'
import { noFileName } from '../mutants/no-file-name.ts'
import { noIdBringsTheLast } from '../mutants/no-id-brings-the-last.ts'
import { noLimitHeader } from '../mutants/no-limit-header.ts'
import { noLimitHeaderOnErrors } from '../mutants/no-limit-header-on-errors.ts'
import { noLimitHeaderWhenRefused } from '../mutants/no-limit-header-when-refused.ts'
import { noNosniff } from '../mutants/no-nosniff.ts'
import { noPartSatisfiable } from '../mutants/no-part-satisfiable.ts'
import { noTimestamps } from '../mutants/no-timestamps.ts'
import { nosniffMisspelled } from '../mutants/nosniff-misspelled.ts'
import { notAcceptable } from '../mutants/not-acceptable.ts'
import { notFoundAs410 } from '../mutants/not-found-as-410.ts'
import { notFoundRenamed } from '../mutants/not-found-renamed.ts'
import { notFoundSuggests } from '../mutants/not-found-suggests.ts'
import { notFoundWithLog } from '../mutants/not-found-with-log.ts'
import { notModifiedForAll } from '../mutants/not-modified-for-all.ts'
import { notModifiedSince1994 } from '../mutants/not-modified-since-1994.ts'
import { nothingYetNotFound } from '../mutants/nothing-yet-not-found.ts'
import { oddPathBreaks } from '../mutants/odd-path-breaks.ts'
import { oddQueryFails } from '../mutants/odd-query-fails.ts'
import { oneEndForAll } from '../mutants/one-end-for-all.ts'
import { oneLimitForAll } from '../mutants/one-limit-for-all.ts'
import { oneLineBehind } from '../mutants/one-line-behind.ts'
import { oneLogForAll } from '../mutants/one-log-for-all.ts'
import { oneReaderAtATime } from '../mutants/one-reader-at-a-time.ts'
import { openOnlyToOwner } from '../mutants/open-only-to-owner.ts'
import { optionsListsHead } from '../mutants/options-lists-head.ts'
import { optionsRefused } from '../mutants/options-refused.ts'
import { optionsShowsLog } from '../mutants/options-shows-log.ts'
import { optionsWithoutAllow } from '../mutants/options-without-allow.ts'
import { originalUrl } from '../mutants/original-url.ts'
import { ownerDeletes } from '../mutants/owner-deletes.ts'
import { ownerOpensToOthers } from '../mutants/owner-opens-to-others.ts'
import { ownerReadsTwoMib } from '../mutants/owner-reads-two-mib.ts'
import { ownerRefusedAllFlags } from '../mutants/owner-refused-all-flags.ts'
import { ownerStreamsVerbatim } from '../mutants/owner-streams-verbatim.ts'
import { ownerTokenInRefusal } from '../mutants/owner-token-in-refusal.ts'
import { partsOfVerbatimLogs } from '../mutants/parts-of-verbatim-logs.ts'
import { patchIs400 } from '../mutants/patch-is-400.ts'
import { patchOpens } from '../mutants/patch-opens.ts'
import { pathInFileName } from '../mutants/path-in-file-name.ts'
import { postIsGet } from '../mutants/post-is-get.ts'
import { postWithLog } from '../mutants/post-with-log.ts'
import { preflightRefused } from '../mutants/preflight-refused.ts'
import { printableOnceStreamed } from '../mutants/printable-once-streamed.ts'
import { publicCache } from '../mutants/public-cache.ts'
import { putIs501 } from '../mutants/put-is-501.ts'
import { putMakesLog } from '../mutants/put-makes-log.ts'
import { queryTokenCut } from '../mutants/query-token-cut.ts'
import { queryTokenDecodedTwice } from '../mutants/query-token-decoded-twice.ts'
import { queryTokenIgnored } from '../mutants/query-token-ignored.ts'
import { queryTokenInAnyCase } from '../mutants/query-token-in-any-case.ts'
import { queryTokenPrefixSuffices } from '../mutants/query-token-prefix-suffices.ts'
import { queryTokenTrimmed } from '../mutants/query-token-trimmed.ts'
import { queryTokenWithScheme } from '../mutants/query-token-with-scheme.ts'
import { random429 } from '../mutants/random-429.ts'
import { rangeOpen } from '../mutants/range-open.ts'
import { rangesWith200 } from '../mutants/ranges-with-200.ts'
import { rawByDefault } from '../mutants/raw-by-default.ts'
import { rawCarriageReturns } from '../mutants/raw-carriage-returns.ts'
import { rawCutsLargeLogs } from '../mutants/raw-cuts-large-logs.ts'
import { rawCutsLongLines } from '../mutants/raw-cuts-long-lines.ts'
import { rawDownloadsOpen } from '../mutants/raw-downloads-open.ts'
import { rawDropsMark } from '../mutants/raw-drops-mark.ts'
import { rawFalseStreamsVerbatim } from '../mutants/raw-false-streams-verbatim.ts'
import { rawForFalse } from '../mutants/raw-for-false.ts'
import { rawForOneOnly } from '../mutants/raw-for-one-only.ts'
import { rawForTrueOnly } from '../mutants/raw-for-true-only.ts'
import { rawForZero } from '../mutants/raw-for-zero.ts'
import { rawIgnoredWithToken } from '../mutants/raw-ignored-with-token.ts'
import { rawOn } from '../mutants/raw-on.ts'
import { rawThroughText } from '../mutants/raw-through-text.ts'
import { rawTrims } from '../mutants/raw-trims.ts'
import { rawUnlimited } from '../mutants/raw-unlimited.ts'
import { readsFiles } from '../mutants/reads-files.ts'
import { readsJsonLines } from '../mutants/reads-json-lines.ts'
import { readsNotedInLog } from '../mutants/reads-noted-in-log.ts'
import { redirects } from '../mutants/redirects.ts'
import { refusalCached } from '../mutants/refusal-cached.ts'
import { refusalEndsStreams } from '../mutants/refusal-ends-streams.ts'
import { refusedMethodSplitsHead } from '../mutants/refused-method-splits-head.ts'
import { refusedStreamTellsToken } from '../mutants/refused-stream-tells-token.ts'
import { refusesDownloadZero } from '../mutants/refuses-download-zero.ts'
import { refusesRawTrue } from '../mutants/refuses-raw-true.ts'
import { refusesStreamFalse } from '../mutants/refuses-stream-false.ts'
import { remembersNotFound } from '../mutants/remembers-not-found.ts'
import { repeatedFlagFails } from '../mutants/repeated-flag-fails.ts'
import { repeatedFlagFlips } from '../mutants/repeated-flag-flips.ts'
import { repeatsAPiece } from '../mutants/repeats-a-piece.ts'
import { resetsMidway } from '../mutants/resets-midway.ts'
import { retryAfterAYear } from '../mutants/retry-after-a-year.ts'
import { retryAfterDecimal } from '../mutants/retry-after-decimal.ts'
import { retryAfterMilliseconds } from '../mutants/retry-after-milliseconds.ts'
import { retryAfterNegative } from '../mutants/retry-after-negative.ts'
import { retryAfterPast } from '../mutants/retry-after-past.ts'
import { retryAfterSoon } from '../mutants/retry-after-soon.ts'
import { runningDownloadOpen } from '../mutants/running-download-open.ts'
import { runningFlagsUnchecked } from '../mutants/running-flags-unchecked.ts'
import { runningLogLacksItsStart } from '../mutants/running-log-lacks-its-start.ts'
import { runningLogOpen } from '../mutants/running-log-open.ts'
import { runningLogOpenToOthers } from '../mutants/running-log-open-to-others.ts'
import { runningNotAttached } from '../mutants/running-not-attached.ts'
import { runningRawOpen } from '../mutants/running-raw-open.ts'
import { runningStreamOpen } from '../mutants/running-stream-open.ts'
import { runningStreamsInLatin1 } from '../mutants/running-streams-in-latin1.ts'
import { runningStreamsSniffed } from '../mutants/running-streams-sniffed.ts'
import { runningStreamsWithoutType } from '../mutants/running-streams-without-type.ts'
import { schemeCaseMatters } from '../mutants/scheme-case-matters.ts'
import { secondReaderShort } from '../mutants/second-reader-short.ts'
import { shownToBrowsers } from '../mutants/shown-to-browsers.ts'
import { sixthReaderShort } from '../mutants/sixth-reader-short.ts'
import { skipsInnerHead } from '../mutants/skips-inner-head.ts'
import { slashesDecoded } from '../mutants/slashes-decoded.ts'
import { slowReaderHoldsAll } from '../mutants/slow-reader-holds-all.ts'
import { sniffsHtml } from '../mutants/sniffs-html.ts'
import { sortsByTime } from '../mutants/sorts-by-time.ts'
import { staleAnswer } from '../mutants/stale-answer.ts'
import { staleOnceReadTwice } from '../mutants/stale-once-read-twice.ts'
import { staleVerbatim } from '../mutants/stale-verbatim.ts'
import { strangersRefused } from '../mutants/strangers-refused.ts'
import { streamAddsNewlines } from '../mutants/stream-adds-newlines.ts'
import { streamAndRawFail } from '../mutants/stream-and-raw-fail.ts'
import { streamBreaksUtf8 } from '../mutants/stream-breaks-utf8.ts'
import { streamByLine } from '../mutants/stream-by-line.ts'
import { streamCutsLargeLogs } from '../mutants/stream-cuts-large-logs.ts'
import { streamCutsLargeWrites } from '../mutants/stream-cuts-large-writes.ts'
import { streamCutsLongLines } from '../mutants/stream-cuts-long-lines.ts'
import { streamEndsAfter4Mib } from '../mutants/stream-ends-after-4-mib.ts'
import { streamHangs } from '../mutants/stream-hangs.ts'
import { streamIgnoresRaw } from '../mutants/stream-ignores-raw.ts'
import { streamIsRaw } from '../mutants/stream-is-raw.ts'
import { streamJoinsEqualLines } from '../mutants/stream-joins-equal-lines.ts'
import { streamKeepsControls } from '../mutants/stream-keeps-controls.ts'
import { streamLacksTheLast } from '../mutants/stream-lacks-the-last.ts'
import { streamLeaksCutSequences } from '../mutants/stream-leaks-cut-sequences.ts'
import { streamLeavesUnfinished } from '../mutants/stream-leaves-unfinished.ts'
import { streamLengthTooLong } from '../mutants/stream-length-too-long.ts'
import { streamLinksToItself } from '../mutants/stream-links-to-itself.ts'
import { streamNeedsNoToken } from '../mutants/stream-needs-no-token.ts'
import { streamOffWithAllFlags } from '../mutants/stream-off-with-all-flags.ts'
import { streamRawThroughText } from '../mutants/stream-raw-through-text.ts'
import { streamSkipsBlankPieces } from '../mutants/stream-skips-blank-pieces.ts'
import { streamStopsAfter64Writes } from '../mutants/stream-stops-after-64-writes.ts'
import { streamStripsColoursOnly } from '../mutants/stream-strips-colours-only.ts'
import { streamSwallowsUnfinished } from '../mutants/stream-swallows-unfinished.ts'
import { streamTwoFramings } from '../mutants/stream-two-framings.ts'
import { streamWaitsForNewline } from '../mutants/stream-waits-for-newline.ts'
import { streamWithLength } from '../mutants/stream-with-length.ts'
import { streamWithoutNosniff } from '../mutants/stream-without-nosniff.ts'
import { streamedErrorAsText } from '../mutants/streamed-error-as-text.ts'
import { streamsForFalse } from '../mutants/streams-for-false.ts'
import { streamsForOneOnly } from '../mutants/streams-for-one-only.ts'
import { streamsForTrueOnly } from '../mutants/streams-for-true-only.ts'
import { streamsForZero } from '../mutants/streams-for-zero.ts'
import { streamsUnlimited } from '../mutants/streams-unlimited.ts'
import { stripsColoursOnly } from '../mutants/strips-colours-only.ts'
import { stripsContinuationBytes } from '../mutants/strips-continuation-bytes.ts'
import { stripsInBlocks } from '../mutants/strips-in-blocks.ts'
import { stripsLetterFinalsOnly } from '../mutants/strips-letter-finals-only.ts'
import { stripsLookalikes } from '../mutants/strips-lookalikes.ts'
import { stripsRedText } from '../mutants/strips-red-text.ts'
import { stripsTabs } from '../mutants/strips-tabs.ts'
import { stripsTwentyALine } from '../mutants/strips-twenty-a-line.ts'
import { swallowsUnfinished } from '../mutants/swallows-unfinished.ts'
import { switchesProtocols } from '../mutants/switches-protocols.ts'
import { tenthReadShort } from '../mutants/tenth-read-short.ts'
import { tenthReadSwapped } from '../mutants/tenth-read-swapped.ts'
import { threeCharactersShort } from '../mutants/three-characters-short.ts'
import { timesInUtc } from '../mutants/times-in-utc.ts'
import { togetherNotAttached } from '../mutants/together-not-attached.ts'
import { tokenAlwaysNeeded } from '../mutants/token-always-needed.ts'
import { tokenDownloads } from '../mutants/token-downloads.ts'
import { tokenInCookie } from '../mutants/token-in-cookie.ts'
import { tokenInError } from '../mutants/token-in-error.ts'
import { tokenInFileName } from '../mutants/token-in-file-name.ts'
import { tokenInHeader } from '../mutants/token-in-header.ts'
import { tokenInHex } from '../mutants/token-in-hex.ts'
import { tokenInReason } from '../mutants/token-in-reason.ts'
import { tokenInRedirect } from '../mutants/token-in-redirect.ts'
import { tokenLastLetterIgnored } from '../mutants/token-last-letter-ignored.ts'
import { tokenMustComeLast } from '../mutants/token-must-come-last.ts'
import { tokenPrefixSuffices } from '../mutants/token-prefix-suffices.ts'
import { tokenRefusedWhileRunning } from '../mutants/token-refused-while-running.ts'
import { tokenSkipsFlagChecks } from '../mutants/token-skips-flag-checks.ts'
import { tokenTailInError } from '../mutants/token-tail-in-error.ts'
import { tokensOfPrototype } from '../mutants/tokens-of-prototype.ts'
import { tokensUnlimited } from '../mutants/tokens-unlimited.ts'
import { tooManyAs503 } from '../mutants/too-many-as-503.ts'
import { tooManyRequestsRenamed } from '../mutants/too-many-requests-renamed.ts'
import { traceInError } from '../mutants/trace-in-error.ts'
import { traceReflects } from '../mutants/trace-reflects.ts'
import { trimsLines } from '../mutants/trims-lines.ts'
import { trimsTheEnd } from '../mutants/trims-the-end.ts'
import { trustsForwardedFor } from '../mutants/trusts-forwarded-for.ts'
import { twoFramings } from '../mutants/two-framings.ts'
import { twoLengths } from '../mutants/two-lengths.ts'
import { twoMediaTypes } from '../mutants/two-media-types.ts'
import { typesAsAccepted } from '../mutants/types-as-accepted.ts'
import { typesByBeginning } from '../mutants/types-by-beginning.ts'
import { typesById } from '../mutants/types-by-id.ts'
import { typesLargeLogsAsBytes } from '../mutants/types-large-logs-as-bytes.ts'
import { typesRawAsLatin1 } from '../mutants/types-raw-as-latin1.ts'
import { unauthorizedAsForbidden } from '../mutants/unauthorized-as-forbidden.ts'
import { unauthorizedRenamed } from '../mutants/unauthorized-renamed.ts'
import { unauthorizedWithPreview } from '../mutants/unauthorized-with-preview.ts'
import { undefinedIsAnId } from '../mutants/undefined-is-an-id.ts'
import { undefinedTokenOpens } from '../mutants/undefined-token-opens.ts'
import { unfinishedLineRepeated } from '../mutants/unfinished-line-repeated.ts'
import { unknownLogWithQueryToken } from '../mutants/unknown-log-with-query-token.ts'
import { unknownMethodIs501 } from '../mutants/unknown-method-is-501.ts'
import { unstartedEndsWhenQuiet } from '../mutants/unstarted-ends-when-quiet.ts'
import { unwrapsEvents } from '../mutants/unwraps-events.ts'
import { waitsForTheNewline } from '../mutants/waits-for-the-newline.ts'
import { wordsWin } from '../mutants/words-win.ts'
import { wrapsLongLines } from '../mutants/wraps-long-lines.ts'
import { wrongTokenDownloads } from '../mutants/wrong-token-downloads.ts'
import { wrongTokenInError } from '../mutants/wrong-token-in-error.ts'
import { wrongTokenRaw } from '../mutants/wrong-token-raw.ts'
import { wrongTokenStreams } from '../mutants/wrong-token-streams.ts'
import { wrongTokenWhileRunning } from '../mutants/wrong-token-while-running.ts'
import { zeroAttachesRaw } from '../mutants/zero-attaches-raw.ts'
import type { Mutant } from './mutant.ts'

/** Every mutant, in the order of the clauses that they are about. */
export const mutants: readonly Mutant[] = [
  answers206,
  redirects,
  htmlMediaType,
  twoMediaTypes,
  latin1Charset,
  latin1Body,
  byteOrderMark,
  firstLineTwice,
  linesSwapped,
  dropsALine,
  sortsByTime,
  timesInUtc,
  joinsEqualLines,
  streamJoinsEqualLines,
  dropsLastLine,
  addsNewline,
  carriageReturns,
  dropsBlankLines,
  trimsLines,
  collapsesBlankLines,
  trimsTheEnd,
  rawTrims,
  composesCharacters,
  cutsCharacters,
  dropsReplacementCharacters,
  dropsJoiners,
  dropsMarks,
  cesu8Body,
  dropsPrivateUse,
  dropsFormatCharacters,
  dropsUnassigned,
  lineSeparatorsAreNewlines,
  escapesMarkup,
  unwrapsEvents,
  endsAtZeroChunk,
  skipsInnerHead,
  readsJsonLines,
  emptyNotFound,
  nothingYetNotFound,
  remembersNotFound,
  cutsLargeLogs,
  rawCutsLargeLogs,
  streamCutsLargeLogs,
  wrapsLongLines,
  rawCutsLongLines,
  streamCutsLongLines,
  oneLogForAll,
  staleAnswer,
  staleVerbatim,
  staleOnceReadTwice,
  decodesWhatIsNew,
  hidesUnfinishedLine,
  waitsForTheNewline,
  secondReaderShort,
  tenthReadShort,
  tenthReadSwapped,
  lengthTooLong,
  lengthTooShort,
  twoLengths,
  streamLengthTooLong,
  downloadLengthTooShort,
  streamWithLength,
  twoFramings,
  streamTwoFramings,
  lastLineInTrailer,
  switchesProtocols,
  anyTagMatches,
  notModifiedSince1994,
  honoursRanges,
  rangesWith200,
  gzipUnasked,
  gzipUnsaid,
  gzipInNameOnly,
  coloursForCurl,
  jsonForPrograms,
  notAcceptable,
  noTimestamps,
  resetsMidway,
  neverEnds,
  idsNotDecoded,
  masksSecrets,
  masksInRaw,
  leavingCutsLog,
  leavingBreaksLog,
  stripsColoursOnly,
  stripsLetterFinalsOnly,
  keepsTitles,
  keepsStTitles,
  cutsStringsAt9c,
  keepsLinks,
  keepsStrings,
  keepsShortEscapes,
  keepsRareEscapes,
  threeCharactersShort,
  keepsC1,
  leaksLongStrings,
  leaksLongParameters,
  givesUpAfterAKilobyte,
  leaksPastAPage,
  swallowsUnfinished,
  leavesUnfinished,
  stripsLookalikes,
  stripsTabs,
  stripsRedText,
  stripsContinuationBytes,
  keepsBells,
  keepsCarriageReturns,
  keepsRareControls,
  keepsC1Controls,
  streamKeepsControls,
  brokenUtf8Passes,
  streamBreaksUtf8,
  leaksCutSequences,
  leaksSequencesCutByWrites,
  rawForTrueOnly,
  rawForOneOnly,
  rawByDefault,
  rawForZero,
  rawForFalse,
  rawThroughText,
  rawCarriageReturns,
  rawDropsMark,
  firstReaderDecides,
  alwaysStreams,
  streamsForFalse,
  streamsForZero,
  streamsForOneOnly,
  streamsForTrueOnly,
  buffersStreams,
  oneLineBehind,
  endsEarly,
  streamHangs,
  emptyStreamEnds,
  emptyRunHangs,
  hangsWithoutNewline,
  keepaliveNewline,
  keepaliveWhenQuiet,
  streamByLine,
  streamWaitsForNewline,
  unfinishedLineRepeated,
  streamAddsNewlines,
  streamSkipsBlankPieces,
  streamStopsAfter64Writes,
  repeatsAPiece,
  losesAPiece,
  cutsLongPieces,
  buffersWhenLarge,
  streamEndsAfter4Mib,
  dropsForSlowReaders,
  leavesSlowReaders,
  slowReaderHoldsAll,
  decodesPieces,
  lateReaderCutCharacter,
  streamLeaksCutSequences,
  lateReaderCutSequence,
  emptyPieceEndsStream,
  streamSwallowsUnfinished,
  streamLeavesUnfinished,
  streamStripsColoursOnly,
  gzipHoldsStreams,
  gzipPieceByPiece,
  streamIgnoresRaw,
  streamIsRaw,
  streamRawThroughText,
  firstStreamDecides,
  lateReaderFromNow,
  backlogInReverse,
  oneReaderAtATime,
  fourReadersAtMost,
  sixthReaderShort,
  leavingEndsAll,
  leavingFinishes,
  oneEndForAll,
  streamLacksTheLast,
  eventStream,
  endsWhenQuiet,
  unstartedEndsWhenQuiet,
  leavingEndsRun,
  leavingForgetsLog,
  downloadForTrueOnly,
  downloadForOneOnly,
  inlineDisposition,
  alwaysDownloads,
  downloadsForZero,
  pathInFileName,
  noFileName,
  idInFileName,
  downloadAddsMark,
  downloadIgnoresRaw,
  downloadBuffers,
  emptyNotAttached,
  largeNotAttached,
  downloadCut,
  runningNotAttached,
  downloadWaits,
  fileNameHtml,
  fileNameIsId,
  errorsAttached,
  shownToBrowsers,
  downloadSticks,
  refusesStreamFalse,
  acceptsAnyStream,
  refusesDownloadZero,
  acceptsAnyDownload,
  refusesRawTrue,
  acceptsAnyRaw,
  acceptsAnyCase,
  emptyFlagIsAbsent,
  checksFirstFlagOnly,
  repeatedFlagFlips,
  repeatedFlagFails,
  streamAndRawFail,
  flagsNotDecoded,
  allFlagsRefused,
  badRequestRenamed,
  unauthorizedRenamed,
  forbiddenRenamed,
  notFoundRenamed,
  methodNotAllowedRenamed,
  tooManyRequestsRenamed,
  errorsAsText,
  errorBodyText,
  errorBodyEmpty,
  errorWithStatus200,
  errorWithoutMessage,
  errorWithEmptyMessage,
  errorWithEmptyType,
  errorFlattened,
  errorInLatin1,
  forbiddenWithLog,
  notFoundAs410,
  streamedErrorAsText,
  undefinedIsAnId,
  tooManyAs503,
  unauthorizedAsForbidden,
  forbiddenAsUnauthorized,
  errorPagesForBrowsers,
  forbiddenAsNotFound,
  postIsGet,
  putIs501,
  patchIs400,
  deleteIs204,
  unknownMethodIs501,
  traceReflects,
  headIs200,
  headWithBody,
  headStreams,
  noAllow,
  allowListsPost,
  allowOnPostOnly,
  messageWithoutMethods,
  optionsRefused,
  optionsWithoutAllow,
  deleteDeletes,
  tokenAlwaysNeeded,
  bearerIgnored,
  queryTokenIgnored,
  tokenMustComeLast,
  schemeCaseMatters,
  strangersRefused,
  cachedForAll,
  streamNeedsNoToken,
  tokenPrefixSuffices,
  noChallenge,
  foreignFlagsAsText,
  runningLogOpen,
  runningLogOpenToOthers,
  runningStreamOpen,
  runningRawOpen,
  runningDownloadOpen,
  endedLogOpen,
  joinedStream,
  ownerOpensToOthers,
  cachedByFlags,
  refusalCached,
  wrongTokenStreams,
  wrongTokenRaw,
  wrongTokenDownloads,
  wrongTokenWhileRunning,
  queryTokenInAnyCase,
  queryTokenPrefixSuffices,
  queryTokenTrimmed,
  queryTokenCut,
  queryTokenDecodedTwice,
  queryTokenWithScheme,
  bearerUnquoted,
  bearerFirstWord,
  bearerLastWord,
  bearerDecoded,
  anyScheme,
  emptyTokenOpens,
  undefinedTokenOpens,
  unknownLogWithQueryToken,
  foreignStreamAsText,
  rawIgnoredWithToken,
  downloadIgnoredWithToken,
  tokenDownloads,
  tokenSkipsFlagChecks,
  buffersWithBearer,
  buffersWithQueryToken,
  noChallengeWithoutToken,
  encodedIdOpen,
  trustsForwardedFor,
  rangeOpen,
  notModifiedForAll,
  refusalEndsStreams,
  tokenRefusedWhileRunning,
  noLimitHeader,
  noLimitHeaderOnErrors,
  limitAlways60,
  halfTheLimit,
  random429,
  flagNamesInAnyCase,
  flagArrays,
  flagNamesTrimmed,
  flagNamesNormalized,
  flagNamesByPart,
  rawOn,
  flagValuesTrimmed,
  anyDigitOne,
  flagsAsNumbers,
  lastRawWins,
  wordsWin,
  runningFlagsUnchecked,
  emptyPairRefused,
  togetherNotAttached,
  flagsFromCookies,
  neverLimits,
  limitedWithLog,
  oneLimitForAll,
  retryAfterSoon,
  limitedForGood,
  limitedWithLogHeader,
  streamsUnlimited,
  rawUnlimited,
  downloadsUnlimited,
  tokensUnlimited,
  limitForEachUrl,
  retryAfterNegative,
  retryAfterDecimal,
  retryAfterAYear,
  retryAfterPast,
  retryAfterMilliseconds,
  limitHeaderWords,
  limitHeaderNotOnStreams,
  limitHeaderNotWhenRefused,
  limitedStreamsAsText,
  tokenInHeader,
  tokenInError,
  wrongTokenInError,
  noNosniff,
  streamWithoutNosniff,
  sniffsHtml,
  htmlForBrowsers,
  slashesDecoded,
  idsTrimmed,
  idExtensionIgnored,
  idsInAnyCase,
  idSplitsHead,
  oddQueryFails,
  oddPathBreaks,
  idPrefixSuffices,
  idCutAtHash,
  idParametersIgnored,
  idListFirst,
  idMarksIgnored,
  idAccentsIgnored,
  idsNormalized,
  idsDecodedTwice,
  idWildcards,
  dotIsAnId,
  dotsBringTheLast,
  noIdBringsTheLast,
  forbiddenWithLogHeader,
  unauthorizedWithPreview,
  forbiddenWithEncodedLog,
  badRequestWithEncodedLog,
  postWithLog,
  notFoundWithLog,
  tokenInRedirect,
  tokenInFileName,
  tokenInReason,
  tokenInCookie,
  ownerTokenInRefusal,
  publicCache,
  fileNameTwice,
  challengeUnclosed,
  tokenTailInError,
  tokenInHex,
  refusedStreamTellsToken,
  allowOfPutListsPost,
  optionsListsHead,
  noAllowForRareMethods,
  messageNamesHead,
  zeroAttachesRaw,
  allFlagsNotAttached,
  rawDownloadsOpen,
  ownerRefusedAllFlags,
  optionsShowsLog,
  ownerDeletes,
  patchOpens,
  headWithToken,
  preflightRefused,
  methodOverridden,
  putMakesLog,
  streamLinksToItself,
  readsNotedInLog,
  originalUrl,
  idFromQuery,
  idsComposed,
  idsSpaced,
  listsLogs,
  notFoundSuggests,
  belowIsTheLog,
  nosniffMisspelled,
  markupWithoutNosniff,
  noLimitHeaderWhenRefused,
  fileNameEscaped,
  fileNameHidden,
  largeAttached,
  gzipNotAttached,
  readsFiles,
  idLastLetterIgnored,
  idAsSum,
  idsReadAsPrint,
  newestForTheAsking,
  tokenLastLetterIgnored,
  tokensOfPrototype,
  openOnlyToOwner,
  laterMalformedIgnored,
  flagsCutAtNul,
  limitsOnce,
  traceInError,
  idsCut,
  keepsAnnouncements,
  keepsTerminators,
  keepsSingleShifts,
  keepsC1Strings,
  keepsUnnumberedCommands,
  keepsWideCommands,
  keepsEmptyStrings,
  keepsStringsBeyondAscii,
  cutsLinksAtSemicolons,
  stripsTwentyALine,
  stripsInBlocks,
  decodesInBlocks,
  brokenSequencesEatOn,
  escapesTakeAnyNext,
  interruptingSequencesKept,
  backspacesErase,
  controlsAreSpaces,
  keepsDeletes,
  typesByBeginning,
  typesById,
  typesAsAccepted,
  typesLargeLogsAsBytes,
  typesRawAsLatin1,
  emptyWithoutType,
  runningStreamsWithoutType,
  runningStreamsInLatin1,
  runningStreamsSniffed,
  partsOfVerbatimLogs,
  noPartSatisfiable,
  gzipForAnyCoding,
  errorsSayGzip,
  bareQuestionMarkBreaks,
  keptWhileRunning,
  flagsSharedAtOnce,
  streamOffWithAllFlags,
  rawFalseStreamsVerbatim,
  buffersForBrowsers,
  printableOnceStreamed,
  buffersLargeVerbatimStreams,
  runningLogLacksItsStart,
  streamCutsLargeWrites,
  ownerStreamsVerbatim,
  ownerReadsTwoMib,
  deletingEndsAll,
  cutCharactersSplitHead,
  refusedMethodSplitsHead,
  bytesBehindAnswers,
]
