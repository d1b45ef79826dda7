package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;

/** What becomes of a name that is held back. {@code act}: {@code list} or {@code refuse}. */
@Serdeable
record NameForm(
        @Nullable String signature,
        @Nullable String act,
        @Nullable String csrf) implements SessionForm {

    /** Empty for what no page of ours sends. */
    Optional<UUID> id() {
        try {
            return signature == null ? Optional.empty() : Optional.of(UUID.fromString(signature));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
