package fr.voix.desk.account;

import java.time.Duration;

/** The stage of a sign-in. Only the last one opens the back office. */
public enum SessionState {
    /** The password was right; a second factor is needed. */
    SECOND_STEP(Duration.ofMinutes(10)),
    /** The password was right, but the account has no second factor: one must be added before anything else. */
    SET_UP(Duration.ofMinutes(30)),
    COMPLETE(Duration.ofHours(8));

    /** Names for {@code @Secured}: a session in such a state has only this role. */
    public static final String MAY_TAKE_SECOND_STEP = "SECOND_STEP";

    public static final String MAY_SET_UP = "SET_UP";

    private final Duration lifetime;

    SessionState(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** The longest life of a session, even in use. */
    Duration lifetime() {
        return lifetime;
    }
}
