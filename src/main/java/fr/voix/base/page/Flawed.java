package fr.voix.base.page;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/** A form that is shown again, with its faults beside the fields. */
public interface Flawed {

    /** All faults; empty at first. */
    List<Flaw> flaws();

    /** The fault of a field, or null. */
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
