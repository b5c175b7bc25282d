// Generated from packages/server/control.openapi.yaml. Do not edit: change that, then run: npm run generate

export interface paths {
    "/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs
         * @description All runs in order of their start, with sizes, readers and state.
         */
        get: operations["listRuns"];
        put?: never;
        /**
         * Start a run
         * @description Starts a run with an empty log.
         */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run, percent-encoded.
                 * @example HG7ML7M8z78YcAPEB
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a run
         * @description Forgets the run and its log. Open streams end. Where the disk refuses, the run stays.
         */
        delete: operations["deleteRun"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run, percent-encoded.
                 * @example HG7ML7M8z78YcAPEB
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Append to a log
         * @description Appends the body, byte for byte, as it arrives; readers see each piece at once. Once answered, all of it is stored.
         */
        post: operations["appendLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run, percent-encoded.
                 * @example HG7ML7M8z78YcAPEB
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a run
         * @description Ends the run; streams end after the last byte. Does nothing to a run that has ended.
         */
        post: operations["finishRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a token
         * @description Makes a token that names its owner.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rate-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the rate limit
         * @description Sets how many requests a second one log answers, and begins to count anew.
         */
        put: operations["setRateLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Inject faults
         * @description Replaces all faults by one, or by a list. A request for a log that would be answered meets the first fault in the list that matches it and is not used up.
         */
        put: operations["setFaults"];
        post?: never;
        /**
         * Remove all faults
         * @description Later requests are answered as they should be. An answer that has begun keeps its fault.
         */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Who may read the log, anyone who knows its id or only its owner.
         * @enum {string}
         */
        Access: "anyone" | "owner";
        RunOptions: {
            /** @description By default, 17 random letters and digits. */
            id?: string;
            /** @description Whose run it is. Tokens name their owner. */
            owner?: string;
            /** @description By default, anyone. `owner` needs an owner. */
            access?: components["schemas"]["Access"];
        };
        Run: {
            id: string;
            owner?: string;
            access: components["schemas"]["Access"];
            /** @enum {string} */
            state: "running" | "finished";
            /** Format: date-time */
            startedAt: string;
            /** @description The length of the log as written. */
            rawBytes: number;
            /** @description The length of the log without escape sequences. */
            printableBytes: number;
            /** @description How many streamed answers are being sent from this log now. */
            readers: number;
        };
        TokenOptions: {
            owner: string;
        };
        RateLimit: {
            perSecond: number;
        };
        Faults: {
            faults: components["schemas"]["Fault"][];
        };
        /** @description What goes wrong, in any combination, and for which requests. */
        Fault: {
            /** @description Only requests for this log. By default, for any. */
            id?: string;
            /** @description Only requests with this value of `stream`. By default, with any. */
            stream?: boolean;
            /** @description For how many requests. By default, one. */
            times?: number;
            /** @description Waits so long before it answers at all. */
            delayMs?: number;
            /**
             * @description Answers with this error instead of the log.
             * @enum {integer}
             */
            status?: 429 | 500 | 502 | 503;
            /** @description The `Retry-After` of that error, in seconds. By default, there is none. */
            retryAfter?: number;
            /** @description Writes the log in pieces of so many bytes. */
            chunkBytes?: number;
            /** @description Closes the connection after so many bytes of the log, before the answer is complete. */
            dropAfterBytes?: number;
            /** @description Writes no more after so many bytes of the log, and keeps the connection open. */
            stallAfterBytes?: number;
            /** @description Ends the answer after so many bytes of the log as if it were complete, without a `Content-Length`. */
            endEarlyAfterBytes?: number;
        };
        /** @description The same shape as the errors of Get log itself. */
        Error: {
            error: {
                type: string;
                message: string;
            };
        };
    };
    responses: {
        /** @description The body does not hold what it should (`invalid-input`); the message says what. */
        InvalidInput: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server has a secret for its control interface, and the request does not (`token-not-valid`). */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is longer than 1 MiB (`invalid-input`). */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request comes from a browser's page or under a foreign host name (`cross-site`). */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such run (`run-not-found`). */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The run exists already (`run-exists`) or has finished (`run-finished`). */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A limit is reached (`limit-reached`) or the disk failed (`storage-failed`). What was stored before stays. */
        Full: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the run, percent-encoded.
         * @example HG7ML7M8z78YcAPEB
         */
        id: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: components["schemas"]["Run"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of it may be left out. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunOptions"];
            };
        };
        responses: {
            /** @description The run has started. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The id given, or a random one. */
                        id: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            507: components["responses"]["Full"];
        };
    };
    deleteRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run, percent-encoded.
                 * @example HG7ML7M8z78YcAPEB
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            507: components["responses"]["Full"];
        };
    };
    appendLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run, percent-encoded.
                 * @example HG7ML7M8z78YcAPEB
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** @description The bytes. Of any length, and open for as long as the sender likes. */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Every byte is stored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            507: components["responses"]["Full"];
        };
    };
    finishRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run, percent-encoded.
                 * @example HG7ML7M8z78YcAPEB
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            507: components["responses"]["Full"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenOptions"];
            };
        };
        responses: {
            /** @description The token is known from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            507: components["responses"]["Full"];
        };
    };
    setRateLimit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateLimit"];
            };
        };
        responses: {
            /** @description The limit holds from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
        };
    };
    setFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fault"] | components["schemas"]["Faults"];
            };
        };
        responses: {
            /** @description The faults wait for requests. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are no faults. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
}
