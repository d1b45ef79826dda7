package fr.voix.site.export;

import fr.voix.urn.register.Statement;
import fr.voix.urn.register.StatementSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Which exports were published. */
@Singleton
record RegisteredExports(ExportService exports) implements StatementSource {

    @Override
    public String kind() {
        return "d1";
    }

    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        return exports.current().stream()
                .flatMap(export -> export.files().stream()
                        .map(file -> statement(file, tick))
                        .filter(now -> isNews(stated.get(now.name()), now, export.at())))
                .toList();
    }

    private Statement statement(ExportedFile file, Instant tick) {
        return new Statement(String.join(
                " ",
                kind(),
                file.dataset().slug(),
                file.format().extension(),
                file.sha256(),
                tick.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** Instances make their exports each for itself: one that is older than what was stated is not stated. */
    private static boolean isNews(String known, Statement now, Instant at) {
        if (known == null) {
            return true;
        }
        String[] fields = known.split(" ");
        return !now.line().contains(fields[3]) && at.isAfter(Instant.parse(fields[4]));
    }
}
