package fr.voix.notice.webhook;

/** Why an address is not called. */
public enum UrlFlaw {
    EMPTY,
    TOO_LONG,
    CHARACTERS,
    SCHEME,
    USERINFO,
    LITERAL,
    LOCAL_NAME,
    HOST,
    PORT,
    FRAGMENT,
    OWN,
    UNKNOWN_NAME,
    ADDRESS
}
