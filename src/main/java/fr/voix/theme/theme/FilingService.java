package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.theme.theme.ClassificationRepository.UntoldFiling;
import fr.voix.theme.theme.ThemeRepository.NamedTheme;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Carries a decision out: what the public sees, the decision itself and the account of the act, in one transaction. */
@Singleton
record FilingService(
        ThemeRepository themes,
        ClassificationRepository classifications,
        PublicVersion publicVersion,
        BeanProvider<FilingListener> listeners,
        AuditService audit,
        Transactions transactions,
        Clock clock) {

    /**
     * Under the lock of the scrutin, and after {@code PublicVersion.bump}: every write takes the locks in that order.
     *
     * @param after the main theme first; empty for a scrutin that is to be unclassified again
     * @param undoes the decision whose doing is put back, or null
     */
    void file(String scrutinUid, List<Theme> before, List<Theme> after, Actor actor, String note, Long undoes) {
        transactions.require();
        var now = clock.instant();
        write(scrutinUid, before, after, actor, note, undoes, now);
        classifications.noteUntold(new String[] {scrutinUid}, now);
    }

    /**
     * As above, for many scrutins that are filed alike.
     *
     * @param before what stood there, by scrutin
     */
    void fileAll(Map<String, List<Theme>> before, List<Theme> after, Actor actor, String note, Instant at) {
        transactions.require();
        before.forEach((uid, themesBefore) -> write(uid, themesBefore, after, actor, note, null, at));
        classifications.noteUntold(before.keySet().toArray(String[]::new), at);
    }

    /** Tells of what has stood long enough; what stands as it did when all were told last is no news. */
    void tell() {
        var until = clock.instant().minus(FilingListener.UNTOLD_FOR);
        if (!classifications.isUntold(until)) {
            return;
        }
        transactions.write(() -> {
            // feeds change now, and were kept since the decision
            publicVersion.bump();
            var settled = classifications.settled(until);
            var standing = themes
                    .of(settled.stream().map(UntoldFiling::scrutinUid).toList())
                    .stream()
                    .collect(Collectors.groupingBy(
                            NamedTheme::found, Collectors.mapping(NamedTheme::theme, Collectors.toList())));
            for (var filing : settled) {
                var after = standing.getOrDefault(filing.scrutinUid(), List.of());
                if (!Arrays.equals(slugs(after), filing.themesBefore())) {
                    listeners.stream()
                            .forEach(listener ->
                                    listener.onFiled(List.of(filing.scrutinUid()), after, filing.decidedAt()));
                }
            }
        });
    }

    private void write(
            String scrutinUid,
            List<Theme> before,
            List<Theme> after,
            Actor actor,
            String note,
            Long undoes,
            Instant now) {
        if (!before.isEmpty()) {
            themes.clear(scrutinUid);
        }
        if (!after.isEmpty()) {
            themes.add(scrutinUid, after.stream().map(Theme::id).toArray(Integer[]::new), now);
        }
        classifications.append(scrutinUid, actor.moderatorId(), now, slugs(before), slugs(after), note, undoes);
        audit.append(
                actor,
                Act.CLASSIFY,
                Subject.scrutin(scrutinUid).reference(),
                Map.of("themes", slugs(before)),
                undoes == null ? Map.of("themes", slugs(after)) : Map.of("themes", slugs(after), "undoes", undoes),
                note);
    }

    private static String[] slugs(List<Theme> list) {
        return list.stream().map(Theme::slug).toArray(String[]::new);
    }
}
