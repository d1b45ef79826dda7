package fr.voix.site.export;

import fr.voix.urn.register.Statement;
import fr.voix.urn.register.StatementSource;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Which exports are published: they are from the moment on in which the register says so. */
@Singleton
record RegisteredExports(PublishedExportRepository exports) implements StatementSource {

    @Override
    public String kind() {
        return "d1";
    }

    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        return exports.show().stream()
                .flatMap(export -> export.files().stream())
                .map(file -> statement(file, tick))
                .filter(now -> isNews(stated.get(now.name()), now))
                .toList();
    }

    private Statement statement(ExportedFile file, Instant tick) {
        return new Statement(String.join(
                " ",
                kind(),
                file.dataset().slug(),
                "csv",
                file.sha256(),
                tick.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static boolean isNews(@Nullable String known, Statement now) {
        return known == null || !known.split(" ")[3].equals(now.line().split(" ")[3]);
    }
}
