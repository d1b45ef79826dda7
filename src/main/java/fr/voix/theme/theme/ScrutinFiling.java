package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.ActComparison;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.theme.theme.ClassificationRepository.OwnDecision;
import fr.voix.theme.theme.ClassificationRepository.UntoldFiling;
import fr.voix.theme.theme.ThemeRepository.NamedTheme;
import fr.voix.theme.theme.ThemeRepository.Placed;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries a decision out: what the public sees, the decision itself and the account of the act, in one transaction. */
@Singleton
record ScrutinFiling(
        ThemeRepository themes,
        ClassificationRepository classifications,
        PublicVersion publicVersion,
        BeanProvider<FilingListener> listeners,
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
     * Under the lock of the scrutin, and after {@code PublicVersion.bump}: every write takes the locks in that order.
     *
     * @param after the main theme first; empty for a scrutin that is to be unclassified again
     * @param undone the decision whose doing is put back, or null
     */
    void file(
            String scrutinUid,
            List<Theme> before,
            List<Theme> after,
            Actor actor,
            String note,
            @Nullable OwnDecision undone) {
        transactions.require();
        var now = clock.instant();
        write(scrutinUid, before, after, actor, note, undone, now);
        var undoes = undone == null ? null : undone.classificationId();
        audit.append(
                actor,
                Act.CLASSIFY,
                Subject.scrutin(scrutinUid).reference(),
                Map.of("themes", slugs(before)),
                undoes == null ? Map.of("themes", slugs(after)) : Map.of("themes", slugs(after), "undoes", undoes),
                note);
        noteUntold(List.of(scrutinUid), now);
    }

    /** As above, for many scrutins at one instant; the account tells of it as one act. */
    void fileAll(List<Filing> filings, Actor actor, String note) {
        transactions.require();
        // as the database keeps it: the entry is found by it
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = new TreeMap<String, String[]>();
        var after = new TreeMap<String, String[]>();
        var undoes = new ArrayList<Long>();
        for (var one : filings) {
            write(one.scrutinUid(), one.before(), one.after(), actor, note, one.undone(), at);
            before.put(one.scrutinUid(), slugs(one.before()));
            after.put(one.scrutinUid(), slugs(one.after()));
            if (one.undone() != null) {
                undoes.add(one.undone().classificationId());
            }
        }
        audit.append(
                actor,
                Act.CLASSIFY,
                AuditService.together(at),
                Map.of(AuditService.SCRUTINS, before),
                undoes.isEmpty()
                        ? Map.of(AuditService.SCRUTINS, after)
                        : Map.of(AuditService.SCRUTINS, after, "undoes", undoes),
                note);
        noteUntold(after.keySet(), at);
    }

    /** One of many. {@code undone}: the decision whose doing is put back, or null. */
    record Filing(
            String scrutinUid,
            List<Theme> before,
            List<Theme> after,
            @Nullable OwnDecision undone) {}

    private void noteUntold(Collection<String> scrutinUids, Instant at) {
        var tellAfter = clock.instant().plus(FilingListener.UNTOLD_FOR);
        classifications.noteUntold(scrutinUids.toArray(String[]::new), at, tellAfter);
    }

    /** Tells of what has stood long enough; what stands as it did when all were told last is no news. */
    void tell() {
        var due = classifications.due(clock.instant(), BulkFiling.MOST);
        if (!due.isEmpty()) {
            transactions.write(() -> tell(due.toArray(String[]::new)));
        }
    }

    private void tell(String[] due) {
        // as every decision: the scrutins first, then the version
        classifications.lockAll(due);
        var settled = classifications.settled(due, clock.instant());
        if (settled.isEmpty()) {
            return;
        }
        // feeds change now, and were kept since the decision
        publicVersion.bump();
        var standing = themes.of(settled.stream().map(UntoldFiling::scrutinUid).toList()).stream()
                .collect(Collectors.groupingBy(
                        NamedTheme::found, Collectors.mapping(NamedTheme::theme, Collectors.toList())));
        settled.stream()
                .collect(Collectors.groupingBy(
                        filing -> new News(standing.getOrDefault(filing.scrutinUid(), List.of()), filing.decidedAt()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach(this::tell);
    }

    /** What stands on scrutins that were filed together. */
    private record News(List<Theme> after, Instant at) {}

    private void tell(News news, List<UntoldFiling> filings) {
        var uids = filings.stream()
                .filter(filing -> !Arrays.equals(slugs(news.after()), filing.themesBefore()))
                .map(UntoldFiling::scrutinUid)
                .toList();
        if (!uids.isEmpty()) {
            listeners.stream().forEach(listener -> listener.onFiled(uids, news.after(), news.at()));
        }
    }

    private void write(
            String scrutinUid,
            List<Theme> before,
            List<Theme> after,
            Actor actor,
            String note,
            @Nullable OwnDecision undone,
            Instant now) {
        // who reads by theme is not told again of what stays, nor of what is put back
        Map<Integer, Instant> since = before.isEmpty()
                ? Map.of()
                : themes.placed(scrutinUid).stream().collect(Collectors.toMap(Placed::themeId, Placed::decidedAt));
        var placedAt = undone == null || undone.stoodSince() == null ? now : undone.stoodSince();
        // also what no act explains, and nobody was shown
        themes.clear(scrutinUid);
        if (!after.isEmpty()) {
            themes.add(
                    scrutinUid,
                    after.stream().map(Theme::id).toArray(Integer[]::new),
                    after.stream()
                            .map(theme ->
                                    since.getOrDefault(theme.id(), placedAt).toString())
                            .toArray(String[]::new));
        }
        var undoes = undone == null ? null : undone.classificationId();
        classifications.append(scrutinUid, actor.moderatorId(), now, slugs(before), slugs(after), note, undoes);
    }

    private static String[] slugs(List<Theme> list) {
        return list.stream().map(Theme::slug).toArray(String[]::new);
    }
}
