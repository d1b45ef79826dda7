package fr.voix.desk.queue;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.FormulaGuard;
import fr.voix.base.text.Messages;
import fr.voix.desk.lock.LockService;
import fr.voix.theme.suggestion.SuggestionService;
import fr.voix.theme.summary.NamedScrutinService;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Makes a list of what waits ready for a spreadsheet. */
@Singleton
record QueueCsvView(
        NamedScrutinService scrutins,
        SuggestionService suggestions,
        LockService locks,
        PublicUrl publicUrl,
        @Named("lists") Entrance entrance) {

    private static final String[] COLUMNS = {
        "uid", "numero", "titre", "texte", "mission", "ouvert_le", "voix", "suggestion", "force", "tenu_par", "adresse"
    };

    /** Frees the place of a list that nobody closed, as when a connection breaks before the answer begins. */
    private static final Cleaner LOST = Cleaner.create();

    /** RFC 4180 with a header, made while it is read; it has a place at the entrance until it is closed. */
    InputStream csv(Messages words, Stream<List<QueueRow>> parts) {
        var texts = Stream.concat(
                        Stream.of(text(csv -> csv.printRecord((Object[]) COLUMNS))),
                        parts.map(rows -> text(csv -> print(csv, words, rows))))
                .iterator();
        var streams = new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
                return texts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(texts.next().getBytes(StandardCharsets.UTF_8));
            }
        };
        Runnable leave = entrance.hold();
        var csv = new SequenceInputStream(streams) {
            /** Unlike the one overridden, which asks for all that is left: a download that is called off costs no more queries. */
            @Override
            public void close() {
                leave.run();
            }
        };
        LOST.register(csv, leave);
        return csv;
    }

    private interface Lines {
        void print(CSVPrinter csv) throws IOException;
    }

    private static String text(Lines lines) {
        var text = new StringWriter();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            lines.print(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be written", e);
        }
        return text.toString();
    }

    private void print(CSVPrinter csv, Messages words, List<QueueRow> rows) throws IOException {
        var uids = rows.stream().map(QueueRow::uid).toList();
        var asked = scrutins.asked(uids, words.language());
        var suggested = suggestions.of(uids);
        var held = locks.holders(uids);
        for (var row : rows) {
            var first = suggested.getOrDefault(row.uid(), List.of()).stream().findFirst();
            csv.printRecord(
                    row.uid(),
                    guarded(row.numero()),
                    guarded(asked.containsKey(row.uid()) ? asked.get(row.uid()).text() : ""),
                    guarded(row.texteTitre()),
                    guarded(row.missionLibelle()),
                    row.openedAt(),
                    row.votes(),
                    first.map(suggestion -> suggestion.slug()).orElse(""),
                    first.map(suggestion -> words.t("suggestion." + suggestion.strength()))
                            .orElse(""),
                    guarded(held.get(row.uid())),
                    publicUrl.origin() + words.link(ScrutinDeskService.SCRUTINS + row.uid()));
        }
    }

    private static String guarded(String text) {
        return FormulaGuard.guarded(Objects.toString(text, ""));
    }
}
