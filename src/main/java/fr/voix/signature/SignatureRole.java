package fr.voix.signature;

/** In which part somebody signs. */
public enum SignatureRole {
    /** Who started the petition. */
    AUTHOR,
    /** Before the petition is published, by the link that its author shares. */
    SPONSOR,
    SIGNATORY
}
