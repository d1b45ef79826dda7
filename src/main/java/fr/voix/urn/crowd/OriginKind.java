package fr.voix.urn.crowd;

/** What tells that votes have something in common. */
public enum OriginKind {
    /** The network of a request. */
    NETWORK("N"),
    /** The domain of a signatory's address; none for domains of half the country. One costs a few euros, its addresses nothing. */
    DOMAIN("D");

    private final String code;

    OriginKind(String code) {
        this.code = code;
    }

    /** As the database has it. */
    String code() {
        return code;
    }
}
