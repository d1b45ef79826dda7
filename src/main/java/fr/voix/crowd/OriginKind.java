package fr.voix.crowd;

/** What tells that votes have something in common. */
public enum OriginKind {
    /** The network of a request. */
    NETWORK("N"),
    /** The domain of a signatory's address; none for domains of half the country. */
    DOMAIN("D");

    private final String code;

    OriginKind(String code) {
        this.code = code;
    }

    /** As the database has it. */
    String code() {
        return code;
    }

    static OriginKind ofCode(String code) {
        return code.equals(DOMAIN.code) ? DOMAIN : NETWORK;
    }
}
