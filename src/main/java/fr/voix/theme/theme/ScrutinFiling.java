package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.ActComparison;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.theme.theme.ClassificationRepository.OwnDecision;
import fr.voix.theme.theme.ThemeRepository.Placed;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out decisions: writes the public themes, the decision and the audit entry in one transaction. */
@Singleton
record ScrutinFiling(
        ThemeRepository themes,
        ClassificationRepository classifications,
        PublicVersion publicVersion,
        AuditService audit,
        Transactions transactions,
        Clock clock)
        implements ActComparison {

    @Override
    public List<String> differences() {
        return Stream.of(classifications.filedOtherwise(), classifications.decidedOtherwise())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Files scrutins. Call it with the scrutins locked and after {@code PublicVersion.bump}: every write takes locks in that
     * order. Scrutins filed together have one instant of decision.
     */
    void file(List<Filing> filings, Actor actor, String note) {
        transactions.require();
        // rounded as in the database, since decisions are found by it
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        filings.forEach(filing -> write(filing, actor, note, at));
        audit.append(
                actor, Act.CLASSIFY, filings.stream().map(ScrutinFiling::change).toList(), note);
        var tellAfter = clock.instant().plus(Classification.UNTOLD_FOR);
        classifications.noteUntold(filings.stream().map(Filing::scrutinUid).toArray(String[]::new), at, tellAfter);
    }

    private static AuditService.Change change(Filing filing) {
        var after = new HashMap<String, Object>(Map.of("themes", slugs(filing.after())));
        if (filing.undone() != null) {
            after.put("undoes", filing.undone().classificationId());
        }
        return new AuditService.Change(
                Subject.scrutin(filing.scrutinUid()).reference(), Map.of("themes", slugs(filing.before())), after);
    }

    /**
     * A decision on one scrutin.
     *
     * @param after the main theme first; empty to remove all themes
     * @param undone the decision that is undone, or null
     */
    record Filing(
            String scrutinUid,
            List<Theme> before,
            List<Theme> after,
            @Nullable OwnDecision undone) {}

    /** Lets feeds report decisions that are old enough. */
    void tell() {
        var due = classifications.due(clock.instant(), BulkFiling.MOST);
        if (!due.isEmpty()) {
            transactions.write(() -> tell(due.toArray(String[]::new)));
        }
    }

    private void tell(String[] due) {
        // locks as for every decision: scrutins first, then the version
        classifications.lockAll(due);
        if (classifications.settle(due, clock.instant()) > 0) {
            // feeds change now, and were cached since the decision
            publicVersion.bump();
        }
    }

    private void write(Filing filing, Actor actor, String note, Instant now) {
        var undone = filing.undone();
        var scrutinUid = filing.scrutinUid();
        // followers of a theme are not notified again of what stays or is restored
        Map<Integer, Instant> since = filing.before().isEmpty()
                ? Map.of()
                : themes.placed(scrutinUid).stream().collect(Collectors.toMap(Placed::themeId, Placed::decidedAt));
        var placedAt = undone == null || undone.stoodSince() == null ? now : undone.stoodSince();
        // also removes rows that no audit entry explains, which nobody was shown
        themes.clear(scrutinUid);
        if (!filing.after().isEmpty()) {
            themes.add(
                    scrutinUid,
                    filing.after().stream().map(Theme::id).toArray(Integer[]::new),
                    filing.after().stream()
                            .map(theme ->
                                    since.getOrDefault(theme.id(), placedAt).toString())
                            .toArray(String[]::new));
        }
        var undoes = undone == null ? null : undone.classificationId();
        classifications.append(
                scrutinUid, actor.moderatorId(), now, slugs(filing.before()), slugs(filing.after()), note, undoes);
    }

    private static String[] slugs(List<Theme> list) {
        return list.stream().map(Theme::slug).toArray(String[]::new);
    }
}
