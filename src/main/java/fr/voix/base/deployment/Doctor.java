package fr.voix.base.deployment;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at all that this deployment stands on. */
@Singleton
record Doctor(List<Examination> examinations, ObjectMapper json) {

    /** One that fails is a finding, too: the others go on. */
    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (Examination examination : examinations) {
            try {
                findings.addAll(examination.examine());
            } catch (RuntimeException e) {
                findings.add(Finding.unknown(
                        examination
                                .getClass()
                                .getSimpleName()
                                .replace("Examination", "")
                                .toLowerCase(Locale.ROOT),
                        "It could not be looked at: " + e));
            }
        }
        return findings;
    }

    String asJson(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
