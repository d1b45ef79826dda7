package fr.voix.base.page;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/** A form as it is shown again, with what is wrong beside each field. */
public interface Flawed {

    /** What is wrong with what was typed; empty at first. */
    List<Flaw> flaws();

    /** What is wrong with a field, or null. */
    @Nullable
    default String flaw(String field) {
        return flaws().stream()
                .filter(flaw -> flaw.field().equals(field))
                .map(Flaw::text)
                .findFirst()
                .orElse(null);
    }

    /** For {@code aria-invalid}: null leaves the attribute out. */
    @Nullable
    default String invalid(String field) {
        return flaw(field) == null ? null : "true";
    }
}
