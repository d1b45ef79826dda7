package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the desk ready to print. */
@Singleton
record ScrutinDeskView(
        ScrutinQueue queue,
        QueueView queuePrinter,
        ChoiceListView choices,
        SuggestionView suggestions,
        TextView texts,
        ThemeService themes) {

    /**
     * What was sent and could not be done.
     *
     * @param error why not, in words
     * @param hasChanged whether a colleague decided meanwhile
     */
    record Refused(ClassifyForm form, String error, boolean hasChanged) {}

    /** @param refused what was sent and refused, or null */
    ScrutinDeskPage desk(
            Messages words,
            ScrutinDeskService.Desk found,
            Account account,
            QueueForm view,
            QueueView.Done done,
            @Nullable Refused refused,
            DeskSummaryView.Written written) {
        var amendement = found.amendement();
        var uid = amendement.uid();
        var form = refused == null ? null : refused.form();
        var ticked = form == null ? found.published().stream().map(Theme::slug).toList() : form.slugs();
        var main = form == null ? ticked.stream().findFirst().orElse(null) : form.main();
        var around = queue.around(view, uid);
        var path = ScrutinDeskService.SCRUTINS + uid;
        var asked = texts.asked(words, amendement);
        var title = words.t("amendement.title", amendement.numero(), asked.text());
        var frame =
                account.frame(words, title, view.address(path)).withWaiting(Map.of(DeskAreas.QUEUE, around.waiting()));
        var proposed = suggestions.proposed(words, found);
        return new ScrutinDeskPage(
                frame,
                queuePrinter.last(words, account, view, done),
                uid,
                texts.onDesk(frame, found, account, view, asked, proposed.words(), groups(words, view, found), written),
                words.link(path),
                view.address(""),
                choices.choices(words, found.all(), ticked, main),
                found.published().stream()
                        .map(theme -> theme.libelle(words.language()))
                        .toList(),
                form == null || form.reason() == null ? "" : form.reason(),
                // a form that comes back has not seen what was decided meanwhile, unless the page says so now
                refused != null && refused.hasChanged() || form == null || form.version() == null
                        ? found.version()
                        : form.version(),
                account.mayModerate(),
                refused == null ? null : refused.error(),
                refused != null && refused.hasChanged() ? conflict(words, found) : null,
                link(words, view, around.following()),
                words.link(view.address(QueueController.NEXT, "apres", uid)),
                link(words, view, around.previous()),
                proposed.suggestions(),
                entries(words, found));
    }

    private static String link(Messages words, QueueForm view, String uid) {
        return uid == null ? null : words.link(view.address(ScrutinDeskService.SCRUTINS + uid));
    }

    private static List<ScrutinDeskPage.Group> groups(Messages words, QueueForm view, ScrutinDeskService.Desk found) {
        var groups = new ArrayList<ScrutinDeskPage.Group>();
        var amendement = found.amendement();
        var identical = found.identical();
        if (identical.scrutins() > 1) {
            groups.add(new ScrutinDeskPage.Group(
                    words.t("desk.identical", identical.scrutins(), identical.waiting()),
                    words.t("desk.identical.go", identical.waiting()),
                    words.link(view.address(QueueController.BULK, "identiques", amendement.uid()))));
        }
        return List.copyOf(groups);
    }

    List<ScrutinDeskPage.Entry> entries(Messages words, ScrutinDeskService.Desk desk) {
        var themeNames = themeNames(words, desk);
        var standing = desk.published().stream().map(Theme::slug).toList();
        return desk.history().stream()
                .map(decision -> new ScrutinDeskPage.Entry(
                        decision.id(),
                        words.stamp(decision.decidedAt()),
                        decision.decidedAt().toString(),
                        desk.mails().get(decision.moderatorId()),
                        what(words, decision, themeNames),
                        decision.reason(),
                        restore(words, decision, standing, themeNames)))
                .toList();
    }

    /** The latest decision, as it is told to a colleague who had not seen it. */
    ScrutinDeskPage.Conflict conflict(Messages words, ScrutinDeskService.Desk desk) {
        var latest = desk.history().getFirst();
        return new ScrutinDeskPage.Conflict(
                desk.mails().get(latest.moderatorId()),
                words.stamp(latest.decidedAt()),
                latest.decidedAt().toString(),
                latest.after().isEmpty() ? words.t("desk.nothing") : list(latest.after(), themeNames(words, desk)),
                latest.reason());
    }

    /** Also of themes that have another name by now, or are gone. */
    private Map<String, String> themeNames(Messages words, ScrutinDeskService.Desk desk) {
        return desk.history().isEmpty()
                ? Map.of()
                : themes.byEverySlug().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, named -> named.getValue().libelle(words.language())));
    }

    private static String what(Messages words, Classification decision, Map<String, String> themeNames) {
        if (decision.before().isEmpty()) {
            return words.t("desk.log.first", list(decision.after(), themeNames));
        }
        var before = list(decision.before(), themeNames);
        return decision.after().isEmpty()
                ? words.t("desk.log.none", before)
                : words.t(
                        decision.mergedThemeId() == null ? "desk.log.change" : "desk.log.merge",
                        before,
                        list(decision.after(), themeNames));
    }

    private static String restore(
            Messages words, Classification decision, List<String> standing, Map<String, String> themeNames) {
        if (decision.before().equals(standing)) {
            return null;
        }
        return decision.before().isEmpty()
                ? words.t("desk.restore.none")
                : words.t("desk.restore", list(decision.before(), themeNames));
    }

    private static String list(List<String> slugs, Map<String, String> themeNames) {
        return slugs.stream().map(slug -> themeNames.getOrDefault(slug, slug)).collect(Collectors.joining(", "));
    }
}
