package fr.voix.desk.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The role of a colleague; each includes the rights of those before it. */
public enum Role {
    READER,
    MODERATOR,
    ADMINISTRATOR;

    /** Names for {@code @Secured}, as annotations take only constants. */
    public static final String MAY_READ = "READER";

    public static final String MAY_MODERATE = "MODERATOR";

    public static final String MAY_ADMINISTER = "ADMINISTRATOR";

    /** The role of that name, if there is one. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** This role and all that it includes. */
    List<String> granted() {
        return Arrays.stream(values()).filter(this::includes).map(Role::name).toList();
    }
}
