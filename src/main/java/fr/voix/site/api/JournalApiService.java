package fr.voix.site.api;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.http.ApiPage;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.urn.note.AccountHead;
import fr.voix.urn.note.AccountHeadSigning;
import fr.voix.urn.setaside.SetAside;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the audit log away, as far as it is public. */
@Singleton
record JournalApiService(
        AuditService audit,
        AmendementSearch search,
        PetitionService petitions,
        AccountHeadSigning heads,
        AuditCheck checks,
        Transactions transactions) {

    static final int PAGE_SIZE = 500;

    static final String ADDRESS = "/api/v1/journal";

    /** By these, a reader who kept something that is hidden now finds that it is hidden by a decision. */
    private static final Set<String> SHOWING = Stream.of(
                    Act.SCRUTIN_HIDE, Act.SCRUTIN_SHOW, Act.PETITION_HIDE, Act.PETITION_SHOW)
            .map(Act::key)
            .collect(Collectors.toUnmodifiableSet());

    /** The entries after that number, and where the others are; entries are numbered without a gap. */
    ApiPage page(long after) {
        // before this answer is read, and not as a part of that: what is signed stands in it
        var signed = heads.sign();
        var json = following(after, signed);
        return new ApiPage(
                json,
                address(0),
                after == 0 ? null : address(Math.max(0, after - PAGE_SIZE)),
                json.next() == null ? null : address(json.next()));
    }

    static String address(long after) {
        return after == 0 ? ADDRESS : ADDRESS + "?after=" + after;
    }

    /** Up to where the account ends now. */
    JournalJson following(long after, Optional<AccountHead> signed) {
        return transactions.read(() -> {
            var head = signed.map(AccountHead::head).orElseGet(audit::head);
            var found = audit.following(after, PAGE_SIZE + 1).stream()
                    .filter(entry -> entry.content().sequence() <= head.sequence())
                    .toList();
            var entries = found.size() > PAGE_SIZE ? found.subList(0, PAGE_SIZE) : found;
            var shown = search.shown(keys(entries, Kind.SCRUTIN).collect(Collectors.toSet()));
            var shownPetitions = petitions.findAllShown(
                    keys(entries, Kind.PETITION).map(Long::valueOf).collect(Collectors.toSet()));
            // once: it may be found while this is put together
            var fault = checks.found();
            return new JournalJson(
                    entries.stream()
                            .map(entry -> json(entry, shown, shownPetitions))
                            .toList(),
                    found.size() > PAGE_SIZE ? entries.getLast().content().sequence() : null,
                    JournalJson.Head.of(
                            head,
                            signed.filter(now -> fault.isEmpty())
                                    .map(AccountHead::note)
                                    .orElse(null)),
                    fault.map(JournalJson.Contradiction::of).orElse(null));
        });
    }

    private JournalJson.Entry json(AuditEntry entry, Map<String, Found> shown, Map<Long, Petition> shownPetitions) {
        boolean isSeen = audit.subject(entry.content())
                .map(subject -> switch (subject.kind()) {
                    case SCRUTIN -> shown.containsKey(subject.key());
                    case PETITION -> shownPetitions.containsKey(Long.valueOf(subject.key()));
                    case THEME, TEXTE -> true;
                })
                .orElse(true);
        boolean isPublic =
                Act.ofKey(entry.content().act()).filter(Act::isPublic).isPresent();
        if (!isSeen && SHOWING.contains(entry.content().act())) {
            return JournalJson.Entry.unnamed(entry, change(entry.content()));
        }
        return isPublic && isSeen && !tellsWhichWay(entry.content())
                ? JournalJson.Entry.whole(entry, change(entry.content()))
                : JournalJson.Entry.hashes(entry);
    }

    private JournalJson.Change change(AuditContent content) {
        return new JournalJson.Change(audit.read(content.before()), audit.read(content.after()));
    }

    /** Entries of former times gave the counts before and after, also where a few ballots were set aside. */
    private boolean tellsWhichWay(AuditContent content) {
        if (!content.act().startsWith("set-aside-")) {
            return false;
        }
        var after = audit.read(content.after());
        return after.containsKey("pour")
                && after.get("ballots") instanceof Number ballots
                && ballots.longValue() < SetAside.SMALLEST_SHOWN;
    }

    private Stream<String> keys(List<AuditEntry> entries, Kind kind) {
        return entries.stream()
                .flatMap(entry -> audit.subject(entry.content()).stream())
                .filter(subject -> subject.kind() == kind)
                .map(Subject::key);
    }
}
