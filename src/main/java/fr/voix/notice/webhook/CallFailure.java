package fr.voix.notice.webhook;

/** Why no answer came; nothing that the other side says is kept. */
enum CallFailure {
    /** The address of the webhook is not one that is called. */
    URL,
    /** The name is not known, or its server did not say in time. */
    NAME,
    /** The name leads to an address that is not public. Nothing was sent there. */
    ADDRESS,
    CONNECT,
    TLS,
    TIMEOUT,
    /** The connection ended, or what came was no HTTP. */
    BROKEN
}
