package fr.voix.desk.account;

import java.time.Duration;

/** How far a colleague who signs in has come. Only the last one opens the back office. */
public enum SessionState {
    /** The password was right; the second factor is awaited. */
    SECOND_STEP(Duration.ofMinutes(10)),
    /** The password was right, and the account has no second factor yet: one must be set up before anything else opens. */
    SET_UP(Duration.ofMinutes(30)),
    COMPLETE(Duration.ofHours(8));

    /** Names for {@code @Secured}: a session in such a state has this role and no other. */
    public static final String MAY_TAKE_SECOND_STEP = "SECOND_STEP";

    public static final String MAY_SET_UP = "SET_UP";

    private final Duration lifetime;

    SessionState(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** After this a session ends, however busy. */
    Duration lifetime() {
        return lifetime;
    }
}
