package fr.voix.site.journal;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.ActSense;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import fr.voix.parliament.amendement.Found;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.theme.theme.Theme;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decisions in words. Acts and fields that this version has no words for are printed by their own names. */
record JournalWording(Language language, Subjects subjects) {

    private static final String ASIDE = "set-aside-";
    private static final String MODERATOR = "moderator:";
    private static final String JOURNAL = "journal";

    private static final String NOTHING = "–";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /**
     * An entry on a Scrutin or a petition that is not shown says who did what kind of thing, and no more than that: neither
     * number nor title nor themes nor the reason given. What the page of a hidden one says, why it is hidden, stands here as
     * well; of a petition that was refused, the rule.
     */
    JournalItem item(AuditContent content, List<Deed> deeds) {
        return deeds.size() == 1 ? item(content, deeds.getFirst()) : together(content, deeds);
    }

    /** What an act did to one of its subjects; {@code subject} is null where that has no page. */
    record Deed(@Nullable Subject subject, Map<String, Object> before, Map<String, Object> after) {}

    private JournalItem item(AuditContent content, Deed deed) {
        var m = Messages.of(language);
        var subject = deed.subject();
        boolean isWithheld = isWithheld(subject);
        return new JournalItem(
                content.sequence(),
                m.moment(content.at()),
                content.at().toString(),
                who(content.actor(), m),
                did(content, subject, ActSense.of(content.act(), deed.before(), deed.after()), m),
                subject != null && subject.kind() == Kind.SCRUTIN && !isWithheld ? subject.key() : null,
                subject == null ? object(content.subject(), m) : object(subject, m),
                isWithheld ? List.of() : changes(content.act(), deed.before(), deed.after(), m),
                isWithheld ? hidingReason(content.act(), deed.after()) : content.reason());
    }

    /** A decision on many scrutins: how many, and which of those that are shown went where. */
    private JournalItem together(AuditContent content, List<Deed> deeds) {
        var m = Messages.of(language);
        var moves = new TreeMap<String, List<String>>();
        for (var deed : deeds) {
            if (!isWithheld(deed.subject())) {
                var move = String.join(", ", changes(content.act(), deed.before(), deed.after(), m));
                var numero = subjects.amendements().get(deed.subject().key()).numero();
                moves.computeIfAbsent(move, none -> new ArrayList<>()).add(numero);
            }
        }
        return new JournalItem(
                content.sequence(),
                m.moment(content.at()),
                content.at().toString(),
                who(content.actor(), m),
                did(
                        content,
                        null,
                        ActSense.of(content.act(), Map.of(), deeds.getFirst().after()),
                        m),
                null,
                new Link(m.t("journal.object.scrutins", deeds.size()), null),
                moves.entrySet().stream()
                        .map(move -> m.t("journal.together", String.join(", ", move.getValue()), move.getKey()))
                        .toList(),
                moves.isEmpty() ? null : content.reason());
    }

    /** What was done to an entry is not repeated. */
    JournalItem altered(AuditContent content) {
        var m = Messages.of(language);
        return new JournalItem(
                content.sequence(),
                m.moment(content.at()),
                content.at().toString(),
                m.t("journal.altered.who"),
                "",
                null,
                new Link("", null),
                List.of(m.t("journal.altered")),
                null);
    }

    private boolean isWithheld(@Nullable Subject subject) {
        return subject != null
                && switch (subject.kind()) {
                    case SCRUTIN -> !subjects.amendements().containsKey(subject.key());
                    case PETITION -> !subjects.petitions().containsKey(Long.valueOf(subject.key()));
                    case THEME, TEXTE -> false;
                };
    }

    private String hidingReason(String act, Map<String, Object> after) {
        if (act.equals(Act.PETITION_REFUSE.key())) {
            var rule = subjects.rules().get(String.valueOf(after.get("refusal")));
            return rule == null ? null : rule.libelle(language);
        }
        var reason = after.get("reason");
        boolean isHiding = act.equals(Act.SCRUTIN_HIDE.key()) || act.equals(Act.PETITION_HIDE.key());
        if (!isHiding || reason == null) {
            return null;
        }
        return (language == Language.EN ? after.getOrDefault("reasonEn", reason) : reason).toString();
    }

    static String who(Actor actor, Messages m) {
        var key = "journal.who." + actor.role();
        if (actor.moderatorId() == null) {
            return m.has(key) ? m.t(key) : actor.role();
        }
        var number = m.number(actor.moderatorId());
        return m.has(key) ? m.t(key, number) : actor.role() + " " + number;
    }

    /** Acts on what is in urns say whether these are ballots or signatures. */
    private static String did(AuditContent content, @Nullable Subject subject, String sense, Messages m) {
        var key = "journal.act." + constant(content.act()) + sense;
        int kind = subject == null || subject.kind() != Kind.PETITION ? 0 : 1;
        return m.has(key) ? m.t(key, kind) : m.t("journal.act", content.act());
    }

    private Link object(Subject subject, Messages m) {
        return switch (subject.kind()) {
            case SCRUTIN -> {
                var found = subjects.amendements().get(subject.key());
                yield found == null
                        ? new Link(m.t("journal.object.withheld"), null)
                        : new Link(m.t("journal.object.scrutin", found.numero()), language.href(found.address()));
            }
            case PETITION -> petition(subjects.petitions().get(Long.valueOf(subject.key())), m);
            case THEME -> {
                var theme = subjects.themes().get(subject.key());
                yield theme == null
                        ? new Link(m.t("journal.object.theme", subject.key()), null)
                        : new Link(
                                m.t("journal.object.theme", theme.libelle(language)),
                                language.href(Addresses.theme(theme.slug())));
            }
            case TEXTE -> new Link(subject.reference(), null);
        };
    }

    /** What has no page. */
    private Link object(String subject, Messages m) {
        var rule = RefusalReason.codeOf(subject);
        if (rule != null) {
            var found = subjects.rules().get(rule);
            return new Link(m.t("journal.object.rule", found == null ? rule : found.libelle(language)), null);
        }
        if (subject.equals(JOURNAL)) {
            return new Link(m.t("journal.object.journal"), null);
        }
        return subject.startsWith(MODERATOR)
                ? new Link(m.t("journal.object.moderator", subject.substring(MODERATOR.length())), null)
                : new Link(subject, null);
    }

    private Link petition(Petition petition, Messages m) {
        return petition == null
                ? new Link(m.t("journal.object.petition.withheld"), null)
                : new Link(
                        m.t(
                                "journal.object.petition",
                                petition.uid(),
                                petition.text().titre()),
                        language.href(petition.path()));
    }

    private List<String> changes(String act, Map<String, Object> before, Map<String, Object> after, Messages m) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeAll(List.of("scrutin", AuditService.TOGETHER));
        if (act.startsWith(ASIDE)) {
            // the sentence says how far it was; and which way it went stood in entries of former times
            keys.removeAll(List.of("state", "pour", "contre", "abstention"));
        } else if (act.endsWith("-drop")) {
            keys.remove("state");
        } else if (act.equals(Act.CLASSIFY.key())) {
            keys.remove("undoes");
        }
        var lines = new ArrayList<String>();
        for (var key : keys) {
            var was = value(key, before.get(key), m);
            var now = value(key, after.get(key), m);
            if (!was.equals(now)) {
                lines.add(
                        before.containsKey(key)
                                ? m.t("journal.change", label(key, m), was, now)
                                : m.t("journal.set", label(key, m), now));
            }
        }
        return List.copyOf(lines);
    }

    /** The themes of a Scrutin, before and after. */
    String themesChange(List<String> before, List<String> after) {
        var m = Messages.of(language);
        return m.t("journal.change", label("themes", m), value("themes", before, m), value("themes", after, m));
    }

    private static String label(String key, Messages m) {
        var name = "journal.key." + constant(key);
        return m.has(name) ? m.t(name) : key;
    }

    private String value(String key, Object value, Messages m) {
        if (value == null || value.equals("") || value instanceof Collection<?> none && none.isEmpty()) {
            return NOTHING;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(each -> value(key, each, m)).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> m.t(
                            "journal.set",
                            label(entry.getKey().toString(), m),
                            value(entry.getKey().toString(), entry.getValue(), m)))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return m.number(number.longValue());
        }
        var text = value.toString();
        var rule = "regle." + text;
        if (key.equals("rule") && m.has(rule)) {
            return m.t(rule);
        }
        if (key.equals("refusal") && subjects.rules().containsKey(text)) {
            return subjects.rules().get(text).libelle(language);
        }
        return isThemes(key) && subjects.themes().containsKey(text)
                ? subjects.themes().get(text).libelle(language)
                : text(text, m);
    }

    private static boolean isThemes(String key) {
        return key.equals("themes") || key.equals("theme") || key.equals("into");
    }

    private static String text(String text, Messages m) {
        var name = "journal.value." + constant(text);
        if (m.has(name)) {
            return m.t(name);
        }
        try {
            return DAY.matcher(text).matches() ? m.date(LocalDate.parse(text)) : m.moment(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** {@code libelleEn}, {@code in-use}: as a key of messages writes it. */
    private static String constant(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * What decisions speak of, as far as the public sees it.
     *
     * @param amendements by uid
     * @param themes by every slug that they have or had
     * @param petitions by number
     * @param rules of petitions, by code, retired ones too
     */
    record Subjects(
            Map<String, Found> amendements,
            Map<String, Theme> themes,
            Map<Long, Petition> petitions,
            Map<String, RefusalReason> rules) {}
}
