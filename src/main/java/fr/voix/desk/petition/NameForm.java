package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;

/** What becomes of a name that is held back. {@code act}: {@code list} or {@code refuse}. */
@Serdeable
record NameForm(
        @Nullable String signature,
        @Nullable String act,
        @Nullable String take,
        @Nullable String csrf) implements PetitionActForm {

    /** Empty for what no page of ours sends. */
    Optional<UUID> id() {
        try {
            return signature == null ? Optional.empty() : Optional.of(UUID.fromString(signature));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
