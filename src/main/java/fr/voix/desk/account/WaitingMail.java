package fr.voix.desk.account;

import java.util.Arrays;
import java.util.Optional;

/** When a colleague gets mail about waiting work. */
public enum WaitingMail {
    OFF,
    /** In the morning, if something waits. */
    DIGEST;

    /** The one of that name, if there is one. */
    public static Optional<WaitingMail> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
