package fr.voix.site.journal;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.FilingListener;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads decisions from the account of all acts and puts them into words. */
@Singleton
public record JournalService(
        AuditService audit,
        AmendementSearch search,
        ThemeService themes,
        PetitionService petitions,
        RefusalReasonService rules,
        Clock clock) {

    /** The record of filings knows who, and not in which role. */
    private static final String COLLEAGUE = "COLLEAGUE";

    /** The newest first, from the entry before that number on. */
    List<JournalItem> newest(Collection<Act> acts, long before, int most, Language language) {
        return items(audit.journal(acts, before, most), language);
    }

    List<JournalItem> newest(long before, int most, Language language) {
        return items(audit.journal(before, most), language);
    }

    /** The newest first, without filings that may still be taken back before anything tells of them. */
    List<JournalItem> told(int most, Language language) {
        var told = clock.instant().minus(FilingListener.UNTOLD_FOR);
        var entries = audit.journal(Long.MAX_VALUE, most).stream()
                .filter(entry -> !entry.content().act().equals(Act.CLASSIFY.key())
                        || !entry.content().at().isAfter(told))
                .toList();
        return items(entries, language);
    }

    private List<JournalItem> items(List<AuditEntry> entries, Language language) {
        var about = entries.stream()
                .map(entry -> audit.subject(entry.content()))
                .flatMap(Optional::stream)
                .toList();
        Map<String, Theme> named = entries.isEmpty() ? Map.of() : themes.byEverySlug();
        var petitionIds = keys(about, Kind.PETITION).map(Long::valueOf).collect(Collectors.toSet());
        boolean isOfPetitions = !petitionIds.isEmpty()
                || entries.stream()
                        .anyMatch(entry -> RefusalReason.codeOf(entry.content().subject()) != null);
        var subjects = new JournalWording.Subjects(
                search.shown(Stream.concat(
                                keys(about, Kind.SCRUTIN),
                                entries.stream().flatMap(entry -> audit.scrutins(entry.content()).stream()))
                        .collect(Collectors.toSet())),
                named,
                petitions.findAllShown(petitionIds),
                isOfPetitions
                        ? rules.listAll().stream().collect(Collectors.toMap(RefusalReason::code, Function.identity()))
                        : Map.of());
        var wording = new JournalWording(language, subjects);
        return entries.stream().map(entry -> item(entry, wording)).toList();
    }

    private JournalItem item(AuditEntry entry, JournalWording wording) {
        var content = entry.content();
        return entry.isAsHashed()
                ? wording.item(
                        content,
                        audit.subject(content).orElse(null),
                        audit.read(content.before()),
                        audit.read(content.after()))
                : wording.altered(content);
    }

    private static Stream<String> keys(List<Subject> about, Kind kind) {
        return about.stream().filter(subject -> subject.kind() == kind).map(Subject::key);
    }

    /** Everything that was decided on one petition that is shown, the newest first. */
    public List<JournalItem> ofPetition(long petitionId, Language language) {
        return items(publicOf(Subject.petition(petitionId).reference()), language);
    }

    private List<AuditEntry> publicOf(String... subjects) {
        return audit.of(subjects).stream()
                .filter(entry ->
                        Act.ofKey(entry.content().act()).filter(Act::isPublic).isPresent())
                .toList();
    }

    /** Everything that was decided on one Scrutin that is shown, the newest first; of what was decided on many, its own part. */
    public List<JournalItem> of(String scrutinUid, Language language) {
        var history = themes.history(scrutinUid);
        var subject = Subject.scrutin(scrutinUid);
        var subjects = Stream.concat(
                        Stream.of(subject.reference()),
                        history.stream().map(line -> AuditService.together(line.decidedAt())))
                .distinct()
                .toArray(String[]::new);
        var entries = publicOf(subjects).stream()
                .filter(entry -> entry.content().subject().equals(subject.reference())
                        || audit.scrutins(entry.content()).contains(scrutinUid))
                .toList();
        if (entries.isEmpty()) {
            return List.of();
        }
        var own = entries.stream()
                .filter(entry -> entry.content().subject().equals(subject.reference()))
                .toList();
        var many = entries.stream().filter(entry -> !own.contains(entry)).toList();
        var items = new ArrayList<>(items(own, language));
        var wording = new JournalWording(
                language,
                new JournalWording.Subjects(
                        many.isEmpty() ? Map.of() : search.shown(Set.of(scrutinUid)),
                        themes.byEverySlug(),
                        Map.of(),
                        Map.of()));
        many.stream().map(entry -> part(entry, subject, wording)).forEach(items::add);
        history.stream()
                .filter(line -> line.mergedThemeId() != null)
                .map(line -> moved(line, wording))
                .forEach(items::add);
        items.sort(Comparator.comparing(JournalItem::datetime).reversed());
        return List.copyOf(items);
    }

    /** What an entry on many scrutins says of one. */
    private JournalItem part(AuditEntry entry, Subject subject, JournalWording wording) {
        var content = entry.content();
        return entry.isAsHashed()
                ? wording.item(
                        content, subject, themesOf(content.before(), subject), themesOf(content.after(), subject))
                : wording.altered(content);
    }

    private Map<String, Object> themesOf(String state, Subject subject) {
        var read = audit.read(state);
        var all = new HashMap<String, Object>(read);
        if (all.remove(AuditService.SCRUTINS) instanceof Map<?, ?> each) {
            all.put("themes", each.get(subject.key()));
        }
        return all;
    }

    private static JournalItem moved(Classification line, JournalWording wording) {
        var m = Messages.of(wording.language());
        return new JournalItem(
                0,
                m.moment(line.decidedAt()),
                line.decidedAt().toString(),
                JournalWording.who(Actor.of(line.moderatorId(), COLLEAGUE), m),
                m.t("journal.moved"),
                null,
                new Link("", null),
                List.of(wording.themesChange(line.before(), line.after())),
                line.reason());
    }
}
