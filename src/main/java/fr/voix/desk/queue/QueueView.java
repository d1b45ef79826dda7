package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.queue.ScrutinQueueRepository.ChoiceRow;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Target;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.theme.theme.FilingUndo;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the queue ready to print. */
@Singleton
record QueueView(
        ScrutinQueue queue,
        ThemeService themes,
        FilingUndo restores,
        NamedScrutinService scrutins,
        AmendementService amendements,
        Clock clock) {

    private static final int LONGEST_LABEL = 60;

    /** What the address says of a wish that could not be carried out. */
    private static final Set<String> REFUSALS = Set.of("depasse", "theme", "rien", "tenus");

    /**
     * What was done just before, as the address says it.
     *
     * @param filed uid of the scrutin that was classified, or null
     * @param undone uid of the scrutin whose decision was taken back, or null
     * @param refused why a decision could not be taken back, or null
     * @param many how many were classified together, or null
     * @param undoneTogether how many decisions were taken back together, or null
     * @param left how many were left as they are
     */
    record Done(String filed, String undone, String refused, Integer many, Integer undoneTogether, Integer left) {

        static final Done NOTHING = new Done(null, null, null, null, null, null);
    }

    /** What was done last, for the list and for the desk. */
    QueuePage.Last last(Messages words, Account account, QueueForm view, Done done) {
        var undoable = account.mayModerate() ? restores.undoable(account.actor()) : List.<String>of();
        var isUntold =
                (done.many() != null || undoable.contains(String.valueOf(done.filed()))) && restores.isUntold(undoable);
        return new QueuePage.Last(
                words.link(view.address(DeskAreas.QUEUE)),
                notice(words, view, done, isUntold),
                undo(words, undoable),
                words.link(view.address(ScrutinDeskController.UNDO)));
    }

    QueuePage page(Frame frame, Account account, QueueForm view, ScrutinQueue.Stretch stretch, Done done) {
        var words = frame.messages();
        var count = stretch.count();
        var uids = stretch.rows().stream().map(QueueRow::uid).toList();
        var asked = scrutins.asked(uids, words.language());
        var standing = view.classement() == null ? Map.<String, List<Theme>>of() : themes.of(uids);
        var items = stretch.rows().stream()
                // hidden since the list was read
                .filter(row -> asked.containsKey(row.uid()))
                .map(row -> item(words, view, row, asked.get(row.uid()), standing.get(row.uid())))
                .toList();
        return new QueuePage(
                frame,
                count.oldestAt() == null
                        ? words.t("queue.empty")
                        : words.t("queue.count", count.scrutins(), words.age(since(count.oldestAt()))),
                view.isFiltered() ? words.t("queue.filtered", stretch.filtered()) : null,
                last(words, account, view, done),
                items,
                items.isEmpty() && stretch.filtered() > 0,
                stretch.next() == null ? null : words.link(view.address(DeskAreas.QUEUE, "apres", stretch.next())),
                filters(words, view, selects(words, view)),
                words.link(view.address(QueueController.NEXT)),
                account.mayModerate());
    }

    private QueuePage.Item item(
            Messages words, QueueForm view, QueueRow row, Gist asked, @Nullable List<Theme> standing) {
        var place = Target.place(row.divisionTitre(), row.divisionDesignation());
        var mission = row.missionLibelle();
        return new QueuePage.Item(
                row.uid(),
                words.link(view.address(ScrutinDeskService.SCRUTINS + row.uid())),
                row.numero(),
                asked,
                Stream.of(mission, row.texteTitre(), asked.isSaid() ? uncapital(place) : null)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")),
                votes(words, row.votes()),
                words.shortAge(since(row.openedAt())),
                standing == null ? null : words.t("lot.stands", names(words, standing)));
    }

    /** @param votes null while they are withheld */
    static String votes(Messages words, @Nullable Long votes) {
        return votes == null ? words.t("votes.withheld") : words.t("votes", votes);
    }

    private static String uncapital(String place) {
        return place == null ? null : place.substring(0, 1).toLowerCase(Locale.FRENCH) + place.substring(1);
    }

    private QueuePage.Notice notice(Messages words, QueueForm view, Done done, boolean isUntold) {
        var left = done.left() == null ? 0 : done.left();
        if (done.many() != null) {
            return new QueuePage.Notice(words.t("lot.done", done.many(), left), null, isUntold);
        }
        if (done.undoneTogether() != null) {
            return new QueuePage.Notice(words.t("undo.together", done.undoneTogether(), left), null, false);
        }
        if (REFUSALS.contains(String.valueOf(done.refused()))) {
            return new QueuePage.Notice(words.t("undo." + done.refused()), null, false);
        }
        if (done.undone() != null) {
            return numero(done.undone())
                    .map(numero -> {
                        var standing = themes.of(done.undone());
                        var text = standing.isEmpty()
                                ? words.t("undo.unclassified", numero)
                                : words.t("undo.restored", numero, names(words, standing));
                        return new QueuePage.Notice(text, null, false);
                    })
                    .orElse(null);
        }
        if (done.filed() == null) {
            return null;
        }
        var published = themes.of(done.filed());
        return published.isEmpty()
                ? null
                : numero(done.filed())
                        .map(numero -> new QueuePage.Notice(
                                words.t("queue.filed", numero, names(words, published)),
                                words.link(view.address(ScrutinDeskService.SCRUTINS + done.filed())),
                                isUntold))
                        .orElse(null);
    }

    private @Nullable String undo(Messages words, List<String> undoable) {
        return undoable.size() > 1
                ? words.t("undo.go.together", undoable.size())
                : undoable.stream()
                        .findFirst()
                        .flatMap(this::numero)
                        .map(numero -> words.t("undo.go", numero))
                        .orElse(null);
    }

    private Optional<String> numero(String uid) {
        return amendements.find(uid).map(Amendement::numero);
    }

    private static QueuePage.Filters filters(Messages words, QueueForm view, List<QueuePage.Select> selects) {
        var removable = new ArrayList<QueuePage.Removable>();
        for (var value : view.values().entrySet()) {
            if (!value.getKey().equals("ordre")) {
                var label = selects.stream()
                        .filter(select -> select.name().equals(value.getKey()))
                        .flatMap(select -> select.options().stream())
                        .filter(QueuePage.Option::isSelected)
                        .map(QueuePage.Option::label)
                        .findFirst()
                        .orElseGet(() -> QueueForm.CLOSED.containsKey(value.getKey())
                                ? words.t("queue." + value.getKey() + "." + value.getValue())
                                : value.getValue());
                removable.add(new QueuePage.Removable(
                        value.getKey().equals("q") ? words.t("queue.quoted", label) : label,
                        words.link(view.address(DeskAreas.QUEUE, value.getKey(), null))));
            }
        }
        return new QueuePage.Filters(view.q() == null ? "" : view.q(), view.values(), selects, removable);
    }

    private List<QueuePage.Select> selects(Messages words, QueueForm view) {
        var choices = queue.choices();
        var chosen = view.order();
        var orders = Arrays.stream(QueueOrder.values())
                .map(order -> new QueuePage.Option(order.word(), words.t("queue.order." + order), order == chosen))
                .toList();
        var selects = new ArrayList<QueuePage.Select>();
        selects.add(new QueuePage.Select("ordre", words.t("queue.order"), orders));
        for (var filter : List.of("texte", "mission", "groupe")) {
            var selected = view.values().getOrDefault(filter, "");
            var any = new QueuePage.Option("", words.t("queue." + filter + ".any"), selected.isEmpty());
            var known = choices.stream()
                    .filter(row -> row.filter().equals(filter))
                    .map(row -> new QueuePage.Option(
                            row.choice(),
                            words.t("queue.choice", label(row), row.scrutins()),
                            row.choice().equals(selected)));
            selects.add(new QueuePage.Select(
                    filter,
                    words.t("queue." + filter),
                    Stream.concat(Stream.of(any), known).toList()));
        }
        var classed = view.classement() == null ? "" : view.classement();
        selects.add(new QueuePage.Select(
                "classement",
                words.t("queue.classement"),
                Stream.concat(
                                Stream.of("", "tous", "relire")
                                        .map(value -> new QueuePage.Option(
                                                value,
                                                words.t("queue.classement." + (value.isEmpty() ? "any" : value)),
                                                value.equals(classed))),
                                themes.list().stream()
                                        .map(theme -> new QueuePage.Option(
                                                theme.slug(),
                                                words.t("lot.stands", theme.libelle(words.language())),
                                                theme.slug().equals(classed))))
                        .toList()));
        QueueForm.CLOSED.forEach((filter, values) -> selects.add(closed(words, view, filter, values.keySet())));
        return selects;
    }

    private static QueuePage.Select closed(Messages words, QueueForm view, String filter, Set<String> values) {
        var selected = view.values().getOrDefault(filter, "");
        return new QueuePage.Select(
                filter,
                words.t("queue." + filter),
                Stream.concat(Stream.of(""), values.stream())
                        .map(value -> new QueuePage.Option(
                                value,
                                words.t("queue." + filter + "." + (value.isEmpty() ? "any" : value)),
                                value.equals(selected)))
                        .toList());
    }

    private static String label(ChoiceRow row) {
        var label = row.libelle() == null ? row.choice() : row.libelle();
        return label.length() > LONGEST_LABEL
                ? label.substring(0, LONGEST_LABEL).strip() + "…"
                : label;
    }

    static String names(Messages words, List<Theme> list) {
        return list.stream().map(theme -> theme.libelle(words.language())).collect(Collectors.joining(", "));
    }

    private Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }
}
