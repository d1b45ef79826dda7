package fr.voix.moderation;

import java.util.Arrays;
import java.util.List;

/** What a colleague may do; each role may do what the ones before it may. */
public enum Role {
    READER,
    MODERATOR,
    ADMINISTRATOR;

    /** Names for {@code @Secured}: annotations take constants only. */
    static final String MAY_READ = "READER";

    static final String MAY_CLASSIFY = "MODERATOR";

    /** This role and all that it includes. */
    List<String> granted() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::name)
                .toList();
    }
}
