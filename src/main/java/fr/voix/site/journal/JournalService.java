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
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads decisions from the audit log and puts them into words. */
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
        var told = clock.instant().minus(Classification.UNTOLD_FOR);
        var entries = audit.journal(Long.MAX_VALUE, most).stream()
                .filter(entry -> !entry.content().act().equals(Act.CLASSIFY.key())
                        || !entry.content().at().isAfter(told))
                .toList();
        return items(entries, language);
    }

    /** What one act did to many is told by its first entry. */
    private List<JournalItem> items(List<AuditEntry> entries, Language language) {
        var acts = entries.stream()
                .map(entry -> {
                    var together = entry.isAsHashed() ? audit.together(entry.content()) : List.<AuditEntry>of();
                    return together.isEmpty() ? List.of(entry) : together;
                })
                .toList();
        var wording = wording(acts.stream().flatMap(List::stream), language);
        return acts.stream().map(act -> item(act, wording)).toList();
    }

    private JournalWording wording(Stream<AuditEntry> entries, Language language) {
        var contents = entries.map(AuditEntry::content).toList();
        var about =
                contents.stream().map(audit::subject).flatMap(Optional::stream).toList();
        Map<String, Theme> named = contents.isEmpty() ? Map.of() : themes.byEverySlug();
        var petitionIds = keys(about, Kind.PETITION).map(Long::valueOf).collect(Collectors.toSet());
        boolean isOfPetitions = !petitionIds.isEmpty()
                || contents.stream().anyMatch(content -> RefusalReason.codeOf(content.subject()) != null);
        return new JournalWording(
                language,
                new JournalWording.Subjects(
                        search.shown(keys(about, Kind.SCRUTIN).collect(Collectors.toSet())),
                        named,
                        petitions.findAllShown(petitionIds),
                        isOfPetitions
                                ? rules.listAll().stream()
                                        .collect(Collectors.toMap(RefusalReason::code, Function.identity()))
                                : Map.of()));
    }

    private JournalItem item(List<AuditEntry> act, JournalWording wording) {
        var first = act.getFirst().content();
        return act.stream().allMatch(AuditEntry::isAsHashed)
                ? wording.item(
                        first,
                        act.stream()
                                .map(AuditEntry::content)
                                .map(content -> new JournalWording.Deed(
                                        audit.subject(content).orElse(null),
                                        audit.read(content.before()),
                                        audit.read(content.after())))
                                .toList())
                : wording.altered(first);
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

    /** Everything that was decided on one Scrutin that is shown, the newest first. */
    public List<JournalItem> of(String scrutinUid, Language language) {
        var entries = publicOf(Subject.scrutin(scrutinUid).reference());
        if (entries.isEmpty()) {
            return List.of();
        }
        var wording = wording(entries.stream(), language);
        return Stream.concat(
                        entries.stream().map(entry -> item(List.of(entry), wording)),
                        themes.history(scrutinUid).stream()
                                .filter(line -> line.mergedThemeId() != null)
                                .map(line -> moved(line, wording)))
                .sorted(Comparator.comparing(JournalItem::datetime).reversed())
                .toList();
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
