package fr.voix.desk.theme;

import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.theme.ThemeDeskController.ThemeActForm;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeFlaw;
import fr.voix.theme.theme.ThemeState;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Says what a merge, a retirement or a return would do. */
@Singleton
record ThemeActView(DescribedThemeService themes) {

    /** What the page is about. */
    enum Kind {
        MERGE("merge", ThemeDeskController.MERGE),
        RETIRE("retire", ThemeDeskController.RETIRE),
        RESTORE("restore", ThemeDeskController.RESTORE);

        private final String key;
        private final String path;

        Kind(String key, String path) {
            this.key = key;
            this.path = path;
        }

        /** By the end of an address; with a stroke behind it the router finds it too. */
        static Kind of(String address) {
            return Arrays.stream(values())
                    .filter(kind -> address.replaceFirst("/+$", "").endsWith(kind.path))
                    .findFirst()
                    .orElseThrow(NothingHereException::new);
        }

        String key() {
            return key;
        }

        String path() {
            return path;
        }

        boolean isPossible(ThemeState state) {
            return switch (this) {
                case MERGE -> state != ThemeState.MERGED;
                case RETIRE -> state == ThemeState.IN_USE;
                case RESTORE -> state != ThemeState.IN_USE;
            };
        }
    }

    ThemeActPage page(
            Frame frame, DescribedTheme found, Kind kind, ThemeActForm form, Set<ThemeFlaw> flaws, boolean conflict) {
        var words = frame.messages();
        var into = form.into() == null ? null : themes.byId(form.into()).orElse(null);
        boolean isTarget = into != null
                && into.state() == ThemeState.IN_USE
                && into.theme().id() != found.theme().id();
        boolean isWrongTarget = form.into() != null && !isTarget || flaws.contains(ThemeFlaw.TARGET);
        boolean isReady = kind.isPossible(found.state()) && (kind != Kind.MERGE || isTarget);
        var link = ThemeView.link(words, found.theme());
        return new ThemeActPage(
                frame,
                words.t("themes." + kind.key() + ".heading", found.theme().libelle(words.language())),
                link,
                conflict ? words.t("themes.conflict", ThemeView.standing(words, found)) : null,
                link + kind.path(),
                kind == Kind.MERGE ? targets(words, found, form.into()) : List.of(),
                isWrongTarget ? words.t("themes.flaw.TARGET") : null,
                isTarget ? form.into() : null,
                isReady ? effects(words, found, kind, into) : List.of(),
                form.reason() == null ? "" : form.reason(),
                ThemeView.fault(words, flaws, "reason", form.reason()),
                found.version(),
                isReady ? words.t("themes." + kind.key() + ".confirm") : null);
    }

    private List<ThemeActPage.Target> targets(Messages words, DescribedTheme found, Integer chosen) {
        return themes.all().stream()
                .filter(theme -> theme.state() == ThemeState.IN_USE
                        && theme.theme().id() != found.theme().id())
                .map(theme -> new ThemeActPage.Target(
                        theme.theme().id(),
                        theme.theme().libelle(words.language()),
                        Integer.valueOf(theme.theme().id()).equals(chosen)))
                .toList();
    }

    private List<String> effects(Messages words, DescribedTheme found, Kind kind, DescribedTheme into) {
        int id = found.theme().id();
        var name = found.theme().libelle(words.language());
        return switch (kind) {
            case MERGE -> {
                var other = into.theme().libelle(words.language());
                yield List.of(
                        words.t("themes.merge.effect.scrutins", themes.scrutinsUnder(id), name, other),
                        words.t("themes.merge.effect.doubles", other),
                        words.t(
                                "themes.merge.effect.address",
                                found.theme().slug(),
                                into.theme().slug()),
                        words.t("themes.merge.effect.undo"));
            }
            case RETIRE ->
                List.of(
                        words.t("themes.retire.effect.scrutins", themes.scrutinsUnder(id)),
                        words.t("themes.retire.effect.undo"));
            case RESTORE ->
                found.state() == ThemeState.MERGED
                        ? List.of(
                                words.t("themes.restore.effect.scrutins", themes.scrutinsToReturn(id)),
                                words.t(
                                        "themes.restore.effect.address",
                                        found.theme().slug()))
                        : List.of(words.t("themes.restore.effect.offered"));
        };
    }
}
