/* Made by scripts/openapi.ts of openapi.json. */
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the API answers
         * @description Whether the API answers.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/google": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Begin to sign in: on to the provider
         * @description Begin to sign in: on to the provider.
         */
        get: operations["beginSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/google/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The provider's answer: signed in
         * @description The provider's answer: signed in.
         */
        get: operations["finishSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new pair of tokens for a refresh token, which is spent
         * @description By cookie or in the body. With the cookie, the new refresh token is in the cookie alone.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session of a refresh token
         * @description End the session of a refresh token.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys of the access tokens
         * @description The public keys of the access tokens.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Who is signed in.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete your account and everything of yours
         * @description Delete your account and everything of yours.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change your name, or what your norm group is chosen by
         * @description Change your name, or what your norm group is chosen by.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything stored about you
         * @description Everything stored about you.
         */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you are written to about
         * @description What you are written to about.
         */
        get: operations["getNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose what you are written to about, and in which language
         * @description Each e-mail has a link that ends them all.
         */
        patch: operations["changeNotifications"];
        trace?: never;
    };
    "/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page that asks whether to end the e-mails; no sign-in
         * @description A page that asks whether to end the e-mails; no sign-in.
         */
        get: operations["getUnsubscribePage"];
        put?: never;
        /**
         * End the e-mails; no sign-in
         * @description As mail programs send it (`List-Unsubscribe=One-Click`); what the body says does not matter.
         */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * You, your newest analyses, your persona, and what is new
         * @description You, your newest analyses, your persona, and what is new.
         */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The instruments that an analysis can use
         * @description The instruments that an analysis can use.
         */
        get: operations["listInstruments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An instrument as a respondent sees it
         * @description An instrument as a respondent sees it.
         */
        get: operations["getInstrument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments/{id}/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The traits that an instrument measures, and their levels, in words for people
         * @description Each text has a key, the same in every language.
         */
        get: operations["getTraitWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your analyses, newest first unless asked otherwise
         * @description Your analyses, newest first unless asked otherwise.
         */
        get: operations["listAnalyses"];
        put?: never;
        /**
         * Open a profile analysis
         * @description Repeated by its Idempotency-Key after the analysis was deleted, it makes no other: 404.
         */
        post: operations["createAnalysis"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An analysis
         * @description An analysis.
         */
        get: operations["getAnalysis"];
        put?: never;
        post?: never;
        /**
         * Delete an analysis, every response to it, and the persona made from them
         * @description A persona that shows what was made from them goes, with its card and everybody's conversations. One that shows an earlier version, of another analysis, goes on with that.
         */
        delete: operations["deleteAnalysis"];
        options?: never;
        head?: never;
        /**
         * Rename, close or reopen an analysis
         * @description Rename, close or reopen an analysis.
         */
        patch: operations["changeAnalysis"];
        trace?: never;
    };
    "/analyses/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how many peers' responses you have seen: those that came after are new
         * @description Sent late, or twice, it makes nothing new again.
         */
        put: operations["markResponsesSeen"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/responses/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you answered about yourself, or as far as you have come
         * @description Where nothing is kept yet that is a 404, and with `draft=true` an empty draft.
         */
        get: operations["getOwnResponse"];
        /**
         * Answer about yourself; again, to replace your answers; with draft=true, keep a part of them
         * @description With `draft=true` what is there so far is kept, in place of an earlier draft, and counts as no response: the answer is how far it has come.
         */
        put: operations["putOwnResponse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/share-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new link for respondents; the old one ends
         * @description A new link for respondents; the old one ends.
         */
        post: operations["createShareToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/responses/{responseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete one response
         * @description Of a peer's that was used, what was used together with it is not used any more: the others of its batch wait again.
         */
        delete: operations["deleteResponse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The responses to an analysis, in no order that tells when they came, without their answers
         * @description The responses to an analysis, in no order that tells when they came, without their answers.
         */
        get: operations["listResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys/{shareToken}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody needs to answer a survey about another; no sign-in
         * @description What somebody needs to answer a survey about another; no sign-in.
         */
        get: operations["getSurvey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/surveys/{shareToken}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a survey about somebody, anonymously; no sign-in
         * @description With an Idempotency-Key, a repeat is stored once and answered as the first was. The receipt is told here and never again: with it, and no sign-in, the response is read or withdrawn.
         */
        post: operations["submitResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody said, by their receipt; no sign-in
         * @description What somebody said, by their receipt; no sign-in.
         */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        /**
         * Withdraw what one said, by its receipt; no sign-in
         * @description Nothing that is made from then on uses it; what was made before stays.
         */
        delete: operations["withdrawResponse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a persona made from an analysis
         * @description While one is being made, every further call answers that same one. How many may be begun in a day is limited.
         */
        post: operations["generatePersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed generation again, without paying again for what the model had answered
         * @description For a failure that is `retryable`. While one is being made, it answers that same one.
         */
        post: operations["retryPersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your persona, or how far it is
         * @description Your persona, or how far it is.
         */
        get: operations["getPersona"];
        put?: never;
        post?: never;
        /**
         * Delete your persona with all its versions
         * @description Delete your persona with all its versions.
         */
        delete: operations["deletePersona"];
        options?: never;
        head?: never;
        /**
         * Publish or withdraw your persona, take or give back a handle, say whom it talks to
         * @description `chat.audience`: whether a public persona talks to others who are signed in, or to nobody; `chat.tokensPerMonth`: as much as others may have of it in a month (UTC), without end when it is `null`. You can always talk to it.
         */
        patch: operations["changePersona"];
        trace?: never;
    };
    "/personas/me/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many others talk to your persona, and what that costs
         * @description In all, and by month (UTC). Counts alone: nobody is told who they are or what was said, and they stay when a conversation is deleted. Whoever deletes theirs and begins anew is counted again.
         */
        get: operations["getPersonaUse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The making of your persona, state by state
         * @description The making of your persona, state by state.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions of your persona, newest first unless asked otherwise
         * @description All versions of your persona, newest first unless asked otherwise.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/versions/{version}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A thumb up or down on the profile of a version, or none
         * @description A thumb up or down on the profile of a version, or none.
         */
        put: operations["rateProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How two versions of your traits differ, and which differences are more than chance
         * @description Without `to` it is the last ready version, without `from` the one before it. A difference is reliable beyond 1.96·10·√(2(1 - α)).
         */
        get: operations["compareVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The making of your persona, as it goes on
         * @description `step`, `progress`, and at the end `ready` or `failed`, which end the stream; so does most of a minute. Polling /personas/me tells the same.
         */
        get: operations["watchPersona"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/character-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your persona for other chat programs: Character Card V2
         * @description The numbers of your traits are in it only with `traits=true`, as `persona_ai/traits`.
         */
        get: operations["getCharacterCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/character-card.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your persona for other chat programs, as a picture that holds its Character Card V2
         * @description A portrait of 512 × 768 with the persona's emblem. The card stands in the tEXt chunk `chara`, as JSON in base64, and as Character Card V3 in `ccv3`. With `traits=true` the radar is shown, too.
         */
        get: operations["getCharacterCardPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your conversation with a persona, newest first unless asked otherwise
         * @description It begins with the persona's greeting. Answers that another took the place of are not in it.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Say something to your own persona, or to a public one
         * @description With `Accept: text/event-stream` as it comes: `message.queued` while others are answered before it, `message.start`, `message.delta` for every piece of text, and `message.end`; or `error`, a problem. Each event has an id, and comments keep the connection while nothing comes. Messages of one conversation are answered in the order in which they came. Words of self-harm or of danger to others are answered with what helps (`stopReason: crisis`).
         *
         *     ```
         *     id: 1
         *     event: message.start
         *     data: {"id":"msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C","replyTo":"msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"}
         *
         *     id: 2
         *     event: message.delta
         *     data: {"text":"Hello! I'm glad "}
         *
         *     id: 3
         *     event: message.delta
         *     data: {"text":"you're here."}
         *
         *     id: 4
         *     event: message.end
         *     data: {"id":"msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C","usage":{"inputTokens":1310,"outputTokens":14},"stopReason":"end_turn","model":"global.anthropic.claude-sonnet-5-5"}
         *     ```
         */
        post: operations["sendMessage"];
        /**
         * Delete your conversation with a persona, and what it remembers of you
         * @description Delete your conversation with a persona, and what it remembers of you.
         */
        delete: operations["deleteMessages"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the last message answered anew
         * @description By its id or its answer's. The new answer takes the place of the old one once it is there; a whole old one is kept as an alternative. It counts as a message. `notMeant`: the words were no cry for help, and are answered as any others.
         */
        post: operations["regenerateMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say a message of yours in another way, and have that answered
         * @description What followed on it is set aside as a thread of its own, which one can go back to.
         */
        post: operations["editMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an answer that is being made
         * @description By the id that `message.start` told. What was said until then is kept with the status `stopped`, and the stream ends with `message.end`.
         */
        post: operations["stopMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All answers to the message that this one answers, oldest first
         * @description All answers to the message that this one answers, oldest first.
         */
        get: operations["listAlternatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/choose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an alternative in the place of the last answer
         * @description Put an alternative in the place of the last answer.
         */
        post: operations["chooseAlternative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A thumb up or down on an answer, or none
         * @description A thumb up or down on an answer, or none.
         */
        put: operations["rateMessage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that you have read all up to this message
         * @description An answer is unread until then, or until you say something. Sent late, or twice, it makes nothing unread again.
         */
        put: operations["markMessagesRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/messages/{messageId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report an answer to whoever runs this
         * @description They get to know which answer, and why. Reported again, the newer reason holds.
         */
        post: operations["reportMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your conversations, the last one first unless asked otherwise
         * @description Your conversations, the last one first unless asked otherwise.
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages of your own conversations that have words of a query, the best first
         * @description Messages of your own conversations that have words of a query, the best first.
         */
        get: operations["searchConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lines of your talk with a persona, newest first
         * @description The lines of your talk with a persona, newest first.
         */
        get: operations["listThreads"];
        put?: never;
        /**
         * Begin another conversation with a persona
         * @description It begins with the greeting, and is talked in from then on. What the persona remembers of you stays.
         */
        post: operations["createThread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/threads/{threadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Name a thread, or go on in it
         * @description Name a thread, or go on in it.
         */
        patch: operations["updateThread"];
        trace?: never;
    };
    "/personas/{id}/messages/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The conversation as a file of JSON lines, as SillyTavern reads it
         * @description The conversation as a file of JSON lines, as SillyTavern reads it.
         */
        get: operations["exportMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/memories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a persona remembers of you, newest first unless asked otherwise
         * @description What a persona remembers of you, newest first unless asked otherwise.
         */
        get: operations["listMemories"];
        put?: never;
        post?: never;
        /**
         * Have a persona forget all about you
         * @description What was said from its source on is not sent to the model any more; it stays in the history.
         */
        delete: operations["deleteMemories"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/memories/{memoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Have a persona forget something about you
         * @description What was said from its source on is not sent to the model any more; it stays in the history.
         */
        delete: operations["deleteMemory"];
        options?: never;
        head?: never;
        /**
         * Correct what a persona remembers of you
         * @description What was said from its source on is not sent to the model any more; it stays in the history.
         */
        patch: operations["changeMemory"];
        trace?: never;
    };
    "/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All published personas, newest first unless asked otherwise; no sign-in
         * @description Pages are stable: a card that is there all the time is on exactly one of them.
         */
        get: operations["listCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a published persona shows; no sign-in
         * @description Of its traits the T scores (mean 50, standard deviation 10) with their 90 % intervals.
         */
        get: operations["getCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{handle}/image.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The card as a picture, light or dark as its viewer prefers; no sign-in
         * @description The card as a picture, light or dark as its viewer prefers; no sign-in.
         */
        get: operations["getCardSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{handle}/image.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The card as a picture for link previews; no sign-in
         * @description A name in letters that the picture's font (DejaVu Sans) lacks is replaced by the handle, such a tagline left out.
         */
        get: operations["getCardPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{handle}/emblem.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The emblem of a card: same traits, same emblem; no sign-in
         * @description Five petals, as long as the five T scores and as soft as their 90 % bands; nothing else is in it.
         */
        get: operations["getCardEmblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/emblem.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The emblem of your own persona, public or not
         * @description The emblem of your own persona, public or not.
         */
        get: operations["getMyEmblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/radar.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The radar of your own persona, public or not
         * @description The radar of your own persona, public or not.
         */
        get: operations["getMyRadar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/c/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A card as a page for people, to be shared; no sign-in
         * @description HTML with Open Graph tags, readable without JavaScript, in the reader's language: that of `lang` (en, de, fr or es), else the best of Accept-Language. A card that is not there is a page, too.
         */
        get: operations["getCardPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{handle}/chemistry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * You and the owner of a card
         * @description Needs a card of your own: `card_not_published` otherwise; with it itself: `same_person`. Scores are shares of random pairs that fit less well. A dimension's weight is that of its fit in the whole fit, before these are made into scores.
         */
        get: operations["getMyChemistry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chemistry/{a}/{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The owners of two cards
         * @description The same answer, whichever card is named first. A card and itself: `same_person`. Scores are shares of random pairs that fit less well. A dimension's weight is that of its fit in the whole fit, before these are made into scores.
         */
        get: operations["getChemistry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/me/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public cards that fit you best, best first
         * @description Needs a card of your own: `card_not_published` otherwise. Your own is not among them. A withdrawn card is never shown; a new card, or one that says something else, counts at once (after at most five minutes when more than 2,000 have changed within these).
         */
        get: operations["listMatches"];
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
        /**
         * @example {
         *       "type": "urn:problem:persona-ai:analysis_not_found",
         *       "title": "Not Found",
         *       "status": 404,
         *       "code": "analysis_not_found",
         *       "detail": "There is no such analysis.",
         *       "requestId": "0b5ff3fd-4f7e-4f3a-9f0f-1f6f0d0a4f4e"
         *     }
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: components["schemas"]["ProblemCode"];
            detail: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /**
         * @example {
         *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6…",
         *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…",
         *       "tokenType": "Bearer",
         *       "expiresIn": 900,
         *       "user": {
         *         "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "name": "Ada Lovelace",
         *         "email": "ada@example.com",
         *         "sex": "female",
         *         "birthYear": 1990,
         *         "createdAt": "2026-11-22T09:00:00.000Z",
         *         "updatedAt": "2026-11-22T09:00:00.000Z"
         *       }
         *     }
         */
        SignedIn: {
            accessToken: string;
            refreshToken?: string;
            /** @enum {string} */
            tokenType: "Bearer";
            expiresIn: number;
            user: components["schemas"]["User"];
        };
        /**
         * @example {
         *       "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "name": "Ada Lovelace",
         *       "email": "ada@example.com",
         *       "sex": "female",
         *       "birthYear": 1990,
         *       "createdAt": "2026-11-22T09:00:00.000Z",
         *       "updatedAt": "2026-11-22T09:00:00.000Z"
         *     }
         */
        User: {
            id: string;
            name: string;
            /** Format: email */
            email?: string;
            /** Format: uri */
            picture?: string;
            /** @enum {string} */
            sex?: "male" | "female";
            birthYear?: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @example {
         *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6…",
         *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…",
         *       "tokenType": "Bearer",
         *       "expiresIn": 900
         *     }
         */
        TokenPair: {
            accessToken: string;
            refreshToken?: string;
            /** @enum {string} */
            tokenType: "Bearer";
            expiresIn: number;
        };
        /**
         * @example {
         *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…"
         *     }
         */
        RefreshToken: {
            refreshToken?: string;
        };
        /**
         * @example {
         *       "name": "Ada",
         *       "sex": "female",
         *       "birthYear": 1990
         *     }
         */
        UserChange: {
            name?: string;
            /** @enum {string|null} */
            sex?: "male" | "female" | null;
            birthYear?: number | null;
        };
        /**
         * @example {
         *       "exportedAt": "2026-11-22T09:30:00.000Z",
         *       "user": {
         *         "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "name": "Ada Lovelace",
         *         "email": "ada@example.com",
         *         "sex": "female",
         *         "birthYear": 1990,
         *         "createdAt": "2026-11-22T09:00:00.000Z",
         *         "updatedAt": "2026-11-22T09:00:00.000Z"
         *       },
         *       "account": {
         *         "provider": "google",
         *         "subject": "110169484474386276334"
         *       },
         *       "sessions": [
         *         {
         *           "id": "ses_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "createdAt": "2026-11-22T09:00:00.000Z",
         *           "refreshedAt": "2026-11-22T09:15:00.000Z",
         *           "expiresAt": "2026-12-22T09:15:00.000Z"
         *         }
         *       ],
         *       "analyses": [
         *         {
         *           "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "title": "How others see me",
         *           "instrument": "sapa-bfi-25",
         *           "language": "en",
         *           "status": "open",
         *           "questions": [
         *             {
         *               "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
         *               "text": "What would you ask me for help with?"
         *             }
         *           ],
         *           "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
         *           "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
         *           "responses": {
         *             "self": 1,
         *             "peer": 4,
         *             "waiting": 1,
         *             "excluded": 0
         *           },
         *           "newResponses": 2,
         *           "createdAt": "2026-11-22T09:00:00.000Z",
         *           "updatedAt": "2026-11-22T09:00:00.000Z",
         *           "peerResponses": [
         *             {
         *               "id": "rsp_7Q2M0X4T9BKC3VHE8WJ5RNYZ1D",
         *               "relation": "peer",
         *               "receivedOn": "2026-11-22"
         *             }
         *           ]
         *         }
         *       ],
         *       "personaVersions": [
         *         {
         *           "version": 1,
         *           "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "status": "generating",
         *           "createdAt": "2026-11-22T09:00:00.000Z"
         *         }
         *       ],
         *       "card": {
         *         "handle": "ada-lovelace",
         *         "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "version": 1,
         *         "name": "Ada",
         *         "tagline": "Curious to the bone, calm in a storm",
         *         "summary": "Ada asks one more question than most, and listens to the answer.",
         *         "greeting": "Hello, I'm Ada. What are you working on?",
         *         "conversationStarters": [
         *           "What did you change your mind about lately?",
         *           "What would you build next?"
         *         ],
         *         "traits": {
         *           "instrument": "sapa-bfi-25",
         *           "domains": {
         *             "openness": {
         *               "t": 61.2,
         *               "level": "high",
         *               "band": [
         *                 52.4,
         *                 70
         *               ]
         *             },
         *             "conscientiousness": {
         *               "t": 54.8,
         *               "level": "average",
         *               "band": [
         *                 46.7,
         *                 62.9
         *               ]
         *             },
         *             "extraversion": {
         *               "t": 47.1,
         *               "level": "average",
         *               "band": [
         *                 39.4,
         *                 54.8
         *               ]
         *             },
         *             "agreeableness": {
         *               "t": 56.3,
         *               "level": "high",
         *               "band": [
         *                 48,
         *                 64.6
         *               ]
         *             },
         *             "neuroticism": {
         *               "t": 41.9,
         *               "level": "low",
         *               "band": [
         *                 35.1,
         *                 48.7
         *               ]
         *             }
         *           }
         *         },
         *         "publishedAt": "2026-11-22T09:30:00.000Z",
         *         "url": "https://api.example.com/cards/ada-lovelace",
         *         "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
         *         "previewUrl": "https://api.example.com/cards/ada-lovelace/image.png"
         *       },
         *       "conversations": [
         *         {
         *           "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "createdAt": "2026-11-22T09:00:00.000Z",
         *           "messages": [
         *             {
         *               "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *               "role": "assistant",
         *               "content": "Hello! I'm glad you're here. What's on your mind?",
         *               "createdAt": "2026-11-22T09:00:02.000Z",
         *               "status": "complete",
         *               "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *               "stopReason": "end_turn",
         *               "model": "global.anthropic.claude-sonnet-5-5",
         *               "usage": {
         *                 "inputTokens": 1310,
         *                 "outputTokens": 14
         *               }
         *             }
         *           ],
         *           "memories": [
         *             {
         *               "id": "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *               "text": "Has a sister in Porto.",
         *               "kind": "fact",
         *               "createdAt": "2026-11-22T09:00:02.000Z",
         *               "updatedAt": "2026-11-22T09:00:02.000Z",
         *               "messageId": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
         *             }
         *           ]
         *         }
         *       ],
         *       "dailyUse": [
         *         {
         *           "day": "2026-11-22",
         *           "messages": 1,
         *           "tokens": 1820,
         *           "generations": 1
         *         }
         *       ]
         *     }
         */
        UserExport: {
            /** Format: date-time */
            exportedAt: string;
            user: components["schemas"]["User"];
            account: {
                provider: string;
                subject: string;
            };
            sessions: {
                id: string;
                createdAt: string;
                refreshedAt: string;
                expiresAt: string;
            }[];
            analyses: {
                id: string;
                title: string;
                /** @enum {string} */
                instrument: "sapa-bfi-25" | "ipip-neo-120";
                language: string;
                /** @enum {string} */
                status: "open" | "closed";
                questions: components["schemas"]["Question"][];
                shareToken: string;
                /** Format: uri */
                shareUrl: string;
                responses: components["schemas"]["ResponseCounts"];
                newResponses?: number;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
                selfResponse?: {
                    id: string;
                    createdAt: string;
                    updatedAt: string;
                    answers: {
                        [key: string]: number;
                    };
                    openAnswers: {
                        [key: string]: string;
                    };
                    durationSeconds?: number;
                    flags: ("too_fast" | "straight_line" | "pattern" | "careless" | "fast" | "extreme" | "yea_saying")[];
                };
                selfDraft?: {
                    updatedAt: string;
                    answers: {
                        [key: string]: number;
                    };
                    openAnswers: {
                        [key: string]: string;
                    };
                };
                peerResponses: components["schemas"]["Response"][];
            }[];
            persona?: components["schemas"]["Persona"];
            personaVersions: {
                version: number;
                analysisId: string;
                /** @enum {string} */
                status: "generating" | "ready" | "failed";
                /** Format: date-time */
                createdAt: string;
                traits?: components["schemas"]["Traits"];
                profile?: components["schemas"]["Profile"];
                model?: string;
                usage?: components["schemas"]["Usage"];
                fidelity?: components["schemas"]["Fidelity"];
                /**
                 * @description Its owner's thumb on the profile.
                 * @enum {string}
                 */
                rating?: "up" | "down";
                error?: components["schemas"]["Failure"];
                /** Format: date-time */
                readyAt?: string;
                modelAnswers?: {
                    id: string;
                    question: string;
                    request: string;
                    body: string;
                    /** @enum {boolean} */
                    spent?: true;
                }[];
            }[];
            card?: components["schemas"]["Card"];
            conversations: components["schemas"]["ConversationExport"][];
            notifications?: {
                personaReady: boolean;
                peerAnswered: boolean;
                /** @enum {string} */
                language: "en" | "de" | "fr" | "es";
                /** Format: date-time */
                updatedAt: string;
                /** Format: date */
                toldOn?: string;
            };
            personaUse?: components["schemas"]["PersonaUse"];
            dailyUse: {
                /** Format: date */
                day: string;
                messages: number;
                tokens: number;
                generations: number;
            }[];
        };
        /**
         * @example {
         *       "id": "rsp_7Q2M0X4T9BKC3VHE8WJ5RNYZ1D",
         *       "relation": "peer",
         *       "receivedOn": "2026-11-22"
         *     }
         */
        Response: {
            id: string;
            /** @enum {string} */
            relation: "self" | "peer";
            /** Format: date */
            receivedOn: string;
        };
        /**
         * @example {
         *       "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "version": 1,
         *       "status": "generating",
         *       "step": "generating_profile",
         *       "progress": 0.5,
         *       "createdAt": "2026-11-22T09:00:00.000Z",
         *       "visibility": "private",
         *       "chat": {
         *         "audience": "signed_in"
         *       }
         *     }
         */
        Persona: {
            id: string;
            analysisId: string;
            version: number;
            /** @enum {string} */
            status: "generating" | "ready" | "failed";
            /** @enum {string} */
            step: "queued" | "fetching_responses" | "synthesizing_traits" | "generating_profile" | "interviewing_persona" | "persisting_persona" | "done";
            progress: number;
            /**
             * Format: date-time
             * @description While one is made: when it would be ready, did it take as long as the one before.
             */
            estimatedReadyAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            visibility: "private" | "public";
            handle?: string;
            chat: {
                /** @enum {string} */
                audience: "signed_in" | "nobody";
                tokensPerMonth?: number;
            };
            readyVersion?: number;
            traits?: components["schemas"]["Traits"];
            profile?: components["schemas"]["Profile"];
            model?: string;
            usage?: components["schemas"]["Usage"];
            fidelity?: components["schemas"]["Fidelity"];
            /**
             * @description Its owner's thumb on the profile.
             * @enum {string}
             */
            rating?: "up" | "down";
            error?: components["schemas"]["Failure"];
            /** Format: date-time */
            readyAt?: string;
        };
        /**
         * @example {
         *       "passed": true,
         *       "attempts": 1,
         *       "logRatio": 3.1,
         *       "wouldPass": {
         *         "repetitions": 0.85,
         *         "strangers": 0.15
         *       },
         *       "profileCorrelation": 0.94,
         *       "meanAbsoluteDifference": 3.2,
         *       "warnings": []
         *     }
         */
        Fidelity: {
            passed: boolean;
            logRatio?: number;
            wouldPass?: {
                repetitions: number;
                strangers: number;
            };
            profileCorrelation?: number;
            meanAbsoluteDifference?: number;
            domains?: {
                openness: {
                    t: number;
                    difference: number;
                    within: boolean;
                };
                conscientiousness: {
                    t: number;
                    difference: number;
                    within: boolean;
                };
                extraversion: {
                    t: number;
                    difference: number;
                    within: boolean;
                };
                agreeableness: {
                    t: number;
                    difference: number;
                    within: boolean;
                };
                neuroticism: {
                    t: number;
                    difference: number;
                    within: boolean;
                };
            };
            model?: string;
            attempts: number;
            warnings: {
                code: string;
                message: string;
            }[];
        };
        /**
         * @example {
         *       "handle": "ada-lovelace",
         *       "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "version": 1,
         *       "name": "Ada",
         *       "tagline": "Curious to the bone, calm in a storm",
         *       "summary": "Ada asks one more question than most, and listens to the answer.",
         *       "greeting": "Hello, I'm Ada. What are you working on?",
         *       "conversationStarters": [
         *         "What did you change your mind about lately?",
         *         "What would you build next?"
         *       ],
         *       "traits": {
         *         "instrument": "sapa-bfi-25",
         *         "domains": {
         *           "openness": {
         *             "t": 61.2,
         *             "level": "high",
         *             "band": [
         *               52.4,
         *               70
         *             ]
         *           },
         *           "conscientiousness": {
         *             "t": 54.8,
         *             "level": "average",
         *             "band": [
         *               46.7,
         *               62.9
         *             ]
         *           },
         *           "extraversion": {
         *             "t": 47.1,
         *             "level": "average",
         *             "band": [
         *               39.4,
         *               54.8
         *             ]
         *           },
         *           "agreeableness": {
         *             "t": 56.3,
         *             "level": "high",
         *             "band": [
         *               48,
         *               64.6
         *             ]
         *           },
         *           "neuroticism": {
         *             "t": 41.9,
         *             "level": "low",
         *             "band": [
         *               35.1,
         *               48.7
         *             ]
         *           }
         *         }
         *       },
         *       "publishedAt": "2026-11-22T09:30:00.000Z",
         *       "url": "https://api.example.com/cards/ada-lovelace",
         *       "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
         *       "previewUrl": "https://api.example.com/cards/ada-lovelace/image.png"
         *     }
         */
        Card: {
            handle: string;
            personaId: string;
            version: number;
            name: string;
            tagline: string;
            summary: string;
            greeting: string;
            conversationStarters: string[];
            traits: components["schemas"]["CardTraits"];
            /** Format: date-time */
            publishedAt: string;
            /** Format: uri */
            url: string;
            /** Format: uri */
            imageUrl: string;
            /** Format: uri */
            previewUrl: string;
        };
        /**
         * @example {
         *       "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "createdAt": "2026-11-22T09:00:00.000Z",
         *       "messages": [
         *         {
         *           "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *           "role": "assistant",
         *           "content": "Hello! I'm glad you're here. What's on your mind?",
         *           "createdAt": "2026-11-22T09:00:02.000Z",
         *           "status": "complete",
         *           "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "stopReason": "end_turn",
         *           "model": "global.anthropic.claude-sonnet-5-5",
         *           "usage": {
         *             "inputTokens": 1310,
         *             "outputTokens": 14
         *           }
         *         }
         *       ],
         *       "memories": [
         *         {
         *           "id": "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "text": "Has a sister in Porto.",
         *           "kind": "fact",
         *           "createdAt": "2026-11-22T09:00:02.000Z",
         *           "updatedAt": "2026-11-22T09:00:02.000Z",
         *           "messageId": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
         *         }
         *       ]
         *     }
         */
        ConversationExport: {
            personaId: string;
            /** Format: date-time */
            createdAt: string;
            title?: string;
            drift?: {
                meanAbsoluteDifference: number;
                turns: number;
                /** Format: date-time */
                measuredAt: string;
            };
            summary?: string;
            summarizedTo?: string;
            messages: {
                id: string;
                /** @enum {string} */
                role: "user" | "assistant";
                content: string;
                /** Format: date-time */
                createdAt: string;
                /** @enum {string} */
                status: "complete" | "interrupted" | "stopped";
                replyTo?: string;
                stopReason?: string;
                model?: string;
                usage?: {
                    inputTokens: number;
                    outputTokens: number;
                };
                alternatives?: number;
                /** @enum {string} */
                rating?: "up" | "down";
                isReported?: boolean;
                /** @enum {boolean} */
                forgotten?: true;
                /** @enum {boolean} */
                isAside?: true;
                thread?: string;
                report?: {
                    reason: string;
                    text?: string;
                    /** Format: date-time */
                    reportedAt: string;
                };
            }[];
            memories: components["schemas"]["Memory"][];
        };
        /**
         * @example {
         *       "id": "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "text": "Has a sister in Porto.",
         *       "kind": "fact",
         *       "createdAt": "2026-11-22T09:00:02.000Z",
         *       "updatedAt": "2026-11-22T09:00:02.000Z",
         *       "messageId": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
         *     }
         */
        Memory: {
            id: string;
            text: string;
            /** @enum {string} */
            kind: "core" | "fact";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            endedAt?: string;
            messageId: string;
        };
        /**
         * @example {
         *       "people": 3,
         *       "messages": 41,
         *       "tokens": 61200,
         *       "costUsd": 0.21,
         *       "items": [
         *         {
         *           "month": "2026-11",
         *           "people": 3,
         *           "messages": 41,
         *           "tokens": 61200,
         *           "costUsd": 0.21
         *         }
         *       ]
         *     }
         */
        PersonaUse: {
            people: number;
            messages: number;
            tokens: number;
            costUsd: number;
            items: {
                month: string;
                people: number;
                messages: number;
                tokens: number;
                costUsd: number;
            }[];
        };
        /**
         * @example {
         *       "isAvailable": true,
         *       "personaReady": true,
         *       "peerAnswered": false,
         *       "language": "en"
         *     }
         */
        Notifications: {
            isAvailable: boolean;
            personaReady: boolean;
            peerAnswered: boolean;
            /** @enum {string} */
            language: "en" | "de" | "fr" | "es";
        };
        /**
         * @example {
         *       "personaReady": true
         *     }
         */
        NotificationsChange: {
            personaReady?: boolean;
            peerAnswered?: boolean;
            /** @enum {string} */
            language?: "en" | "de" | "fr" | "es";
        };
        /**
         * @description `analyses`: the newest ones. `persona`: when there is one. `unread`: answers of personas that you have not read, and peers' responses to these analyses that you have not seen.
         * @example {
         *       "user": {
         *         "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "name": "Ada Lovelace",
         *         "email": "ada@example.com",
         *         "sex": "female",
         *         "birthYear": 1990,
         *         "createdAt": "2026-11-22T09:00:00.000Z",
         *         "updatedAt": "2026-11-22T09:00:00.000Z"
         *       },
         *       "analyses": [
         *         {
         *           "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *           "title": "How others see me",
         *           "instrument": "sapa-bfi-25",
         *           "language": "en",
         *           "status": "open",
         *           "questions": [
         *             {
         *               "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
         *               "text": "What would you ask me for help with?"
         *             }
         *           ],
         *           "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
         *           "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
         *           "responses": {
         *             "self": 1,
         *             "peer": 4,
         *             "waiting": 1,
         *             "excluded": 0
         *           },
         *           "newResponses": 2,
         *           "createdAt": "2026-11-22T09:00:00.000Z",
         *           "updatedAt": "2026-11-22T09:00:00.000Z"
         *         }
         *       ],
         *       "persona": {
         *         "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "version": 1,
         *         "status": "generating",
         *         "step": "generating_profile",
         *         "progress": 0.5,
         *         "createdAt": "2026-11-22T09:00:00.000Z",
         *         "visibility": "private",
         *         "chat": {
         *           "audience": "signed_in"
         *         }
         *       },
         *       "unread": {
         *         "messages": 1,
         *         "responses": 2
         *       }
         *     }
         */
        Home: {
            user: components["schemas"]["User"];
            analyses: components["schemas"]["Analysis"][];
            persona?: components["schemas"]["Persona"];
            unread: components["schemas"]["HomeUnread"];
        };
        /**
         * @example {
         *       "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "title": "How others see me",
         *       "instrument": "sapa-bfi-25",
         *       "language": "en",
         *       "status": "open",
         *       "questions": [
         *         {
         *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
         *           "text": "What would you ask me for help with?"
         *         }
         *       ],
         *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
         *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
         *       "responses": {
         *         "self": 1,
         *         "peer": 4,
         *         "waiting": 1,
         *         "excluded": 0
         *       },
         *       "newResponses": 2,
         *       "createdAt": "2026-11-22T09:00:00.000Z",
         *       "updatedAt": "2026-11-22T09:00:00.000Z"
         *     }
         */
        Analysis: {
            id: string;
            title: string;
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            language: string;
            /** @enum {string} */
            status: "open" | "closed";
            questions: components["schemas"]["Question"][];
            shareToken: string;
            /** Format: uri */
            shareUrl: string;
            responses: components["schemas"]["ResponseCounts"];
            newResponses?: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @example {
         *       "messages": 1,
         *       "responses": 2
         *     }
         */
        HomeUnread: {
            messages: number;
            responses: number;
        };
        /**
         * @example {
         *       "instrument": "ipip-neo-120",
         *       "language": "en",
         *       "levels": {
         *         "low": {
         *           "key": "traits.levels.low",
         *           "text": "Lower than most people's"
         *         },
         *         "average": {
         *           "key": "traits.levels.average",
         *           "text": "About as most people's"
         *         },
         *         "high": {
         *           "key": "traits.levels.high",
         *           "text": "Higher than most people's"
         *         }
         *       },
         *       "items": []
         *     }
         */
        TraitWords: {
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            /** @enum {string} */
            language: "en" | "de" | "fr" | "es";
            levels: {
                low: components["schemas"]["TranslatableText"];
                average: components["schemas"]["TranslatableText"];
                high: components["schemas"]["TranslatableText"];
            };
            items: components["schemas"]["DomainWords"][];
        };
        /**
         * @example {
         *       "key": "traits.openness.name",
         *       "text": "Curiosity and imagination"
         *     }
         */
        TranslatableText: {
            key: string;
            text: string;
        };
        DomainWords: {
            /** @enum {string} */
            id: "openness" | "conscientiousness" | "extraversion" | "agreeableness" | "neuroticism";
            name: components["schemas"]["TranslatableText"];
            term: components["schemas"]["TranslatableText"];
            plain: components["schemas"]["TranslatableText"];
            about: components["schemas"]["TranslatableText"];
            low: components["schemas"]["TranslatableText"];
            average: components["schemas"]["TranslatableText"];
            high: components["schemas"]["TranslatableText"];
            more: components["schemas"]["TranslatableText"];
            less: components["schemas"]["TranslatableText"];
            as: components["schemas"]["TranslatableText"];
            facets: components["schemas"]["FacetWords"][];
        };
        /**
         * @example {
         *       "id": "imagination",
         *       "name": {
         *         "key": "traits.openness.imagination.name",
         *         "text": "Imagination"
         *       },
         *       "low": {
         *         "key": "traits.openness.imagination.low",
         *         "text": "Keeps to facts"
         *       },
         *       "high": {
         *         "key": "traits.openness.imagination.high",
         *         "text": "Lives in fantasies, too"
         *       }
         *     }
         */
        FacetWords: {
            id: string;
            name: components["schemas"]["TranslatableText"];
            low: components["schemas"]["TranslatableText"];
            high: components["schemas"]["TranslatableText"];
        };
        /**
         * @example {
         *       "title": "How others see me",
         *       "instrument": "sapa-bfi-25",
         *       "language": "en",
         *       "questions": [
         *         "What would you ask me for help with?"
         *       ]
         *     }
         */
        AnalysisCreation: {
            title: string;
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            /** @description Default: "en". */
            language?: string;
            /** @description Default: []. */
            questions?: string[];
        };
        /**
         * @example {
         *       "status": "closed"
         *     }
         */
        AnalysisChange: {
            title?: string;
            /** @enum {string} */
            status?: "open" | "closed";
        };
        /**
         * @example {
         *       "responses": 4
         *     }
         */
        AnalysisSeen: {
            responses: number;
        };
        /**
         * @example {
         *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "relation": "self",
         *       "createdAt": "2026-11-22T09:00:00.000Z"
         *     }
         */
        SelfResponse: {
            id: string;
            /** @enum {string} */
            relation: "self";
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "answered": 12,
         *       "of": 25
         *     }
         */
        SelfDraft: {
            answered: number;
            of: number;
        };
        /**
         * @example {
         *       "answers": {
         *         "A1": 1,
         *         "A2": 5,
         *         "A3": 6,
         *         "A4": 4,
         *         "A5": 5,
         *         "C1": 6,
         *         "C2": 4,
         *         "C3": 5,
         *         "C4": 3,
         *         "C5": 1,
         *         "E1": 2,
         *         "E2": 3,
         *         "E3": 4,
         *         "E4": 5,
         *         "E5": 6,
         *         "N1": 4,
         *         "N2": 5,
         *         "N3": 6,
         *         "N4": 4,
         *         "N5": 5,
         *         "O1": 6,
         *         "O2": 1,
         *         "O3": 5,
         *         "O4": 6,
         *         "O5": 1
         *       },
         *       "durationSeconds": 140
         *     }
         */
        SelfResponseInput: {
            /**
             * @example {
             *       "A1": 1,
             *       "A2": 5,
             *       "A3": 6,
             *       "A4": 4,
             *       "A5": 5,
             *       "C1": 6,
             *       "C2": 4,
             *       "C3": 5,
             *       "C4": 3,
             *       "C5": 1,
             *       "E1": 2,
             *       "E2": 3,
             *       "E3": 4,
             *       "E4": 5,
             *       "E5": 6,
             *       "N1": 4,
             *       "N2": 5,
             *       "N3": 6,
             *       "N4": 4,
             *       "N5": 5,
             *       "O1": 6,
             *       "O2": 1,
             *       "O3": 5,
             *       "O4": 6,
             *       "O5": 1
             *     }
             */
            answers: {
                [key: string]: number;
            };
            /** @description Default: {}. */
            openAnswers?: {
                [key: string]: string;
            };
            durationSeconds?: number;
        };
        /**
         * @example {
         *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "relation": "self",
         *       "createdAt": "2026-11-22T09:00:00.000Z",
         *       "updatedAt": "2026-11-22T09:00:00.000Z",
         *       "answers": {
         *         "A1": 1,
         *         "A2": 5,
         *         "A3": 6,
         *         "A4": 4,
         *         "A5": 5,
         *         "C1": 6,
         *         "C2": 4,
         *         "C3": 5,
         *         "C4": 3,
         *         "C5": 1,
         *         "E1": 2,
         *         "E2": 3,
         *         "E3": 4,
         *         "E4": 5,
         *         "E5": 6,
         *         "N1": 4,
         *         "N2": 5,
         *         "N3": 6,
         *         "N4": 4,
         *         "N5": 5,
         *         "O1": 6,
         *         "O2": 1,
         *         "O3": 5,
         *         "O4": 6,
         *         "O5": 1
         *       },
         *       "openAnswers": {}
         *     }
         */
        OwnAnswers: {
            id?: string;
            /** @enum {string} */
            relation: "self";
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt: string;
            answers: {
                [key: string]: number;
            };
            openAnswers: {
                [key: string]: string;
            };
            draft?: {
                answers: {
                    [key: string]: number;
                };
                openAnswers: {
                    [key: string]: string;
                };
                answered: number;
                of: number;
                /** Format: date-time */
                updatedAt: string;
            };
        };
        /**
         * @example {
         *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
         *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw"
         *     }
         */
        Share: {
            shareToken: string;
            /** Format: uri */
            shareUrl: string;
        };
        EmptyInput: Record<string, never>;
        /**
         * @example {
         *       "title": "How others see me",
         *       "about": "Ada Lovelace",
         *       "instruction": "Describe Ada Lovelace as they are now, compared with people of their sex and age.",
         *       "instrument": "sapa-bfi-25",
         *       "language": "en",
         *       "languages": [
         *         "en"
         *       ],
         *       "dir": "ltr",
         *       "minutes": 4,
         *       "scale": [
         *         {
         *           "value": 1,
         *           "label": "Very Inaccurate"
         *         }
         *       ],
         *       "items": [
         *         {
         *           "id": "A1",
         *           "text": "Am indifferent to the feelings of others."
         *         }
         *       ],
         *       "questions": [
         *         {
         *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
         *           "text": "What would you ask me for help with?"
         *         }
         *       ],
         *       "notice": "Nobody is shown your answers.",
         *       "noticeLanguage": "en",
         *       "start": "m3x9k2a1.6jQ0b1c2d3e4f5g6h7i8j9k0l1m2n3o4p5q"
         *     }
         */
        Survey: {
            title: string;
            about: string;
            instruction: string;
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            language: string;
            languages: string[];
            /** @enum {string} */
            dir: "ltr" | "rtl";
            minutes: number;
            scale: {
                value: number;
                label: string;
            }[];
            items: {
                id: string;
                text: string;
            }[];
            questions: components["schemas"]["Question"][];
            notice: string;
            noticeLanguage: string;
            start: string;
        };
        /**
         * @example {
         *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "receipt": "q0Jm3cJ6cPqv1m8m0cJ5r3a7s5T2w1y9u8i7o6p5a4s"
         *     }
         */
        SubmittedResponse: {
            id: string;
            receipt: string;
        };
        /**
         * @example {
         *       "relation": "friend",
         *       "answers": {
         *         "A1": 1,
         *         "A2": 5,
         *         "A3": 6,
         *         "A4": 4,
         *         "A5": 5,
         *         "C1": 6,
         *         "C2": 4,
         *         "C3": 5,
         *         "C4": 3,
         *         "C5": 1,
         *         "E1": 2,
         *         "E2": 3,
         *         "E3": 4,
         *         "E4": 5,
         *         "E5": 6,
         *         "N1": 4,
         *         "N2": 5,
         *         "N3": 6,
         *         "N4": 4,
         *         "N5": 5,
         *         "O1": 6,
         *         "O2": 1,
         *         "O3": 5,
         *         "O4": 6,
         *         "O5": 1
         *       }
         *     }
         */
        PeerResponseInput: {
            /** @enum {string} */
            relation: "friend" | "family" | "partner" | "colleague" | "other";
            /**
             * @example {
             *       "A1": 1,
             *       "A2": 5,
             *       "A3": 6,
             *       "A4": 4,
             *       "A5": 5,
             *       "C1": 6,
             *       "C2": 4,
             *       "C3": 5,
             *       "C4": 3,
             *       "C5": 1,
             *       "E1": 2,
             *       "E2": 3,
             *       "E3": 4,
             *       "E4": 5,
             *       "E5": 6,
             *       "N1": 4,
             *       "N2": 5,
             *       "N3": 6,
             *       "N4": 4,
             *       "N5": 5,
             *       "O1": 6,
             *       "O2": 1,
             *       "O3": 5,
             *       "O4": 6,
             *       "O5": 1
             *     }
             */
            answers: {
                [key: string]: number;
            };
            /** @description Default: {}. */
            openAnswers?: {
                [key: string]: string;
            };
            start?: string;
        };
        /**
         * @example {
         *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "title": "How others see me",
         *       "about": "Ada Lovelace",
         *       "instrument": "sapa-bfi-25",
         *       "language": "en",
         *       "relation": "friend",
         *       "answers": {
         *         "A1": 1,
         *         "A2": 5,
         *         "A3": 6,
         *         "A4": 4,
         *         "A5": 5,
         *         "C1": 6,
         *         "C2": 4,
         *         "C3": 5,
         *         "C4": 3,
         *         "C5": 1,
         *         "E1": 2,
         *         "E2": 3,
         *         "E3": 4,
         *         "E4": 5,
         *         "E5": 6,
         *         "N1": 4,
         *         "N2": 5,
         *         "N3": 6,
         *         "N4": 4,
         *         "N5": 5,
         *         "O1": 6,
         *         "O2": 1,
         *         "O3": 5,
         *         "O4": 6,
         *         "O5": 1
         *       },
         *       "openAnswers": {},
         *       "questions": [],
         *       "receivedOn": "2026-11-22"
         *     }
         */
        GivenResponse: {
            id: string;
            title: string;
            about: string;
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            language: string;
            /** @enum {string} */
            relation: "friend" | "family" | "partner" | "colleague" | "other";
            answers: {
                [key: string]: number;
            };
            openAnswers: {
                [key: string]: string;
            };
            questions: {
                id: string;
                text: string;
            }[];
            /** Format: date */
            receivedOn: string;
        };
        /**
         * @example {
         *       "visibility": "public",
         *       "handle": "ada-lovelace"
         *     }
         */
        PersonaChange: {
            /** @enum {string} */
            visibility?: "private" | "public";
            handle?: string | null;
            chat?: {
                /** @enum {string} */
                audience?: "signed_in" | "nobody";
                tokensPerMonth?: number | null;
            };
        };
        /**
         * @example {
         *       "state": "FetchResponses",
         *       "status": "succeeded",
         *       "attempts": 1,
         *       "startedAt": "2026-11-22T09:00:00.000Z",
         *       "endedAt": "2026-11-22T09:00:00.120Z"
         *     }
         */
        RunState: {
            state: string;
            /** @enum {string} */
            status: "running" | "succeeded" | "failed" | "aborted";
            attempts: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt?: string;
            error?: components["schemas"]["Failure"];
        };
        /**
         * @example {
         *       "version": 1,
         *       "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "status": "generating",
         *       "createdAt": "2026-11-22T09:00:00.000Z"
         *     }
         */
        PersonaVersion: {
            version: number;
            analysisId: string;
            /** @enum {string} */
            status: "generating" | "ready" | "failed";
            /** Format: date-time */
            createdAt: string;
            traits?: components["schemas"]["Traits"];
            profile?: components["schemas"]["Profile"];
            model?: string;
            usage?: components["schemas"]["Usage"];
            fidelity?: components["schemas"]["Fidelity"];
            /**
             * @description Its owner's thumb on the profile.
             * @enum {string}
             */
            rating?: "up" | "down";
            error?: components["schemas"]["Failure"];
            /** Format: date-time */
            readyAt?: string;
        };
        /**
         * @example {
         *       "rating": "up"
         *     }
         */
        ProfileRating: {
            /** @enum {string|null} */
            rating: "up" | "down" | null;
        };
        /**
         * @example {
         *       "from": 1,
         *       "to": 2,
         *       "items": [
         *         {
         *           "scale": "openness",
         *           "from": 51.2,
         *           "to": 66,
         *           "difference": 14.8,
         *           "threshold": 12.3,
         *           "reliable": true
         *         },
         *         {
         *           "scale": "neuroticism",
         *           "from": 48,
         *           "to": 44.5,
         *           "difference": -3.5,
         *           "threshold": 11.9,
         *           "reliable": false
         *         }
         *       ]
         *     }
         */
        TraitChanges: {
            from: number;
            to: number;
            items: {
                scale: string;
                from: number;
                to: number;
                difference: number;
                threshold: number;
                reliable: boolean;
            }[];
        };
        /**
         * @description Data of `step` and `progress` (a step), `ready` and `failed` (the persona).
         * @example {
         *       "version": 1,
         *       "status": "generating",
         *       "step": "generating_profile",
         *       "progress": 0.5
         *     }
         */
        PersonaEvent: components["schemas"]["PersonaStep"] | components["schemas"]["Persona"];
        /**
         * @description Data of `step` and `progress`.
         * @example {
         *       "version": 1,
         *       "status": "generating",
         *       "step": "generating_profile",
         *       "progress": 0.5
         *     }
         */
        PersonaStep: {
            version: number;
            /** @enum {string} */
            status: "generating" | "ready" | "failed";
            /** @enum {string} */
            step: "queued" | "fetching_responses" | "synthesizing_traits" | "generating_profile" | "interviewing_persona" | "persisting_persona" | "done";
            progress: number;
        };
        /**
         * @example {
         *       "spec": "chara_card_v2",
         *       "spec_version": "2.0",
         *       "data": {
         *         "name": "Ada",
         *         "description": "Ada asks one more question than most.\n\n{{char}} values: learning; honesty.",
         *         "personality": "Curious to the bone, calm in a storm\nWarm, dry and quick.",
         *         "scenario": "{{user}} and {{char}} are talking in a chat.",
         *         "first_mes": "Hello, I'm Ada. What are you working on?",
         *         "mes_example": "<START>\n{{char}}: Let me take that apart.",
         *         "creator_notes": "{{char}} is an AI persona, made from a personality survey.",
         *         "system_prompt": "Write the next reply of {{char}} in a chat with {{user}}.",
         *         "post_history_instructions": "",
         *         "alternate_greetings": [],
         *         "tags": [
         *           "persona-ai",
         *           "big-five"
         *         ],
         *         "creator": "Persona AI",
         *         "character_version": "1",
         *         "extensions": {}
         *       }
         *     }
         */
        CharacterCard: {
            /** @enum {string} */
            spec: "chara_card_v2";
            /** @enum {string} */
            spec_version: "2.0";
            data: {
                name: string;
                description: string;
                personality: string;
                scenario: string;
                first_mes: string;
                mes_example: string;
                creator_notes: string;
                system_prompt: string;
                post_history_instructions: string;
                alternate_greetings: string[];
                tags: string[];
                creator: string;
                character_version: string;
                extensions: {
                    "persona_ai/traits"?: components["schemas"]["CardTraits"];
                };
            };
        };
        /**
         * @example {
         *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *       "role": "assistant",
         *       "content": "Hello! I'm glad you're here. What's on your mind?",
         *       "createdAt": "2026-11-22T09:00:02.000Z",
         *       "status": "complete",
         *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "stopReason": "end_turn",
         *       "model": "global.anthropic.claude-sonnet-5-5",
         *       "usage": {
         *         "inputTokens": 1310,
         *         "outputTokens": 14
         *       }
         *     }
         */
        Message: {
            id: string;
            /** @enum {string} */
            role: "user" | "assistant";
            content: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            status: "complete" | "interrupted" | "stopped";
            replyTo?: string;
            stopReason?: string;
            model?: string;
            usage?: {
                inputTokens: number;
                outputTokens: number;
            };
            alternatives?: number;
            /** @enum {string} */
            rating?: "up" | "down";
            isReported?: boolean;
        };
        /**
         * @description Data of a chat's events, by their names: `message.queued`, `message.start`, `message.delta`, `message.end`, `error` (a problem).
         * @example {
         *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
         *     }
         */
        ChatEvent: components["schemas"]["MessageQueued"] | components["schemas"]["MessageStart"] | components["schemas"]["MessageDelta"] | components["schemas"]["MessageEnd"] | components["schemas"]["Problem"];
        /**
         * @description Data of `message.queued`: others are answered before it.
         * @example {
         *       "position": "waiting"
         *     }
         */
        MessageQueued: {
            /** @enum {string} */
            position: "waiting";
        };
        /**
         * @description Data of `message.start`.
         * @example {
         *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
         *     }
         */
        MessageStart: {
            /** @description The answer's. */
            id: string;
            /** @description The message that it answers. */
            replyTo: string;
        };
        /**
         * @description Data of `message.delta`.
         * @example {
         *       "text": "Hello! I'm glad "
         *     }
         */
        MessageDelta: {
            text: string;
        };
        /**
         * @description Data of `message.end`.
         * @example {
         *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *       "usage": {
         *         "inputTokens": 1310,
         *         "outputTokens": 14
         *       },
         *       "stopReason": "end_turn",
         *       "model": "global.anthropic.claude-sonnet-4-5-20250929-v1:0"
         *     }
         */
        MessageEnd: {
            id: string;
            usage?: {
                inputTokens: number;
                outputTokens: number;
            };
            stopReason?: string;
            model?: string;
        };
        /**
         * @example {
         *       "content": "Hello! How was your day?"
         *     }
         */
        MessageInput: {
            content: string;
        };
        /**
         * @example {
         *       "notMeant": true
         *     }
         */
        MessageAgain: {
            /** @enum {boolean} */
            notMeant?: true;
        };
        /**
         * @example {
         *       "rating": "up"
         *     }
         */
        MessageRating: {
            /** @enum {string|null} */
            rating: "up" | "down" | null;
        };
        /**
         * @example {
         *       "unread": 0
         *     }
         */
        Unread: {
            unread: number;
        };
        /**
         * @example {
         *       "reason": "harmful",
         *       "text": "It told me to stop my medicine."
         *     }
         */
        MessageReport: {
            /** @enum {string} */
            reason: "harmful" | "sexual" | "hateful" | "impersonation" | "private" | "wrong" | "other";
            text?: string;
        };
        /**
         * @example {
         *       "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "name": "Ada",
         *       "title": "Hello! How was your day?",
         *       "turns": 12,
         *       "unread": 1,
         *       "lastMessageAt": "2026-11-22T09:00:02.000Z",
         *       "createdAt": "2026-11-20T18:30:00.000Z"
         *     }
         */
        Conversation: {
            personaId: string;
            name?: string;
            title?: string;
            turns: number;
            unread: number;
            /** Format: date-time */
            lastMessageAt: string;
            /** Format: date-time */
            createdAt: string;
            fidelity?: {
                drift: {
                    meanAbsoluteDifference: number;
                    turns: number;
                    /** Format: date-time */
                    measuredAt: string;
                };
            };
        };
        /**
         * @example {
         *       "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "name": "Ada",
         *       "threadId": "main",
         *       "isCurrent": true,
         *       "message": {
         *         "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
         *         "role": "assistant",
         *         "content": "Hello! I'm glad you're here. What's on your mind?",
         *         "createdAt": "2026-11-22T09:00:02.000Z",
         *         "status": "complete",
         *         "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *         "stopReason": "end_turn",
         *         "model": "global.anthropic.claude-sonnet-5-5",
         *         "usage": {
         *           "inputTokens": 1310,
         *           "outputTokens": 14
         *         }
         *       }
         *     }
         */
        FoundMessage: {
            personaId: string;
            name?: string;
            threadId: string;
            isCurrent: boolean;
            message: components["schemas"]["Message"];
        };
        /**
         * @example {
         *       "id": "main",
         *       "title": "Hello!",
         *       "isCurrent": true,
         *       "createdAt": "2026-11-20T18:30:00.000Z"
         *     }
         */
        Thread: {
            id: string;
            title?: string;
            isCurrent: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "title": "About the move"
         *     }
         */
        ThreadCreation: {
            title?: string;
        };
        /**
         * @example {
         *       "isCurrent": true
         *     }
         */
        ThreadChange: {
            title?: string;
            /** @enum {boolean} */
            isCurrent?: true;
        };
        /**
         * @example {
         *       "text": "Has a sister in Lisbon."
         *     }
         */
        MemoryChange: {
            text?: string;
            /** @enum {string} */
            kind?: "core" | "fact";
            ended?: boolean;
        };
        /**
         * @example {
         *       "score": 73,
         *       "interval": [
         *         38,
         *         91
         *       ],
         *       "basis": "domains",
         *       "dimensions": [
         *         {
         *           "id": "similarity",
         *           "label": "Similar profiles",
         *           "score": 81,
         *           "weight": 0.5,
         *           "explanation": "Ada and Bob are both high in openness and differ most in sensitivity to stress, where Bob is higher; over the five domains, their profiles correlate 0.58."
         *         },
         *         {
         *           "id": "warmth",
         *           "label": "Warmth",
         *           "score": 64,
         *           "weight": 0.3,
         *           "explanation": "Ada and Bob are about equally warm with people, both more than most people."
         *         },
         *         {
         *           "id": "dominance",
         *           "label": "Lead and follow",
         *           "score": 41,
         *           "weight": 0.2,
         *           "explanation": "Ada tends to lead, and Bob neither leads nor goes along more than most people."
         *         }
         *       ],
         *       "summary": "Of 100 random pairs of real people, about 73 fit less well on paper than Ada and Bob. Asked again, most likely somewhere between 38 and 91: a survey measures nobody exactly. It compares what questionnaires say about two people, and cannot tell whether they will like each other…"
         *     }
         */
        Chemistry: {
            score: number;
            interval: [
                number,
                number
            ];
            /** @enum {string} */
            basis: "facets" | "domains";
            dimensions: {
                /** @enum {string} */
                id: "similarity" | "warmth" | "dominance";
                label: string;
                score: number;
                weight: number;
                explanation: string;
            }[];
            summary: string;
        };
        /**
         * @example {
         *       "handle": "ada-lovelace",
         *       "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
         *       "name": "Ada",
         *       "tagline": "Finds the pattern, then the poem in it",
         *       "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
         *       "instrument": "sapa-bfi-25",
         *       "score": 99,
         *       "interval": [
         *         54,
         *         99
         *       ],
         *       "group": 1,
         *       "basis": "domains"
         *     }
         */
        Match: {
            handle: string;
            personaId: string;
            name: string;
            tagline: string;
            /** Format: uri */
            imageUrl: string;
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            score: number;
            interval: [
                number,
                number
            ];
            group: number;
            /** @enum {string} */
            basis: "facets" | "domains";
        };
        /**
         * @description What it was, in one stable word.
         * @enum {string}
         */
        ProblemCode: "invalid_request" | "invalid_redirect_uri" | "invalid_state" | "invalid_code" | "too_young" | "authentication_required" | "invalid_token" | "account_gone" | "sign_in_denied" | "invalid_id_token" | "invalid_refresh_token" | "refresh_token_reused" | "not_through_edge" | "analysis_not_found" | "response_not_found" | "survey_not_found" | "receipt_not_found" | "instrument_not_found" | "persona_not_found" | "version_not_found" | "run_not_found" | "message_not_found" | "thread_not_found" | "memory_not_found" | "card_not_found" | "analysis_closed" | "analysis_full" | "analysis_not_ready" | "duplicate_response" | "handle_taken" | "persona_not_ready" | "persona_not_talking" | "not_retryable" | "generation_superseded" | "card_not_published" | "same_person" | "notifications_unavailable" | "message_forgotten" | "message_not_last" | "too_many_threads" | "conversation_busy" | "conversation_lost" | "reader_gone" | "idempotency_key_reused" | "idempotency_key_in_use" | "changed_meanwhile" | "body_too_large" | "unsupported_media_type" | "daily_messages_reached" | "daily_tokens_reached" | "daily_generations_reached" | "persona_budget_reached" | "too_many_requests" | "table_unavailable" | "table_busy" | "provider_unavailable" | "workflow_unavailable" | "model_throttled" | "model_unavailable" | "model_timeout" | "model_access_denied" | "model_not_offered" | "model_empty" | "model_rejected" | "model_refused" | "route_not_found" | "method_not_allowed" | "internal_error";
        ScaleScore: {
            score: number;
            t: number;
            percentile: number;
            /** @enum {string} */
            level: "low" | "average" | "high";
            certainty: number;
            band: [
                number,
                number
            ];
        };
        DomainTraits: {
            score: number;
            t: number;
            percentile: number;
            /** @enum {string} */
            level: "low" | "average" | "high";
            certainty: number;
            band: [
                number,
                number
            ];
            self?: {
                score: number;
                t: number;
            };
            peers?: {
                t: number;
                n: number;
            };
            agreement?: {
                difference: number;
                threshold: number;
                /** @enum {string} */
                higher: "self" | "peers";
            };
            reliability?: number;
            facets?: {
                [key: string]: components["schemas"]["ScaleScore"];
            };
        };
        Traits: {
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            raters: {
                self: 0 | 1;
                peers: number;
                waiting: number;
                excluded: number;
            };
            domains: {
                openness: components["schemas"]["DomainTraits"];
                conscientiousness: components["schemas"]["DomainTraits"];
                extraversion: components["schemas"]["DomainTraits"];
                agreeableness: components["schemas"]["DomainTraits"];
                neuroticism: components["schemas"]["DomainTraits"];
            };
            agreement?: {
                profileCorrelation?: number;
                gaps?: {
                    trait: string;
                    difference: number;
                    threshold: number;
                    /** @enum {string} */
                    higher: "self" | "peers";
                }[];
            };
            norm: {
                group: string;
                n?: number;
            };
            warnings: {
                code: string;
                message: string;
            }[];
        };
        ProfileClaim: {
            text: string;
            evidence: string[];
        };
        Profile: {
            name: string;
            tagline: string;
            summary: string;
            greeting: string;
            voice: {
                tone: string;
                rules: string[];
                samples: string[];
                dialogues?: {
                    user: string;
                    persona: string;
                }[];
            };
            values: string[];
            strengths: components["schemas"]["ProfileClaim"][];
            blindSpots: components["schemas"]["ProfileClaim"][];
            conversationStarters: string[];
        };
        Failure: {
            code: string;
            message: string;
            retryable: boolean;
        };
        Usage: {
            calls: number;
            /** @description All that the model read, what went by a cache included. */
            inputTokens: number;
            /** @description What it thought is among them. */
            outputTokens: number;
            cacheReadTokens?: number;
            cacheWriteTokens?: number;
            /** @description An estimate of what calls have cost that broke off or timed out; not in the other figures. */
            broken?: {
                calls: number;
                /** @description All that the model read, what went by a cache included. */
                inputTokens: number;
                /** @description What it thought is among them. */
                outputTokens: number;
                cacheReadTokens?: number;
                cacheWriteTokens?: number;
            };
        };
        Question: {
            id: string;
            text: string;
        };
        ResponseCounts: {
            self: number;
            peer: number;
            waiting: number;
            excluded: number;
        };
        CardTraits: {
            /** @enum {string} */
            instrument: "sapa-bfi-25" | "ipip-neo-120";
            domains: {
                openness: {
                    t: number;
                    /** @enum {string} */
                    level: "low" | "average" | "high";
                    band: [
                        number,
                        number
                    ];
                    facets?: {
                        [key: string]: number;
                    };
                };
                conscientiousness: {
                    t: number;
                    /** @enum {string} */
                    level: "low" | "average" | "high";
                    band: [
                        number,
                        number
                    ];
                    facets?: {
                        [key: string]: number;
                    };
                };
                extraversion: {
                    t: number;
                    /** @enum {string} */
                    level: "low" | "average" | "high";
                    band: [
                        number,
                        number
                    ];
                    facets?: {
                        [key: string]: number;
                    };
                };
                agreeableness: {
                    t: number;
                    /** @enum {string} */
                    level: "low" | "average" | "high";
                    band: [
                        number,
                        number
                    ];
                    facets?: {
                        [key: string]: number;
                    };
                };
                neuroticism: {
                    t: number;
                    /** @enum {string} */
                    level: "low" | "average" | "high";
                    band: [
                        number,
                        number
                    ];
                    facets?: {
                        [key: string]: number;
                    };
                };
            };
        };
        GetHealthResult: {
            /** @enum {string} */
            status: "ok";
        };
        GetKeysResult: {
            keys: {
                [key: string]: string;
            }[];
        };
        ListInstrumentsResult: {
            items: {
                /** @enum {string} */
                id: "sapa-bfi-25" | "ipip-neo-120";
                title: string;
                itemCount: number;
                minutes: number;
                languages: string[];
            }[];
        };
        GetInstrumentResult: {
            /** @enum {string} */
            id: "sapa-bfi-25" | "ipip-neo-120";
            title: string;
            language: string;
            /** @enum {string} */
            quality: "reviewed" | "machine-checked";
            /** @enum {string} */
            dir: "ltr" | "rtl";
            scale: {
                value: number;
                label: string;
            }[];
            items: {
                id: string;
                text: string;
            }[];
        };
        AnalysisList: {
            items: components["schemas"]["Analysis"][];
            cursor?: string;
        };
        ResponseList: {
            items: components["schemas"]["Response"][];
            cursor?: string;
        };
        GeneratePersonaInput: {
            analysisId: string;
        };
        GeneratePersonaResult: {
            persona: components["schemas"]["Persona"];
        };
        RunStateList: {
            items: components["schemas"]["RunState"][];
        };
        PersonaVersionList: {
            items: components["schemas"]["PersonaVersion"][];
            cursor?: string;
        };
        MessageList: {
            items: components["schemas"]["Message"][];
            cursor?: string;
        };
        ConversationList: {
            items: components["schemas"]["Conversation"][];
            cursor?: string;
        };
        FoundMessageList: {
            items: components["schemas"]["FoundMessage"][];
        };
        ThreadList: {
            items: components["schemas"]["Thread"][];
        };
        MemoryList: {
            items: components["schemas"]["Memory"][];
            cursor?: string;
        };
        CardList: {
            items: components["schemas"]["Card"][];
            cursor?: string;
        };
        MatchList: {
            items: components["schemas"]["Match"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The request, for whoever looks into its log.
         * @example 0b5ff3fd-4f7e-4f3a-9f0f-1f6f0d0a4f4e
         */
        XRequestId: string;
        /**
         * @description Of this version, for `If-None-Match` and `If-Match`.
         * @example "2.kq3hV0m2o8Zy1tWcT0b7Pw"
         */
        ETag: string;
        /**
         * @description Where to go, or what was made.
         * @example /personas/me
         */
        Location: string;
        /**
         * @description Who may keep it, and how long.
         * @example no-store
         */
        CacheControl: string;
        /**
         * @description How to sign in.
         * @example Bearer error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description Of a repeat, which is answered as the first time: nothing was done twice.
         * @example true
         */
        IdempotentReplayed: string;
        /**
         * @description What to call the file.
         * @example attachment; filename="ada.png"
         */
        ContentDisposition: string;
        /**
         * @description What it is in.
         * @example de
         */
        ContentLanguage: string;
        /**
         * @description By what caches tell answers apart.
         * @example Accept-Language, Origin
         */
        Vary: string;
        /**
         * @description What the browser stays signed in by: no script sees it.
         * @example refresh_token=…
         */
        SetCookie: string;
        /**
         * @description Seconds to wait before the next try.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description What one day allows.
         * @example 200
         */
        RateLimitLimit: number;
        /**
         * @description What is left of it.
         * @example 199
         */
        RateLimitRemaining: number;
        /**
         * @description Seconds until it begins anew.
         * @example 3600
         */
        RateLimitReset: number;
        /**
         * @description The limit and its window in seconds.
         * @example 200;w=86400
         */
        RateLimitPolicy: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["GetHealthResult"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
        };
    };
    beginSignIn: {
        parameters: {
            query?: {
                redirect_uri?: string;
                login_hint?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To a HEAD request, which has no effect. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description To the provider, with state, nonce and PKCE (S256). */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_redirect_uri";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    finishSignIn: {
        parameters: {
            query: {
                state: string;
                code?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, when the sign-in was begun without redirect_uri. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6…",
                     *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900,
                     *       "user": {
                     *         "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "sex": "female",
                     *         "birthYear": 1990,
                     *         "createdAt": "2026-11-22T09:00:00.000Z",
                     *         "updatedAt": "2026-11-22T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description To a HEAD request, which has no effect. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description To the redirect_uri, with the refresh token in an HttpOnly cookie; or, when it failed, with `error`: `access_denied` where the provider did not sign them in, else a problem's code, `server_error` where it is ours. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    Location: components["headers"]["Location"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_state" | "invalid_code";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "sign_in_denied" | "invalid_id_token";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy" | "provider_unavailable";
                    };
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description The new pair. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6…",
                     *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "invalid_refresh_token" | "refresh_token_reused";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "usr_01JD….ses_01JD….f8Jq….x2Lw…"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description Ended, if there was one. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "EC",
                     *           "crv": "P-256",
                     *           "x": "…",
                     *           "y": "…",
                     *           "kid": "…",
                     *           "alg": "ES256",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GetKeysResult"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You, with an ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "sex": "female",
                     *       "birthYear": 1990,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nothing new. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada",
                 *       "sex": "female",
                 *       "birthYear": 1990
                 *     }
                 */
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description You, changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "sex": "female",
                     *       "birthYear": 1990,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request" | "too_young";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    exportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "exportedAt": "2026-11-22T09:30:00.000Z",
                     *       "user": {
                     *         "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "sex": "female",
                     *         "birthYear": 1990,
                     *         "createdAt": "2026-11-22T09:00:00.000Z",
                     *         "updatedAt": "2026-11-22T09:00:00.000Z"
                     *       },
                     *       "account": {
                     *         "provider": "google",
                     *         "subject": "110169484474386276334"
                     *       },
                     *       "sessions": [
                     *         {
                     *           "id": "ses_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "createdAt": "2026-11-22T09:00:00.000Z",
                     *           "refreshedAt": "2026-11-22T09:15:00.000Z",
                     *           "expiresAt": "2026-12-22T09:15:00.000Z"
                     *         }
                     *       ],
                     *       "analyses": [
                     *         {
                     *           "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "title": "How others see me",
                     *           "instrument": "sapa-bfi-25",
                     *           "language": "en",
                     *           "status": "open",
                     *           "questions": [
                     *             {
                     *               "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *               "text": "What would you ask me for help with?"
                     *             }
                     *           ],
                     *           "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *           "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *           "responses": {
                     *             "self": 1,
                     *             "peer": 4,
                     *             "waiting": 1,
                     *             "excluded": 0
                     *           },
                     *           "newResponses": 2,
                     *           "createdAt": "2026-11-22T09:00:00.000Z",
                     *           "updatedAt": "2026-11-22T09:00:00.000Z",
                     *           "peerResponses": [
                     *             {
                     *               "id": "rsp_7Q2M0X4T9BKC3VHE8WJ5RNYZ1D",
                     *               "relation": "peer",
                     *               "receivedOn": "2026-11-22"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "personaVersions": [
                     *         {
                     *           "version": 1,
                     *           "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "status": "generating",
                     *           "createdAt": "2026-11-22T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "card": {
                     *         "handle": "ada-lovelace",
                     *         "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "version": 1,
                     *         "name": "Ada",
                     *         "tagline": "Curious to the bone, calm in a storm",
                     *         "summary": "Ada asks one more question than most, and listens to the answer.",
                     *         "greeting": "Hello, I'm Ada. What are you working on?",
                     *         "conversationStarters": [
                     *           "What did you change your mind about lately?",
                     *           "What would you build next?"
                     *         ],
                     *         "traits": {
                     *           "instrument": "sapa-bfi-25",
                     *           "domains": {
                     *             "openness": {
                     *               "t": 61.2,
                     *               "level": "high",
                     *               "band": [
                     *                 52.4,
                     *                 70
                     *               ]
                     *             },
                     *             "conscientiousness": {
                     *               "t": 54.8,
                     *               "level": "average",
                     *               "band": [
                     *                 46.7,
                     *                 62.9
                     *               ]
                     *             },
                     *             "extraversion": {
                     *               "t": 47.1,
                     *               "level": "average",
                     *               "band": [
                     *                 39.4,
                     *                 54.8
                     *               ]
                     *             },
                     *             "agreeableness": {
                     *               "t": 56.3,
                     *               "level": "high",
                     *               "band": [
                     *                 48,
                     *                 64.6
                     *               ]
                     *             },
                     *             "neuroticism": {
                     *               "t": 41.9,
                     *               "level": "low",
                     *               "band": [
                     *                 35.1,
                     *                 48.7
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         "publishedAt": "2026-11-22T09:30:00.000Z",
                     *         "url": "https://api.example.com/cards/ada-lovelace",
                     *         "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
                     *         "previewUrl": "https://api.example.com/cards/ada-lovelace/image.png"
                     *       },
                     *       "conversations": [
                     *         {
                     *           "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "createdAt": "2026-11-22T09:00:00.000Z",
                     *           "messages": [
                     *             {
                     *               "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *               "role": "assistant",
                     *               "content": "Hello! I'm glad you're here. What's on your mind?",
                     *               "createdAt": "2026-11-22T09:00:02.000Z",
                     *               "status": "complete",
                     *               "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *               "stopReason": "end_turn",
                     *               "model": "global.anthropic.claude-sonnet-5-5",
                     *               "usage": {
                     *                 "inputTokens": 1310,
                     *                 "outputTokens": 14
                     *               }
                     *             }
                     *           ],
                     *           "memories": [
                     *             {
                     *               "id": "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *               "text": "Has a sister in Porto.",
                     *               "kind": "fact",
                     *               "createdAt": "2026-11-22T09:00:02.000Z",
                     *               "updatedAt": "2026-11-22T09:00:02.000Z",
                     *               "messageId": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "dailyUse": [
                     *         {
                     *           "day": "2026-11-22",
                     *           "messages": 1,
                     *           "tokens": 1820,
                     *           "generations": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserExport"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Off unless you asked for it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "isAvailable": true,
                     *       "personaReady": true,
                     *       "peerAnswered": false,
                     *       "language": "en"
                     *     }
                     */
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    changeNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "personaReady": true
                 *     }
                 */
                "application/json": components["schemas"]["NotificationsChange"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "isAvailable": true,
                     *       "personaReady": true,
                     *       "peerAnswered": false,
                     *       "language": "en"
                     *     }
                     */
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "notifications_unavailable";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getUnsubscribePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description A page that says that this link is no longer good. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that says so. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description A page that says that this link is no longer good. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getHome: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it, with an ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "sex": "female",
                     *         "birthYear": 1990,
                     *         "createdAt": "2026-11-22T09:00:00.000Z",
                     *         "updatedAt": "2026-11-22T09:00:00.000Z"
                     *       },
                     *       "analyses": [
                     *         {
                     *           "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "title": "How others see me",
                     *           "instrument": "sapa-bfi-25",
                     *           "language": "en",
                     *           "status": "open",
                     *           "questions": [
                     *             {
                     *               "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *               "text": "What would you ask me for help with?"
                     *             }
                     *           ],
                     *           "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *           "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *           "responses": {
                     *             "self": 1,
                     *             "peer": 4,
                     *             "waiting": 1,
                     *             "excluded": 0
                     *           },
                     *           "newResponses": 2,
                     *           "createdAt": "2026-11-22T09:00:00.000Z",
                     *           "updatedAt": "2026-11-22T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "persona": {
                     *         "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "version": 1,
                     *         "status": "generating",
                     *         "step": "generating_profile",
                     *         "progress": 0.5,
                     *         "createdAt": "2026-11-22T09:00:00.000Z",
                     *         "visibility": "private",
                     *         "chat": {
                     *           "audience": "signed_in"
                     *         }
                     *       },
                     *       "unread": {
                     *         "messages": 1,
                     *         "responses": 2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description Nothing new. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listInstruments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "sapa-bfi-25",
                     *           "title": "25 IPIP items",
                     *           "itemCount": 25,
                     *           "minutes": 3,
                     *           "languages": [
                     *             "en"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ListInstrumentsResult"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
        };
    };
    getInstrument: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Scale and items, without keys and domains. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sapa-bfi-25",
                     *       "title": "25 IPIP items for the five factors",
                     *       "language": "en",
                     *       "quality": "reviewed",
                     *       "dir": "ltr",
                     *       "scale": [
                     *         {
                     *           "value": 1,
                     *           "label": "Very Inaccurate"
                     *         }
                     *       ],
                     *       "items": [
                     *         {
                     *           "id": "A1",
                     *           "text": "Am indifferent to the feelings of others."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GetInstrumentResult"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "instrument_not_found";
                    };
                };
            };
        };
    };
    getTraitWords: {
        parameters: {
            query?: {
                language?: "en" | "de" | "fr" | "es";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Domains, each with its facets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "instrument": "ipip-neo-120",
                     *       "language": "en",
                     *       "levels": {
                     *         "low": {
                     *           "key": "traits.levels.low",
                     *           "text": "Lower than most people's"
                     *         },
                     *         "average": {
                     *           "key": "traits.levels.average",
                     *           "text": "About as most people's"
                     *         },
                     *         "high": {
                     *           "key": "traits.levels.high",
                     *           "text": "Higher than most people's"
                     *         }
                     *       },
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["TraitWords"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "instrument_not_found";
                    };
                };
            };
        };
    };
    listAnalyses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
                status?: "open" | "closed";
                instrument?: "sapa-bfi-25" | "ipip-neo-120";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "title": "How others see me",
                     *           "instrument": "sapa-bfi-25",
                     *           "language": "en",
                     *           "status": "open",
                     *           "questions": [
                     *             {
                     *               "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *               "text": "What would you ask me for help with?"
                     *             }
                     *           ],
                     *           "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *           "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *           "responses": {
                     *             "self": 1,
                     *             "peer": 4,
                     *             "waiting": 1,
                     *             "excluded": 0
                     *           },
                     *           "newResponses": 2,
                     *           "createdAt": "2026-11-22T09:00:00.000Z",
                     *           "updatedAt": "2026-11-22T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AnalysisList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    createAnalysis: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "How others see me",
                 *       "instrument": "sapa-bfi-25",
                 *       "language": "en",
                 *       "questions": [
                 *         "What would you ask me for help with?"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AnalysisCreation"];
            };
        };
        responses: {
            /** @description The analysis, open. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "title": "How others see me",
                     *       "instrument": "sapa-bfi-25",
                     *       "language": "en",
                     *       "status": "open",
                     *       "questions": [
                     *         {
                     *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *           "text": "What would you ask me for help with?"
                     *         }
                     *       ],
                     *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "responses": {
                     *         "self": 1,
                     *         "peer": 4,
                     *         "waiting": 1,
                     *         "excluded": 0
                     *       },
                     *       "newResponses": 2,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getAnalysis: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The analysis, with an ETag for the next look. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "title": "How others see me",
                     *       "instrument": "sapa-bfi-25",
                     *       "language": "en",
                     *       "status": "open",
                     *       "questions": [
                     *         {
                     *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *           "text": "What would you ask me for help with?"
                     *         }
                     *       ],
                     *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "responses": {
                     *         "self": 1,
                     *         "peer": 4,
                     *         "waiting": 1,
                     *         "excluded": 0
                     *       },
                     *       "newResponses": 2,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description Nothing new. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    deleteAnalysis: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    changeAnalysis: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "closed"
                 *     }
                 */
                "application/json": components["schemas"]["AnalysisChange"];
            };
        };
        responses: {
            /** @description The analysis, changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "title": "How others see me",
                     *       "instrument": "sapa-bfi-25",
                     *       "language": "en",
                     *       "status": "open",
                     *       "questions": [
                     *         {
                     *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *           "text": "What would you ask me for help with?"
                     *         }
                     *       ],
                     *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "responses": {
                     *         "self": 1,
                     *         "peer": 4,
                     *         "waiting": 1,
                     *         "excluded": 0
                     *       },
                     *       "newResponses": 2,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    markResponsesSeen: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "responses": 4
                 *     }
                 */
                "application/json": components["schemas"]["AnalysisSeen"];
            };
        };
        responses: {
            /** @description The analysis, with what is new. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "title": "How others see me",
                     *       "instrument": "sapa-bfi-25",
                     *       "language": "en",
                     *       "status": "open",
                     *       "questions": [
                     *         {
                     *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *           "text": "What would you ask me for help with?"
                     *         }
                     *       ],
                     *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "responses": {
                     *         "self": 1,
                     *         "peer": 4,
                     *         "waiting": 1,
                     *         "excluded": 0
                     *       },
                     *       "newResponses": 2,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getOwnResponse: {
        parameters: {
            query?: {
                draft?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your answers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "relation": "self",
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "updatedAt": "2026-11-22T09:00:00.000Z",
                     *       "answers": {
                     *         "A1": 1,
                     *         "A2": 5,
                     *         "A3": 6,
                     *         "A4": 4,
                     *         "A5": 5,
                     *         "C1": 6,
                     *         "C2": 4,
                     *         "C3": 5,
                     *         "C4": 3,
                     *         "C5": 1,
                     *         "E1": 2,
                     *         "E2": 3,
                     *         "E3": 4,
                     *         "E4": 5,
                     *         "E5": 6,
                     *         "N1": 4,
                     *         "N2": 5,
                     *         "N3": 6,
                     *         "N4": 4,
                     *         "N5": 5,
                     *         "O1": 6,
                     *         "O2": 1,
                     *         "O3": 5,
                     *         "O4": 6,
                     *         "O5": 1
                     *       },
                     *       "openAnswers": {}
                     *     }
                     */
                    "application/json": components["schemas"]["OwnAnswers"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found" | "response_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    putOwnResponse: {
        parameters: {
            query?: {
                draft?: "true" | "false";
            };
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answers": {
                 *         "A1": 1,
                 *         "A2": 5,
                 *         "A3": 6,
                 *         "A4": 4,
                 *         "A5": 5,
                 *         "C1": 6,
                 *         "C2": 4,
                 *         "C3": 5,
                 *         "C4": 3,
                 *         "C5": 1,
                 *         "E1": 2,
                 *         "E2": 3,
                 *         "E3": 4,
                 *         "E4": 5,
                 *         "E5": 6,
                 *         "N1": 4,
                 *         "N2": 5,
                 *         "N3": 6,
                 *         "N4": 4,
                 *         "N5": 5,
                 *         "O1": 6,
                 *         "O2": 1,
                 *         "O3": 5,
                 *         "O4": 6,
                 *         "O5": 1
                 *       },
                 *       "durationSeconds": 140
                 *     }
                 */
                "application/json": components["schemas"]["SelfResponseInput"];
            };
        };
        responses: {
            /** @description Replaced, or the draft kept. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "relation": "self",
                     *       "createdAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SelfResponse"] | components["schemas"]["SelfDraft"];
                };
            };
            /** @description Stored. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "relation": "self",
                     *       "createdAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SelfResponse"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "analysis_closed";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    createShareToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["EmptyInput"];
            };
        };
        responses: {
            /** @description The new link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shareToken": "kq3hV0m2o8Zy1tWcT0b7Pw",
                     *       "shareUrl": "https://api.example.com/app/s/kq3hV0m2o8Zy1tWcT0b7Pw"
                     *     }
                     */
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    deleteResponse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                responseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found" | "response_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listResponses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
                relation?: "self" | "peer";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "rsp_7Q2M0X4T9BKC3VHE8WJ5RNYZ1D",
                     *           "relation": "peer",
                     *           "receivedOn": "2026-11-22"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ResponseList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getSurvey: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                shareToken: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The survey. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "title": "How others see me",
                     *       "about": "Ada Lovelace",
                     *       "instruction": "Describe Ada Lovelace as they are now, compared with people of their sex and age.",
                     *       "instrument": "sapa-bfi-25",
                     *       "language": "en",
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "dir": "ltr",
                     *       "minutes": 4,
                     *       "scale": [
                     *         {
                     *           "value": 1,
                     *           "label": "Very Inaccurate"
                     *         }
                     *       ],
                     *       "items": [
                     *         {
                     *           "id": "A1",
                     *           "text": "Am indifferent to the feelings of others."
                     *         }
                     *       ],
                     *       "questions": [
                     *         {
                     *           "id": "qst_01JD3K9W6T0Q4V5X7Y8Z9A1B2D",
                     *           "text": "What would you ask me for help with?"
                     *         }
                     *       ],
                     *       "notice": "Nobody is shown your answers.",
                     *       "noticeLanguage": "en",
                     *       "start": "m3x9k2a1.6jQ0b1c2d3e4f5g6h7i8j9k0l1m2n3o4p5q"
                     *     }
                     */
                    "application/json": components["schemas"]["Survey"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "survey_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "analysis_closed";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    submitResponse: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
            };
            path: {
                shareToken: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "relation": "friend",
                 *       "answers": {
                 *         "A1": 1,
                 *         "A2": 5,
                 *         "A3": 6,
                 *         "A4": 4,
                 *         "A5": 5,
                 *         "C1": 6,
                 *         "C2": 4,
                 *         "C3": 5,
                 *         "C4": 3,
                 *         "C5": 1,
                 *         "E1": 2,
                 *         "E2": 3,
                 *         "E3": 4,
                 *         "E4": 5,
                 *         "E5": 6,
                 *         "N1": 4,
                 *         "N2": 5,
                 *         "N3": 6,
                 *         "N4": 4,
                 *         "N5": 5,
                 *         "O1": 6,
                 *         "O2": 1,
                 *         "O3": 5,
                 *         "O4": 6,
                 *         "O5": 1
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PeerResponseInput"];
            };
        };
        responses: {
            /** @description Stored. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "receipt": "q0Jm3cJ6cPqv1m8m0cJ5r3a7s5T2w1y9u8i7o6p5a4s"
                     *     }
                     */
                    "application/json": components["schemas"]["SubmittedResponse"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "survey_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "analysis_closed" | "analysis_full" | "duplicate_response";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was said. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "title": "How others see me",
                     *       "about": "Ada Lovelace",
                     *       "instrument": "sapa-bfi-25",
                     *       "language": "en",
                     *       "relation": "friend",
                     *       "answers": {
                     *         "A1": 1,
                     *         "A2": 5,
                     *         "A3": 6,
                     *         "A4": 4,
                     *         "A5": 5,
                     *         "C1": 6,
                     *         "C2": 4,
                     *         "C3": 5,
                     *         "C4": 3,
                     *         "C5": 1,
                     *         "E1": 2,
                     *         "E2": 3,
                     *         "E3": 4,
                     *         "E4": 5,
                     *         "E5": 6,
                     *         "N1": 4,
                     *         "N2": 5,
                     *         "N3": 6,
                     *         "N4": 4,
                     *         "N5": 5,
                     *         "O1": 6,
                     *         "O2": 1,
                     *         "O3": 5,
                     *         "O4": 6,
                     *         "O5": 1
                     *       },
                     *       "openAnswers": {},
                     *       "questions": [],
                     *       "receivedOn": "2026-11-22"
                     *     }
                     */
                    "application/json": components["schemas"]["GivenResponse"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "receipt_not_found";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    withdrawResponse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "receipt_not_found";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    generatePersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                 *     }
                 */
                "application/json": components["schemas"]["GeneratePersonaInput"];
            };
        };
        responses: {
            /** @description Under way: poll /personas/me. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "persona": {
                     *         "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "version": 1,
                     *         "status": "generating",
                     *         "step": "generating_profile",
                     *         "progress": 0.5,
                     *         "createdAt": "2026-11-22T09:00:00.000Z",
                     *         "visibility": "private",
                     *         "chat": {
                     *           "audience": "signed_in"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GeneratePersonaResult"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "analysis_not_ready";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests" | "daily_generations_reached";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy" | "workflow_unavailable";
                    };
                };
            };
        };
    };
    retryPersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["EmptyInput"];
            };
        };
        responses: {
            /** @description Under way: poll /personas/me. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "persona": {
                     *         "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *         "version": 1,
                     *         "status": "generating",
                     *         "step": "generating_profile",
                     *         "progress": 0.5,
                     *         "createdAt": "2026-11-22T09:00:00.000Z",
                     *         "visibility": "private",
                     *         "chat": {
                     *           "audience": "signed_in"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GeneratePersonaResult"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "analysis_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "analysis_not_ready" | "not_retryable";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests" | "daily_generations_reached";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy" | "workflow_unavailable";
                    };
                };
            };
        };
    };
    getPersona: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The persona, with an ETag for the next poll. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "version": 1,
                     *       "status": "generating",
                     *       "step": "generating_profile",
                     *       "progress": 0.5,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "visibility": "private",
                     *       "chat": {
                     *         "audience": "signed_in"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description Nothing new. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    deletePersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    changePersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "visibility": "public",
                 *       "handle": "ada-lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["PersonaChange"];
            };
        };
        responses: {
            /** @description The persona, changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "version": 1,
                     *       "status": "generating",
                     *       "step": "generating_profile",
                     *       "progress": 0.5,
                     *       "createdAt": "2026-11-22T09:00:00.000Z",
                     *       "visibility": "private",
                     *       "chat": {
                     *         "audience": "signed_in"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "handle_taken";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getPersonaUse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts, the last month first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": 3,
                     *       "messages": 41,
                     *       "tokens": 61200,
                     *       "costUsd": 0.21,
                     *       "items": [
                     *         {
                     *           "month": "2026-11",
                     *           "people": 3,
                     *           "messages": 41,
                     *           "tokens": 61200,
                     *           "costUsd": 0.21
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PersonaUse"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "state": "FetchResponses",
                     *           "status": "succeeded",
                     *           "attempts": 1,
                     *           "startedAt": "2026-11-22T09:00:00.000Z",
                     *           "endedAt": "2026-11-22T09:00:00.120Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunStateList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "run_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
                status?: "generating" | "ready" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": 1,
                     *           "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "status": "generating",
                     *           "createdAt": "2026-11-22T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PersonaVersionList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    rateProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rating": "up"
                 *     }
                 */
                "application/json": components["schemas"]["ProfileRating"];
            };
        };
        responses: {
            /** @description The version, rated. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "analysisId": "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "status": "generating",
                     *       "createdAt": "2026-11-22T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PersonaVersion"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "version_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    compareVersions: {
        parameters: {
            query?: {
                from?: number;
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Per scale, in points of T. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": 1,
                     *       "to": 2,
                     *       "items": [
                     *         {
                     *           "scale": "openness",
                     *           "from": 51.2,
                     *           "to": 66,
                     *           "difference": 14.8,
                     *           "threshold": 12.3,
                     *           "reliable": true
                     *         },
                     *         {
                     *           "scale": "neuroticism",
                     *           "from": 48,
                     *           "to": 44.5,
                     *           "difference": -3.5,
                     *           "threshold": 11.9,
                     *           "reliable": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TraitChanges"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "version_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    watchPersona: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "status": "generating",
                     *       "step": "generating_profile",
                     *       "progress": 0.5
                     *     }
                     */
                    "text/event-stream": components["schemas"]["PersonaEvent"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCharacterCard: {
        parameters: {
            query?: {
                traits?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest ready version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "spec": "chara_card_v2",
                     *       "spec_version": "2.0",
                     *       "data": {
                     *         "name": "Ada",
                     *         "description": "Ada asks one more question than most.\n\n{{char}} values: learning; honesty.",
                     *         "personality": "Curious to the bone, calm in a storm\nWarm, dry and quick.",
                     *         "scenario": "{{user}} and {{char}} are talking in a chat.",
                     *         "first_mes": "Hello, I'm Ada. What are you working on?",
                     *         "mes_example": "<START>\n{{char}}: Let me take that apart.",
                     *         "creator_notes": "{{char}} is an AI persona, made from a personality survey.",
                     *         "system_prompt": "Write the next reply of {{char}} in a chat with {{user}}.",
                     *         "post_history_instructions": "",
                     *         "alternate_greetings": [],
                     *         "tags": [
                     *           "persona-ai",
                     *           "big-five"
                     *         ],
                     *         "creator": "Persona AI",
                     *         "character_version": "1",
                     *         "extensions": {}
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterCard"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "persona_not_ready";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCharacterCardPng: {
        parameters: {
            query?: {
                traits?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest ready version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PNG) */
                    "image/png": string;
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "persona_not_ready";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
                role?: "user" | "assistant";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *           "role": "assistant",
                     *           "content": "Hello! I'm glad you're here. What's on your mind?",
                     *           "createdAt": "2026-11-22T09:00:02.000Z",
                     *           "status": "complete",
                     *           "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "stopReason": "end_turn",
                     *           "model": "global.anthropic.claude-sonnet-5-5",
                     *           "usage": {
                     *             "inputTokens": 1310,
                     *             "outputTokens": 14
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "Hello! How was your day?"
                 *     }
                 */
                "application/json": components["schemas"]["MessageInput"];
            };
        };
        responses: {
            /** @description The whole answer; or, when events are asked for, as it comes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "role": "assistant",
                     *       "content": "Hello! I'm glad you're here. What's on your mind?",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "status": "complete",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "stopReason": "end_turn",
                     *       "model": "global.anthropic.claude-sonnet-5-5",
                     *       "usage": {
                     *         "inputTokens": 1310,
                     *         "outputTokens": 14
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                     *     }
                     */
                    "text/event-stream": components["schemas"]["ChatEvent"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "persona_not_ready" | "persona_not_talking" | "conversation_busy" | "conversation_lost" | "message_forgotten" | "reader_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests" | "persona_budget_reached" | "daily_messages_reached" | "daily_tokens_reached";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy" | "model_throttled" | "model_unavailable" | "model_timeout" | "model_access_denied" | "model_not_offered" | "model_empty" | "model_rejected" | "model_refused";
                    };
                };
            };
        };
    };
    deleteMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    regenerateMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "notMeant": true
                 *     }
                 */
                "application/json": components["schemas"]["MessageAgain"];
            };
        };
        responses: {
            /** @description The whole answer; or, when events are asked for, as it comes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "role": "assistant",
                     *       "content": "Hello! I'm glad you're here. What's on your mind?",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "status": "complete",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "stopReason": "end_turn",
                     *       "model": "global.anthropic.claude-sonnet-5-5",
                     *       "usage": {
                     *         "inputTokens": 1310,
                     *         "outputTokens": 14
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                     *     }
                     */
                    "text/event-stream": components["schemas"]["ChatEvent"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "persona_not_ready" | "persona_not_talking" | "conversation_busy" | "conversation_lost" | "message_forgotten" | "reader_gone" | "message_not_last";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests" | "persona_budget_reached" | "daily_messages_reached" | "daily_tokens_reached";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy" | "model_throttled" | "model_unavailable" | "model_timeout" | "model_access_denied" | "model_not_offered" | "model_empty" | "model_rejected" | "model_refused";
                    };
                };
            };
        };
    };
    editMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "Hello! How was your day?"
                 *     }
                 */
                "application/json": components["schemas"]["MessageInput"];
            };
        };
        responses: {
            /** @description The whole answer; or, when events are asked for, as it comes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "role": "assistant",
                     *       "content": "Hello! I'm glad you're here. What's on your mind?",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "status": "complete",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "stopReason": "end_turn",
                     *       "model": "global.anthropic.claude-sonnet-5-5",
                     *       "usage": {
                     *         "inputTokens": 1310,
                     *         "outputTokens": 14
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                     *     }
                     */
                    "text/event-stream": components["schemas"]["ChatEvent"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "persona_not_ready" | "persona_not_talking" | "conversation_busy" | "conversation_lost" | "message_forgotten" | "reader_gone" | "too_many_threads";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests" | "persona_budget_reached" | "daily_messages_reached" | "daily_tokens_reached";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy" | "model_throttled" | "model_unavailable" | "model_timeout" | "model_access_denied" | "model_not_offered" | "model_empty" | "model_rejected" | "model_refused";
                    };
                };
            };
        };
    };
    stopMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["EmptyInput"];
            };
        };
        responses: {
            /** @description It ends, or has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listAlternatives: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *           "role": "assistant",
                     *           "content": "Hello! I'm glad you're here. What's on your mind?",
                     *           "createdAt": "2026-11-22T09:00:02.000Z",
                     *           "status": "complete",
                     *           "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "stopReason": "end_turn",
                     *           "model": "global.anthropic.claude-sonnet-5-5",
                     *           "usage": {
                     *             "inputTokens": 1310,
                     *             "outputTokens": 14
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    chooseAlternative: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["EmptyInput"];
            };
        };
        responses: {
            /** @description The answer that holds now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "role": "assistant",
                     *       "content": "Hello! I'm glad you're here. What's on your mind?",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "status": "complete",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "stopReason": "end_turn",
                     *       "model": "global.anthropic.claude-sonnet-5-5",
                     *       "usage": {
                     *         "inputTokens": 1310,
                     *         "outputTokens": 14
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "message_not_last" | "conversation_busy" | "conversation_lost";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    rateMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rating": "up"
                 *     }
                 */
                "application/json": components["schemas"]["MessageRating"];
            };
        };
        responses: {
            /** @description The answer, rated. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "role": "assistant",
                     *       "content": "Hello! I'm glad you're here. What's on your mind?",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "status": "complete",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "stopReason": "end_turn",
                     *       "model": "global.anthropic.claude-sonnet-5-5",
                     *       "usage": {
                     *         "inputTokens": 1310,
                     *         "outputTokens": 14
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    markMessagesRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["EmptyInput"];
            };
        };
        responses: {
            /** @description What is still unread. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unread": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    reportMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "harmful",
                 *       "text": "It told me to stop my medicine."
                 *     }
                 */
                "application/json": components["schemas"]["MessageReport"];
            };
        };
        responses: {
            /** @description The answer, reported. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *       "role": "assistant",
                     *       "content": "Hello! I'm glad you're here. What's on your mind?",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "status": "complete",
                     *       "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "stopReason": "end_turn",
                     *       "model": "global.anthropic.claude-sonnet-5-5",
                     *       "usage": {
                     *         "inputTokens": 1310,
                     *         "outputTokens": 14
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "message_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
                /** @description `true`: those in which answers are unread. */
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "name": "Ada",
                     *           "title": "Hello! How was your day?",
                     *           "turns": 12,
                     *           "unread": 1,
                     *           "lastMessageAt": "2026-11-22T09:00:02.000Z",
                     *           "createdAt": "2026-11-20T18:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConversationList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    searchConversations: {
        parameters: {
            query: {
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "name": "Ada",
                     *           "threadId": "main",
                     *           "isCurrent": true,
                     *           "message": {
                     *             "id": "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
                     *             "role": "assistant",
                     *             "content": "Hello! I'm glad you're here. What's on your mind?",
                     *             "createdAt": "2026-11-22T09:00:02.000Z",
                     *             "status": "complete",
                     *             "replyTo": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *             "stopReason": "end_turn",
                     *             "model": "global.anthropic.claude-sonnet-5-5",
                     *             "usage": {
                     *               "inputTokens": 1310,
                     *               "outputTokens": 14
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FoundMessageList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listThreads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "main",
                     *           "title": "Hello!",
                     *           "isCurrent": true,
                     *           "createdAt": "2026-11-20T18:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ThreadList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    createThread: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request: a repeat (same key, same body) is answered as the first time. */
                "idempotency-key"?: string;
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "About the move"
                 *     }
                 */
                "application/json": components["schemas"]["ThreadCreation"];
            };
        };
        responses: {
            /** @description The thread, begun. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "main",
                     *       "title": "Hello!",
                     *       "isCurrent": true,
                     *       "createdAt": "2026-11-20T18:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Thread"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "thread_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "idempotency_key_in_use" | "persona_not_ready" | "persona_not_talking" | "too_many_threads" | "conversation_busy" | "conversation_lost";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too much: `Retry-After` says when more is possible. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 429;
                        /** @enum {string} */
                        code?: "too_many_requests" | "persona_budget_reached";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    updateThread: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                threadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isCurrent": true
                 *     }
                 */
                "application/json": components["schemas"]["ThreadChange"];
            };
        };
        responses: {
            /** @description The thread as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "main",
                     *       "title": "Hello!",
                     *       "isCurrent": true,
                     *       "createdAt": "2026-11-20T18:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Thread"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "thread_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "conversation_busy" | "conversation_lost";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    exportMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line for whose chat it is, and one for each message, oldest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"user_name":"Bea","character_name":"Ada","create_date":"2026-11-20T18:30:00.000Z","chat_metadata":{}}
                     *     {"name":"Ada","is_user":false,"is_system":false,"send_date":"2026-11-20T18:30:00.000Z","mes":"Hi, I'm Ada.","extra":{}}
                     */
                    "text/plain": string;
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listMemories: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
                kind?: "core" | "fact";
                /** @description `false`: those that are still so. */
                ended?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "text": "Has a sister in Porto.",
                     *           "kind": "fact",
                     *           "createdAt": "2026-11-22T09:00:02.000Z",
                     *           "updatedAt": "2026-11-22T09:00:02.000Z",
                     *           "messageId": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MemoryList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    deleteMemories: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    deleteMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                memoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "memory_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    changeMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that it was read with. */
                "if-match"?: string;
            };
            path: {
                id: string;
                memoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Has a sister in Lisbon."
                 *     }
                 */
                "application/json": components["schemas"]["MemoryChange"];
            };
        };
        responses: {
            /** @description The memory, corrected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "text": "Has a sister in Porto.",
                     *       "kind": "fact",
                     *       "createdAt": "2026-11-22T09:00:02.000Z",
                     *       "updatedAt": "2026-11-22T09:00:02.000Z",
                     *       "messageId": "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"
                     *     }
                     */
                    "application/json": components["schemas"]["Memory"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "persona_not_found" | "memory_not_found";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description The body is over 256 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 413;
                        /** @enum {string} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description The body is not JSON, not in UTF-8, or encoded. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 415;
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description `desc`: the newest first. */
                order?: "asc" | "desc";
            };
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "handle": "ada-lovelace",
                     *           "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "version": 1,
                     *           "name": "Ada",
                     *           "tagline": "Curious to the bone, calm in a storm",
                     *           "summary": "Ada asks one more question than most, and listens to the answer.",
                     *           "greeting": "Hello, I'm Ada. What are you working on?",
                     *           "conversationStarters": [
                     *             "What did you change your mind about lately?",
                     *             "What would you build next?"
                     *           ],
                     *           "traits": {
                     *             "instrument": "sapa-bfi-25",
                     *             "domains": {
                     *               "openness": {
                     *                 "t": 61.2,
                     *                 "level": "high",
                     *                 "band": [
                     *                   52.4,
                     *                   70
                     *                 ]
                     *               },
                     *               "conscientiousness": {
                     *                 "t": 54.8,
                     *                 "level": "average",
                     *                 "band": [
                     *                   46.7,
                     *                   62.9
                     *                 ]
                     *               },
                     *               "extraversion": {
                     *                 "t": 47.1,
                     *                 "level": "average",
                     *                 "band": [
                     *                   39.4,
                     *                   54.8
                     *                 ]
                     *               },
                     *               "agreeableness": {
                     *                 "t": 56.3,
                     *                 "level": "high",
                     *                 "band": [
                     *                   48,
                     *                   64.6
                     *                 ]
                     *               },
                     *               "neuroticism": {
                     *                 "t": 41.9,
                     *                 "level": "low",
                     *                 "band": [
                     *                   35.1,
                     *                   48.7
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "publishedAt": "2026-11-22T09:30:00.000Z",
                     *           "url": "https://api.example.com/cards/ada-lovelace",
                     *           "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
                     *           "previewUrl": "https://api.example.com/cards/ada-lovelace/image.png"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CardList"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCard: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The card. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "handle": "ada-lovelace",
                     *       "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *       "version": 1,
                     *       "name": "Ada",
                     *       "tagline": "Curious to the bone, calm in a storm",
                     *       "summary": "Ada asks one more question than most, and listens to the answer.",
                     *       "greeting": "Hello, I'm Ada. What are you working on?",
                     *       "conversationStarters": [
                     *         "What did you change your mind about lately?",
                     *         "What would you build next?"
                     *       ],
                     *       "traits": {
                     *         "instrument": "sapa-bfi-25",
                     *         "domains": {
                     *           "openness": {
                     *             "t": 61.2,
                     *             "level": "high",
                     *             "band": [
                     *               52.4,
                     *               70
                     *             ]
                     *           },
                     *           "conscientiousness": {
                     *             "t": 54.8,
                     *             "level": "average",
                     *             "band": [
                     *               46.7,
                     *               62.9
                     *             ]
                     *           },
                     *           "extraversion": {
                     *             "t": 47.1,
                     *             "level": "average",
                     *             "band": [
                     *               39.4,
                     *               54.8
                     *             ]
                     *           },
                     *           "agreeableness": {
                     *             "t": 56.3,
                     *             "level": "high",
                     *             "band": [
                     *               48,
                     *               64.6
                     *             ]
                     *           },
                     *           "neuroticism": {
                     *             "t": 41.9,
                     *             "level": "low",
                     *             "band": [
                     *               35.1,
                     *               48.7
                     *             ]
                     *           }
                     *         }
                     *       },
                     *       "publishedAt": "2026-11-22T09:30:00.000Z",
                     *       "url": "https://api.example.com/cards/ada-lovelace",
                     *       "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
                     *       "previewUrl": "https://api.example.com/cards/ada-lovelace/image.png"
                     *     }
                     */
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "card_not_found";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCardSvg: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 1200 × 630. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <svg …>…</svg> */
                    "image/svg+xml": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "card_not_found";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCardPng: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 1200 × 630. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PNG) */
                    "image/png": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "card_not_found";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCardEmblem: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 512 × 512. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <svg …>…</svg> */
                    "image/svg+xml": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "card_not_found";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getMyEmblem: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of the newest ready version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <svg …>…</svg> */
                    "image/svg+xml": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found" | "response_not_found" | "survey_not_found" | "receipt_not_found" | "instrument_not_found" | "persona_not_found" | "version_not_found" | "run_not_found" | "message_not_found" | "thread_not_found" | "memory_not_found" | "card_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "analysis_closed" | "analysis_full" | "analysis_not_ready" | "duplicate_response" | "handle_taken" | "persona_not_ready" | "persona_not_talking" | "not_retryable" | "generation_superseded" | "card_not_published" | "same_person" | "notifications_unavailable" | "message_forgotten" | "message_not_last" | "too_many_threads" | "conversation_busy" | "conversation_lost" | "reader_gone" | "idempotency_key_reused" | "idempotency_key_in_use";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getMyRadar: {
        parameters: {
            query?: {
                language?: "en" | "de" | "fr" | "es";
            };
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of the newest ready version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <svg …>…</svg> */
                    "image/svg+xml": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "analysis_not_found" | "response_not_found" | "survey_not_found" | "receipt_not_found" | "instrument_not_found" | "persona_not_found" | "version_not_found" | "run_not_found" | "message_not_found" | "thread_not_found" | "memory_not_found" | "card_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "analysis_closed" | "analysis_full" | "analysis_not_ready" | "duplicate_response" | "handle_taken" | "persona_not_ready" | "persona_not_talking" | "not_retryable" | "generation_superseded" | "card_not_published" | "same_person" | "notifications_unavailable" | "message_forgotten" | "message_not_last" | "too_many_threads" | "conversation_busy" | "conversation_lost" | "reader_gone" | "idempotency_key_reused" | "idempotency_key_in_use";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getCardPage: {
        parameters: {
            query?: {
                lang?: string;
            };
            header?: {
                "if-none-match"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    "Content-Language": components["headers"]["ContentLanguage"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    "Content-Language": components["headers"]["ContentLanguage"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description A page that says that there is no such card. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getMyChemistry: {
        parameters: {
            query?: {
                language?: "en" | "de" | "fr" | "es";
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How you fit, and what that can tell. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "score": 73,
                     *       "interval": [
                     *         38,
                     *         91
                     *       ],
                     *       "basis": "domains",
                     *       "dimensions": [
                     *         {
                     *           "id": "similarity",
                     *           "label": "Similar profiles",
                     *           "score": 81,
                     *           "weight": 0.5,
                     *           "explanation": "Ada and Bob are both high in openness and differ most in sensitivity to stress, where Bob is higher; over the five domains, their profiles correlate 0.58."
                     *         },
                     *         {
                     *           "id": "warmth",
                     *           "label": "Warmth",
                     *           "score": 64,
                     *           "weight": 0.3,
                     *           "explanation": "Ada and Bob are about equally warm with people, both more than most people."
                     *         },
                     *         {
                     *           "id": "dominance",
                     *           "label": "Lead and follow",
                     *           "score": 41,
                     *           "weight": 0.2,
                     *           "explanation": "Ada tends to lead, and Bob neither leads nor goes along more than most people."
                     *         }
                     *       ],
                     *       "summary": "Of 100 random pairs of real people, about 73 fit less well on paper than Ada and Bob. Asked again, most likely somewhere between 38 and 91: a survey measures nobody exactly. It compares what questionnaires say about two people, and cannot tell whether they will like each other…"
                     *     }
                     */
                    "application/json": components["schemas"]["Chemistry"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "card_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "card_not_published" | "same_person";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    getChemistry: {
        parameters: {
            query?: {
                language?: "en" | "de" | "fr" | "es";
            };
            header?: {
                "if-none-match"?: string;
            };
            path: {
                a: string;
                b: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How they fit, and what that can tell, with an ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "score": 73,
                     *       "interval": [
                     *         38,
                     *         91
                     *       ],
                     *       "basis": "domains",
                     *       "dimensions": [
                     *         {
                     *           "id": "similarity",
                     *           "label": "Similar profiles",
                     *           "score": 81,
                     *           "weight": 0.5,
                     *           "explanation": "Ada and Bob are both high in openness and differ most in sensitivity to stress, where Bob is higher; over the five domains, their profiles correlate 0.58."
                     *         },
                     *         {
                     *           "id": "warmth",
                     *           "label": "Warmth",
                     *           "score": 64,
                     *           "weight": 0.3,
                     *           "explanation": "Ada and Bob are about equally warm with people, both more than most people."
                     *         },
                     *         {
                     *           "id": "dominance",
                     *           "label": "Lead and follow",
                     *           "score": 41,
                     *           "weight": 0.2,
                     *           "explanation": "Ada tends to lead, and Bob neither leads nor goes along more than most people."
                     *         }
                     *       ],
                     *       "summary": "Of 100 random pairs of real people, about 73 fit less well on paper than Ada and Bob. Asked again, most likely somewhere between 38 and 91: a survey measures nobody exactly. It compares what questionnaires say about two people, and cannot tell whether they will like each other…"
                     *     }
                     */
                    "application/json": components["schemas"]["Chemistry"];
                };
            };
            /** @description Nothing new. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description There is no such thing, or it is somebody else's. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {string} */
                        code?: "card_not_found";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "same_person";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
    listMatches: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "handle": "ada-lovelace",
                     *           "personaId": "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
                     *           "name": "Ada",
                     *           "tagline": "Finds the pattern, then the poem in it",
                     *           "imageUrl": "https://api.example.com/cards/ada-lovelace/image.svg",
                     *           "instrument": "sapa-bfi-25",
                     *           "score": 99,
                     *           "interval": [
                     *             54,
                     *             99
                     *           ],
                     *           "group": 1,
                     *           "basis": "domains"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MatchList"];
                };
            };
            /** @description The request is not valid; `invalid_request` names every wrong field. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {string} */
                        code?: "invalid_request";
                    };
                };
            };
            /** @description Nobody is signed in by what was sent. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 401;
                        /** @enum {string} */
                        code?: "authentication_required" | "invalid_token" | "account_gone";
                    };
                };
            };
            /** @description It conflicts with how things stand. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {string} */
                        code?: "card_not_published";
                    };
                };
            };
            /** @description It has changed since it had the ETag that `If-Match` names. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {string} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description Something that this needs cannot be reached; try again after `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {string} */
                        code?: "table_unavailable" | "table_busy";
                    };
                };
            };
        };
    };
}
