package fr.voix.theme.theme;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Carries a decision out: what the public sees, the decision itself and the account of the act, in one transaction. */
@Singleton
record FilingService(
        ThemeRepository themes,
        ClassificationRepository classifications,
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
        tell(List.of(scrutinUid), after, now);
    }

    /**
     * As above, for many scrutins that are filed alike.
     *
     * @param before what stood there, by scrutin
     */
    void fileAll(Map<String, List<Theme>> before, List<Theme> after, Actor actor, String note) {
        transactions.require();
        var now = clock.instant();
        before.forEach((uid, themesBefore) -> write(uid, themesBefore, after, actor, note, null, now));
        tell(before.keySet(), after, now);
    }

    private void tell(Collection<String> scrutinUids, List<Theme> after, Instant now) {
        listeners.stream().forEach(listener -> listener.onFiled(scrutinUids, after, now));
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
