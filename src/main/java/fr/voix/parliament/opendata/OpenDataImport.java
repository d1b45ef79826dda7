package fr.voix.parliament.opendata;

import fr.voix.base.secret.Sha256;
import fr.voix.parliament.debat.AgendaService;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Imports official open data from folders, archives, files and addresses. Idempotent; one bad record is refused with its
 * reason and the run goes on; memory does not grow with the sources.
 */
@Singleton
public record OpenDataImport(
        AmendementImport batches, RollCallLinks links, AgendaService agenda, DownloadClient downloads) {

    /** Raise it when the rules that read the files change: every record is then read again. */
    private static final byte[] RULES_VERSION = {11};

    private static final int BATCH_FILES = 200;
    private static final int BATCH_BYTES = 8 << 20;
    private static final int PEEK = 200;

    /** Imports each source: the path of a folder, a zip or a JSON file, or the http(s) address of one of these files. */
    public ImportReport run(List<String> sources, ImportListener listener) {
        ImportReport report = new ImportReport();
        for (String source : sources) {
            if (source.matches("(?i)https?://.*")) {
                importAddress(source, report, listener);
            } else {
                importPath(source, report, listener);
            }
        }
        if (report.changed(Kind.AMENDEMENT, Kind.SCRUTIN, Kind.TITRE, Kind.DOSSIER)) {
            links.relink();
        }
        // always: days go by without a file
        agenda.refreshDebats();
        report.links(links.count());
        return report;
    }

    private void importPath(String source, ImportReport report, ImportListener listener) {
        try {
            Path path = Path.of(source);
            if (!Files.isReadable(path)) {
                report.unreadable(source, Files.exists(path) ? "no permission to read it" : "no such file or folder");
                return;
            }
            read(source, path, report, listener);
        } catch (IOException | InvalidPathException e) {
            report.unreadable(source, reason(e));
        }
    }

    private void importAddress(String address, ImportReport report, ImportListener listener) {
        try (DownloadClient.Download download = downloads.fetch(address, listener)) {
            if (download.isFresh()) {
                read(address, download.file(), report, listener);
                downloads.remember(download);
            }
        } catch (IOException e) {
            report.unreadable(address, reason(e));
        }
    }

    private void read(String source, Path path, ImportReport report, ImportListener listener) throws IOException {
        listener.begin(source, SourceReader.count(path));
        Batches waiting = new Batches(report);
        try {
            SourceReader.read(path, source, file -> {
                take(file, report, waiting);
                listener.step();
            });
            waiting.flush();
        } finally {
            listener.end();
        }
    }

    private void take(SourceFile file, ImportReport report, Batches waiting) {
        String name = OfficialPath.fileName(file.path());
        if (file.refusal() != null) {
            report.refused(new Refusal(Kind.of(name, ""), file.path(), file.refusal()));
            return;
        }
        if (file.content() == null) {
            report.ignored(Kind.AUTRE);
            return;
        }
        byte[] content = file.content();
        Kind kind = Kind.of(name, new String(content, 0, Math.min(PEEK, content.length), StandardCharsets.UTF_8));
        if (kind.isImported()) {
            waiting.add(new Recognised(
                    kind, file.path(), OfficialPath.uid(file.path()), content, Sha256.hash(RULES_VERSION, content)));
        } else if (kind == Kind.AUTRE && content.length == 0) {
            report.refused(new Refusal(kind, file.path(), "empty file"));
        } else {
            report.ignored(kind);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Files that wait for their batch to fill, by kind. */
    private final class Batches {

        private final ImportReport report;
        private final Map<Kind, List<Recognised>> waiting = new EnumMap<>(Kind.class);
        private int bytes;

        Batches(ImportReport report) {
            this.report = report;
        }

        void add(Recognised file) {
            List<Recognised> batch = waiting.computeIfAbsent(file.kind(), kind -> new ArrayList<>());
            batch.add(file);
            bytes += file.content().length;
            if (bytes > BATCH_BYTES) {
                flush();
            } else if (batch.size() >= BATCH_FILES) {
                waiting.remove(file.kind());
                batch.forEach(done -> bytes -= done.content().length);
                apply(file.kind(), batch);
            }
        }

        void flush() {
            waiting.forEach(this::apply);
            waiting.clear();
            bytes = 0;
        }

        /** A batch that the database refuses is tried again one by one, so that only the culprit is refused. */
        private void apply(Kind kind, List<Recognised> files) {
            try {
                report.add(kind, batches.apply(kind, files));
            } catch (DataAccessException e) {
                if (!isAboutData(e)) {
                    throw e;
                }
                if (files.size() == 1) {
                    report.refused(new Refusal(kind, files.getFirst().path(), "the database refuses it: " + reason(e)));
                } else {
                    files.forEach(file -> apply(kind, List.of(file)));
                }
            }
        }

        /** SQLSTATE classes 22 (data exception), 23 (integrity) and 54 (limit exceeded); the rest is an outage or a bug. */
        private static boolean isAboutData(DataAccessException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                    return sql.getSQLState().matches("(22|23|54).*");
                }
            }
            return false;
        }
    }
}
