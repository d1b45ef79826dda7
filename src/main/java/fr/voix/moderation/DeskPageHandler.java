package fr.voix.moderation;

import fr.voix.account.Account;
import fr.voix.amendement.OfficialText;
import fr.voix.backoffice.Frame;
import fr.voix.backoffice.Wording;
import fr.voix.theme.Classification;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the queue and the desk ready to print. */
@Singleton
class DeskPageHandler {

    private final DeskService desk;
    private final ThemeService themes;
    private final Clock clock;

    DeskPageHandler(DeskService desk, ThemeService themes, Clock clock) {
        this.desk = desk;
        this.themes = themes;
        this.clock = clock;
    }

    QueuePage queue(Frame frame, DeskService.Queue queue, @Nullable String justFiled, @Nullable String current) {
        var words = frame.words();
        var count = queue.count();
        var summary = count.oldestAt() == null
                ? words.text("queue.empty")
                : words.text("queue.count", count.scrutins(), words.age(since(count.oldestAt())));
        var next = queue.next() == null ? null : words.link(QueueController.QUEUE) + "?apres=" + queue.next();
        var items = queue.rows().stream().map(row -> item(words, row, current)).toList();
        boolean isPastTheEnd = items.isEmpty() && count.scrutins() > 0;
        return new QueuePage(frame, summary, items, isPastTheEnd, filed(words, justFiled), next);
    }

    private QueuePage.Item item(Wording words, QueueRow row, String current) {
        return new QueuePage.Item(
                words.link(DeskController.SCRUTINS + row.uid()),
                row.numero(),
                target(row.divisionTitre(), row.divisionDesignation(), row.missionLibelle()),
                row.texteTitre(),
                words.text("votes", row.votes()),
                words.shortAge(since(row.openedAt())),
                row.uid().equals(current));
    }

    private QueuePage.Filed filed(Wording words, String uid) {
        if (uid == null) {
            return null;
        }
        var published = themes.of(uid);
        return published.isEmpty()
                ? null
                : desk.numero(uid)
                        .map(numero -> new QueuePage.Filed(
                                numero, names(words, published), words.link(DeskController.SCRUTINS + uid)))
                        .orElse(null);
    }

    /** @param form what was sent and refused, or null */
    DeskPage desk(QueuePage queue, DeskService.Desk found, Account account, ClassifyForm form, String error) {
        var words = queue.frame().words();
        var amendement = found.amendement();
        var ticked = form == null ? found.published().stream().map(Theme::slug).toList() : form.slugs();
        var main = form == null ? ticked.stream().findFirst().orElse(null) : form.main();
        return new DeskPage(
                queue.frame(),
                queue,
                amendement.numero(),
                target(
                        amendement.cible().titre(),
                        amendement.cible().designation(),
                        amendement.cible().missionLibelle()),
                facts(words, found),
                amendement.cartouche(),
                OfficialText.of(amendement.dispositif()),
                amendement.credits(),
                OfficialText.of(amendement.expose()),
                words.link("/scrutins/" + amendement.uid()),
                words.link(DeskController.SCRUTINS + amendement.uid()),
                found.all().stream()
                        .map(theme -> new DeskPage.Choice(
                                theme.slug(),
                                name(words, theme),
                                ticked.contains(theme.slug()),
                                theme.slug().equals(main)))
                        .toList(),
                found.published().stream().map(theme -> name(words, theme)).toList(),
                form == null || form.reason() == null ? "" : form.reason(),
                found.version(),
                account.mayModerate(),
                error,
                skip(words, amendement.uid()),
                history(words, found));
    }

    private String skip(Wording words, String uid) {
        return desk.following(uid)
                .filter(next -> !next.equals(uid))
                .map(next -> words.link(DeskController.SCRUTINS + next))
                .orElse(null);
    }

    private static List<String> facts(Wording words, DeskService.Desk found) {
        var deposeOn = found.amendement().deposeOn();
        var tabled = deposeOn == null ? null : words.text("desk.tabled", words.day(deposeOn));
        return Stream.of(
                        found.texteTitre(),
                        found.groupeLibelle(),
                        found.amendement().auteur().signataires(),
                        tabled,
                        words.text("votes", found.votes()))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<DeskPage.Entry> history(Wording words, DeskService.Desk desk) {
        if (desk.history().isEmpty()) {
            return List.of();
        }
        // also those that have another name by now, or are gone
        Map<String, Theme> named = themes.byEverySlug();
        Function<List<String>, String> list = slugs -> slugs.stream()
                .map(slug -> named.containsKey(slug) ? name(words, named.get(slug)) : slug)
                .collect(Collectors.joining(", "));
        return desk.history().stream()
                .map(decision -> entry(words, decision, desk.emails(), list))
                .toList();
    }

    private static DeskPage.Entry entry(
            Wording words, Classification decision, Map<Integer, String> emails, Function<List<String>, String> list) {
        var after = list.apply(decision.after());
        var what = decision.before().isEmpty()
                ? words.text("desk.log.first", after)
                : words.text(
                        decision.mergedThemeId() == null ? "desk.log.change" : "desk.log.merge",
                        list.apply(decision.before()),
                        after);
        return new DeskPage.Entry(
                words.moment(decision.decidedAt()),
                decision.decidedAt().toString(),
                emails.get(decision.moderatorId()),
                what,
                decision.reason());
    }

    String names(Wording words, List<Theme> list) {
        return list.stream().map(theme -> name(words, theme)).collect(Collectors.joining(", "));
    }

    private static String name(Wording words, Theme theme) {
        return words.isFrench() ? theme.libelle() : theme.libelleEn();
    }

    /** {@code ARTICLE 49, ÉTAT B, Sécurités}: as official as it comes, without what it repeats. */
    private static String target(String titre, String designation, String mission) {
        var parts = Stream.of(designation, titre, mission)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.toMap(String::toLowerCase, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        return String.join(", ", parts.values());
    }

    private Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }
}
