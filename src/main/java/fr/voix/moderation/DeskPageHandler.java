package fr.voix.moderation;

import fr.voix.amendement.Credits;
import fr.voix.amendement.OfficialText;
import fr.voix.theme.Classification;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final ObjectMapper json;
    private final Clock clock;

    DeskPageHandler(DeskService desk, ThemeService themes, ObjectMapper json, Clock clock) {
        this.desk = desk;
        this.themes = themes;
        this.json = json;
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
        var text = found.text();
        var ticked = form == null ? found.published().stream().map(Theme::slug).toList() : form.slugs();
        var main = form == null ? ticked.stream().findFirst().orElse(null) : form.main();
        return new DeskPage(
                queue.frame(),
                queue,
                text.numero(),
                target(text.divisionTitre(), text.divisionDesignation(), text.missionLibelle()),
                facts(words, text),
                OfficialText.of(text.cartouche()),
                OfficialText.of(text.dispositif()),
                credits(text.creditsJson()),
                OfficialText.of(text.expose()),
                words.link("/scrutins/" + text.uid()),
                words.link(DeskController.SCRUTINS + text.uid()),
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
                account.mayClassify(),
                error,
                skip(words, text.uid()),
                history(words, found));
    }

    private String skip(Wording words, String uid) {
        return desk.following(uid)
                .filter(next -> !next.equals(uid))
                .map(next -> words.link(DeskController.SCRUTINS + next))
                .orElse(null);
    }

    private static List<String> facts(Wording words, ScrutinTextRow text) {
        var tabled = text.deposeOn() == null ? null : words.text("desk.tabled", words.day(text.deposeOn()));
        return Stream.of(
                        text.texteTitre(),
                        text.groupeLibelle(),
                        text.signataires(),
                        tabled,
                        words.text("votes", text.votes()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<DeskPage.Entry> history(Wording words, DeskService.Desk desk) {
        Map<String, String> names =
                desk.all().stream().collect(Collectors.toMap(Theme::slug, theme -> name(words, theme)));
        Function<List<String>, String> list = slugs ->
                slugs.stream().map(slug -> names.getOrDefault(slug, slug)).collect(Collectors.joining(", "));
        return desk.history().stream()
                .map(decision -> entry(words, decision, desk.emails(), list))
                .toList();
    }

    private static DeskPage.Entry entry(
            Wording words, Classification decision, Map<Integer, String> emails, Function<List<String>, String> list) {
        var after = list.apply(decision.after());
        var what = decision.before().isEmpty()
                ? words.text("desk.log.first", after)
                : words.text("desk.log.change", list.apply(decision.before()), after);
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

    private Credits credits(String stored) {
        if (stored == null) {
            return null;
        }
        try {
            return json.readValue(stored, Credits.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Our own column does not read back", e);
        }
    }

    private Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }
}
