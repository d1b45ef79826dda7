package fr.voix.urn.crowd;

import java.time.Duration;

/** What tells that votes have something in common. */
public enum OriginKind {
    /** The network of a request. */
    NETWORK("N", Duration.ofMinutes(10)),
    /** The domain of a signatory's address; none for domains of half the country. One costs a few euros, its addresses nothing. */
    DOMAIN("D", Duration.ofHours(6));

    private final String code;
    private final Duration time;

    /** @param time in which as many again come to be expected */
    OriginKind(String code, Duration time) {
        this.code = code;
        this.time = time;
    }

    Duration time() {
        return time;
    }

    /** How long what was counted weighs: a twentieth of it is left then. */
    Duration remembered() {
        return time.multipliedBy(3);
    }

    /** As the database has it. */
    String code() {
        return code;
    }

    static OriginKind ofCode(String code) {
        return code.equals(DOMAIN.code) ? DOMAIN : NETWORK;
    }
}
