package fr.voix;

import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Why a start failed, where it takes a sentence and no stack trace to know what to do. */
final class StartRefusal {

    private static final String ANOTHER_SCHEMA =
            "This database was made by another build of Voix, and no step leads from its"
                    + " schema to the one of this build: export it with the build that made it, or begin anew with an empty database"
                    + " (without one of your own: with another VOIX_DATA_DIR). Nothing was changed.";

    private StartRefusal() {}

    static Optional<String> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(FlywayValidateException.class::isInstance)
                .findFirst()
                .map(cause -> ANOTHER_SCHEMA);
    }
}
