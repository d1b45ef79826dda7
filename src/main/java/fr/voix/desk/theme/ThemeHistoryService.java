package fr.voix.desk.theme;

import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.ModeratorService;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Every act on one theme, under whatever name it had. */
@Singleton
record ThemeHistoryService(AuditService audit, ThemeService themes, ModeratorService moderators) {

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
                .flatMap(slug -> audit.of("theme:" + slug).stream())
                .map(AuditEntry::content)
                .sorted(Comparator.comparingLong(AuditContent::sequence).reversed())
                .toList();
        var emails = moderators.emailsOf(
                entries.stream().map(content -> content.actor().moderatorId()).toList());
        return entries.stream().map(content -> entry(words, content, emails)).toList();
    }

    private ThemeFormPage.Entry entry(Messages words, AuditContent content, Map<Integer, String> emails) {
        return new ThemeFormPage.Entry(
                words.stamp(content.at()),
                content.at().toString(),
                emails.getOrDefault(
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
