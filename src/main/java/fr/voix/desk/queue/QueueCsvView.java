package fr.voix.desk.queue;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.FormulaGuard;
import fr.voix.base.text.Messages;
import fr.voix.desk.lock.LockService;
import fr.voix.theme.suggestion.SuggestionService;
import fr.voix.theme.summary.NamedScrutinService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Makes a list of what waits ready for a spreadsheet. */
@Singleton
record QueueCsvView(
        NamedScrutinService scrutins, SuggestionService suggestions, LockService locks, PublicUrl publicUrl) {

    private static final String[] COLUMNS = {
        "uid", "numero", "titre", "texte", "mission", "ouvert_le", "voix", "suggestion", "force", "tenu_par", "adresse"
    };

    /** RFC 4180 with a header. */
    String csv(Messages words, List<QueueRow> rows) {
        var uids = rows.stream().map(QueueRow::uid).toList();
        var asked = scrutins.asked(uids, words.language());
        var suggested = suggestions.of(uids);
        var held = locks.holders(uids);
        var text = new StringWriter();
        try (var csv = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
            for (var row : rows) {
                var first =
                        suggested.getOrDefault(row.uid(), List.of()).stream().findFirst();
                csv.printRecord(
                        row.uid(),
                        guarded(row.numero()),
                        guarded(
                                asked.containsKey(row.uid())
                                        ? asked.get(row.uid()).text()
                                        : ""),
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
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static String guarded(String text) {
        return FormulaGuard.guarded(Objects.toString(text, ""));
    }
}
