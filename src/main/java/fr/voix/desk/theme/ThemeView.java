package fr.voix.desk.theme;

import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.theme.ThemeActView.Kind;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeFlaw;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ThemeState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the themes ready to print. */
@Singleton
record ThemeView(AuditService audit, ThemeService themes, ModeratorService moderators) {

    private static final ThemeDraft NOTHING = new ThemeDraft(null, null, null, null, null);

    ThemeListPage list(Frame frame, List<DescribedTheme> all, boolean mayModerate, String error) {
        var words = frame.messages();
        var inUse = all.stream().filter(t -> t.state() == ThemeState.IN_USE).toList();
        var items = new ArrayList<ThemeListPage.Item>();
        for (int i = 0; i < inUse.size(); i++) {
            items.add(item(words, inUse.get(i), i + 1, inUse.size(), mayModerate));
        }
        var past = all.stream()
                .filter(t -> t.state() != ThemeState.IN_USE)
                .map(theme -> item(words, theme, 0, 0, false))
                .toList();
        return new ThemeListPage(
                frame, error, mayModerate ? words.link(ThemeDeskController.NEW) : null, List.copyOf(items), past);
    }

    private static ThemeListPage.Item item(
            Messages words, DescribedTheme found, int place, int last, boolean mayModerate) {
        var theme = found.theme();
        var link = link(words, theme);
        return new ThemeListPage.Item(
                link,
                theme.libelle(words.language()),
                words.isFrench() ? theme.libelleEn() : theme.libelle(),
                found.description(words.language()),
                counts(words, found),
                found.state() == ThemeState.IN_USE ? null : state(words, found),
                place,
                mayModerate ? link + "/place" : null,
                place == 1,
                place == last);
    }

    /** The form of a new theme, or the same with what was typed and refused. */
    ThemeFormPage create(Frame frame, ThemeDraft typed, Set<ThemeFlaw> flaws) {
        var words = frame.messages();
        var draft = typed == null ? NOTHING : typed;
        return new ThemeFormPage(
                frame,
                words.t("themes.new"),
                null,
                null,
                null,
                null,
                List.of(),
                words.link(DeskAreas.THEMES),
                fields(words, draft, flaws),
                draft.reason(),
                fault(words, flaws, "reason", draft.reason()),
                null,
                List.of(),
                true,
                List.of());
    }

    /**
     * @param typed what was sent and refused, or null
     * @param done the key of what has just been done, or null
     * @param conflict whether a colleague was faster
     */
    ThemeFormPage show(
            Frame frame,
            DescribedTheme found,
            Account account,
            ThemeDraft typed,
            Set<ThemeFlaw> flaws,
            String done,
            boolean conflict) {
        var words = frame.messages();
        var theme = found.theme();
        var draft = typed != null
                ? typed
                : new ThemeDraft(theme.libelle(), theme.libelleEn(), found.description(), found.descriptionEn(), null);
        var slugs = slugs(theme.id());
        var isMerged = found.state() == ThemeState.MERGED;
        return new ThemeFormPage(
                frame,
                theme.libelle(words.language()),
                done,
                conflict ? words.t("themes.conflict", standing(words, found)) : null,
                state(words, found) + " " + counts(words, found),
                words.link(Addresses.theme(theme.slug())),
                slugs.stream()
                        .filter(slug -> !slug.equals(theme.slug()))
                        .map(Addresses::theme)
                        .toList(),
                link(words, theme),
                fields(words, draft, flaws),
                draft.reason(),
                fault(words, flaws, "reason", draft.reason()),
                found.version(),
                account.mayModerate() ? acts(words, found) : List.of(),
                account.mayModerate() && !isMerged,
                history(words, slugs));
    }

    private static List<ThemeFormPage.Act> acts(Messages words, DescribedTheme found) {
        var link = link(words, found.theme());
        var merge = new ThemeFormPage.Act(link + Kind.MERGE.path(), words.t("themes.merge"));
        return switch (found.state()) {
            case IN_USE -> List.of(merge, new ThemeFormPage.Act(link + Kind.RETIRE.path(), words.t("themes.retire")));
            case RETIRED ->
                List.of(new ThemeFormPage.Act(link + Kind.RESTORE.path(), words.t("themes.restore")), merge);
            case MERGED -> List.of(new ThemeFormPage.Act(link + Kind.RESTORE.path(), words.t("themes.unmerge")));
        };
    }

    private static List<ThemeFormPage.Field> fields(Messages words, ThemeDraft draft, Set<ThemeFlaw> flaws) {
        return List.of(
                field(words, flaws, "libelle", "fr", draft.libelle(), false),
                field(words, flaws, "libelleEn", "en", draft.libelleEn(), false),
                field(words, flaws, "description", "fr", draft.description(), true),
                field(words, flaws, "descriptionEn", "en", draft.descriptionEn(), true));
    }

    private static ThemeFormPage.Field field(
            Messages words, Set<ThemeFlaw> flaws, String name, String lang, String value, boolean isLong) {
        return new ThemeFormPage.Field(
                name,
                words.t("themes.field." + name),
                words.t("themes.hint." + name),
                lang,
                value,
                isLong,
                fault(words, flaws, name, value));
    }

    /** The first fault of a field in words, or null. */
    static String fault(Messages words, Set<ThemeFlaw> flaws, String field, String value) {
        return flaws.stream()
                .filter(flaw -> flaw.field().equals(field))
                .findFirst()
                .map(flaw -> words.t("themes.flaw." + flaw, value == null ? 0 : value.length()))
                .orElse(null);
    }

    /** What stands there now, for a colleague whose form is out of date. */
    static String standing(Messages words, DescribedTheme found) {
        var theme = found.theme();
        return words.t("themes.standing", theme.libelle(), theme.libelleEn()) + " " + state(words, found);
    }

    private static String state(Messages words, DescribedTheme found) {
        return switch (found.state()) {
            case IN_USE -> words.t("themes.state.in-use");
            case RETIRED -> words.t("themes.state.retired", words.stamp(found.retiredAt()));
            case MERGED -> words.t("themes.state.merged", found.mergedInto().libelle(words.language()));
        };
    }

    static String counts(Messages words, DescribedTheme found) {
        return words.t("themes.counts", found.scrutins(), words.t("votes", found.votes()));
    }

    static String link(Messages words, Theme theme) {
        return words.link(DeskAreas.THEMES + "/" + theme.id());
    }

    /** The slugs that a theme has or had, in the order of the alphabet. */
    List<String> slugs(int themeId) {
        return themes.byEverySlug().entrySet().stream()
                .filter(entry -> entry.getValue().id() == themeId)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The newest first. */
    List<ThemeFormPage.Entry> history(Messages words, List<String> slugs) {
        var entries = slugs.stream()
                .flatMap(slug -> audit.of(Subject.theme(slug).reference()).stream())
                .map(AuditEntry::content)
                .sorted(Comparator.comparingLong(AuditContent::sequence).reversed())
                .toList();
        var mails = moderators.mailsOf(
                entries.stream().map(content -> content.actor().moderatorId()).toList());
        return entries.stream().map(content -> entry(words, content, mails)).toList();
    }

    private ThemeFormPage.Entry entry(Messages words, AuditContent content, Map<Integer, String> mails) {
        return new ThemeFormPage.Entry(
                words.stamp(content.at()),
                content.at().toString(),
                mails.getOrDefault(
                        content.actor().moderatorId(), content.actor().role()),
                words.t("themes.log." + content.act()),
                changes(words, content),
                content.reason());
    }

    private List<String> changes(Messages words, AuditContent content) {
        var before = audit.read(content.before());
        var after = audit.read(content.after());
        var keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        var lines = new ArrayList<String>();
        for (var key : keys) {
            var now = value(words, key, after.get(key));
            var was = value(words, key, before.get(key));
            if (!was.equals(now)) {
                var name = words.t("themes.log.key." + key);
                lines.add(
                        was.isEmpty()
                                ? words.t("themes.log.set", name, now)
                                : words.t("themes.log.change", name, was, now.isEmpty() ? "–" : now));
            }
        }
        return lines;
    }

    private static String value(Messages words, String key, Object value) {
        if (value == null) {
            return "";
        }
        return switch (key) {
            case "state" -> words.t("themes.log.state." + value);
            case "place", "scrutins" -> words.number(((Number) value).longValue());
            default -> value.toString();
        };
    }
}
