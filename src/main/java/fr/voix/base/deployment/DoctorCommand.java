package fr.voix.base.deployment;

import fr.voix.base.deployment.Finding.Level;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Examines all that a deployment depends on. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Look at the database, disks, clock, proxy, mail and the running service, and say what will go wrong.",
        footer = {"", "Exit code 1 where there is a fault. Run it on the machine of an instance, as its user."})
public final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "A list of {about, level, sentence} for programs.")
    private boolean isForPrograms;

    @Spec
    private CommandSpec spec;

    private final Provider<Doctor> doctor;

    @Inject
    DoctorCommand(Provider<Doctor> doctor) {
        this.doctor = doctor;
    }

    @Override
    public Integer call() {
        Doctor found;
        try {
            found = doctor.get();
        } catch (RuntimeException e) {
            // without the database nothing starts, but most examinations do not need it
            SQLException away = ofDatabase(e).orElseThrow(() -> e);
            try (ApplicationContext unstarted = UnstartedContext.open()) {
                return examine(unstarted.getBean(Doctor.class), away);
            }
        }
        return examine(found, null);
    }

    private static Optional<SQLException> ofDatabase(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private int examine(Doctor examining, @Nullable SQLException away) {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = examining.examine(away);
        if (isForPrograms) {
            out.println(examining.asJson(findings));
        } else {
            findings.forEach(
                    finding -> out.printf("%-8s %-20s %s%n", finding.level(), finding.about(), finding.sentence()));
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.FAULT) ? 1 : 0;
    }
}
