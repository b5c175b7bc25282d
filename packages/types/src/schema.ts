// Generated from spec/openapi.yaml. Do not edit: change the spec, then run: npm run generate

export interface paths {
    "/v2/logs/{buildOrRunId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get log
         * @description Retrieves logs for a specific Actor build or run.
         */
        get: operations["log_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `true` and `1` switch it on, `false` and `0` leave it off. Nothing else is accepted. */
        Flag: boolean | ("1" | "0");
        /** @description Lines of UTF-8 text, each ended by a newline and, by convention, begun with the ISO 8601 time at which it was printed. */
        Log: string;
        /** @description The one shape of every error. */
        ErrorResponse: {
            error: {
                /**
                 * @description Names the kind of error, for programs. Types beside those documented here may come.
                 * @example run-failed
                 */
                type: string;
                /**
                 * @description Says what went wrong, for people.
                 * @example Actor run did not succeed (run ID: 55uatRrZib4xbZs, status: FAILED)
                 */
                message: string;
            };
        };
    };
    responses: {
        /** @description Bad request - invalid input parameters or request body. */
        BadRequest: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "type": "invalid-input",
                 *         "message": "Invalid input: The request body contains invalid data."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Unauthorized - authentication required or invalid token. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "type": "token-not-valid",
                 *         "message": "Authentication token is not valid."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Forbidden - insufficient permissions to perform this action. */
        Forbidden: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "type": "permission-denied",
                 *         "message": "You do not have permission to perform this action."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Not found - the requested resource does not exist. */
        NotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "type": "record-not-found",
                 *         "message": "The requested resource was not found."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Method not allowed. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "type": "method-not-allowed",
                 *         "message": "This API end-point can only be accessed using the following HTTP methods: OPTIONS,GET"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many requests - rate limit exceeded. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "type": "rate-limit-exceeded",
                 *         "message": "You have exceeded the rate limit. Please try again later."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description ID of the Actor build or run.
         * @example HG7ML7M8z78YcAPEB
         */
        buildOrRunId: string;
        /**
         * @description If `true` or `1` then the logs will be streamed as long as the run or build is running.
         * @example false
         */
        stream: components["schemas"]["Flag"];
        /**
         * @description If `true` or `1` then the web browser will download the log file rather than open it in a tab.
         * @example false
         */
        download: components["schemas"]["Flag"];
        /**
         * @description If `true` or `1`, the logs will be kept verbatim. By default, the API removes ANSI escape codes from the logs, keeping only printable characters.
         * @example false
         */
        raw: components["schemas"]["Flag"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The methods that the resource answers (RFC 9110, section 10.2.1).
         * @example OPTIONS,GET
         */
        Allow: string;
        /**
         * @description Sent only with `download`; makes a browser save the log under a file name (RFC 6266).
         * @example attachment; filename="HG7ML7M8z78YcAPEB.log"
         */
        ContentDisposition: string;
        /**
         * @description Seconds to wait before the next request, or the date after which to send it (RFC 9110, section 10.2.3).
         * @example 1
         */
        RetryAfter: string;
        /**
         * @description How to authenticate (RFC 9110, section 11.6.1).
         * @example Bearer
         */
        WWWAuthenticate: string;
        /**
         * @description Keeps a browser from running log text as HTML.
         * @example nosniff
         */
        XContentTypeOptions: "nosniff";
        /**
         * @description How many requests a second the resource answers.
         * @example 60
         */
        XRateLimitLimit: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    log_get: {
        parameters: {
            query?: {
                /**
                 * @description If `true` or `1` then the logs will be streamed as long as the run or build is running.
                 * @example false
                 */
                stream?: components["parameters"]["stream"];
                /**
                 * @description If `true` or `1` then the web browser will download the log file rather than open it in a tab.
                 * @example false
                 */
                download?: components["parameters"]["download"];
                /**
                 * @description If `true` or `1`, the logs will be kept verbatim. By default, the API removes ANSI escape codes from the logs, keeping only printable characters.
                 * @example false
                 */
                raw?: components["parameters"]["raw"];
            };
            header?: never;
            path: {
                /**
                 * @description ID of the Actor build or run.
                 * @example HG7ML7M8z78YcAPEB
                 */
                buildOrRunId: components["parameters"]["buildOrRunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log, as far as it is written or, if streamed, until the run or build ends. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example 2017-07-14T06:00:49.733Z Application started.
                     *     2017-07-14T06:00:49.741Z Input: { test: 123 }
                     *     2017-07-14T06:00:49.752Z Some useful debug information follows.
                     */
                    "text/plain": components["schemas"]["Log"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
