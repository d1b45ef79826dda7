package fr.voix.base.deployment;

import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs all examinations of this deployment. */
@Singleton
record Doctor(BeanContext examinations, ObjectMapper json) {

    /**
     * An examination that throws gives a finding; the others still run.
     *
     * @param away why the database cannot be reached; null where it can
     */
    List<Finding> examine(@Nullable SQLException away) {
        List<Finding> findings = new ArrayList<>();
        for (BeanDefinition<Examination> examination : examinations.getBeanDefinitions(Examination.class)) {
            String about = examination
                    .getBeanType()
                    .getSimpleName()
                    .replace("Examination", "")
                    .toLowerCase(Locale.ROOT);
            if (away != null && Examination.OfDatabase.class.isAssignableFrom(examination.getBeanType())) {
                findings.add(Finding.fault(about, "It does not answer: " + away.getMessage()));
                continue;
            }
            try {
                findings.addAll(examinations.getBean(examination).examine());
            } catch (RuntimeException e) {
                findings.add(Finding.unknown(about, "It could not be looked at: " + e));
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
