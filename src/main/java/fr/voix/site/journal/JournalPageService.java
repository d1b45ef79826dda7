package fr.voix.site.journal;

import fr.voix.base.answer.Answer;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditService;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.site.feed.Feed;
import fr.voix.site.feed.FeedWriter;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.urn.memory.EpochChange;
import fr.voix.urn.note.AccountHead;
import fr.voix.urn.note.AccountHeadSigning;
import fr.voix.urn.note.Epoch;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the public journal into a page and a feed. */
@Singleton
record JournalPageService(
        JournalService journal,
        NamedScrutinService names,
        AuditService audit,
        AuditCheck checks,
        AccountHeadSigning heads,
        EpochChange epochs,
        PageFraming site,
        PublicUrl publicUrl) {

    private static final int PAGE_SIZE = 50;

    byte[] page(@Nullable JournalKind kind, long before, Language language) {
        var m = Messages.of(language);
        var found = kind == null
                ? journal.newest(before, PAGE_SIZE + 1, language)
                : journal.newest(kind.acts(), before, PAGE_SIZE + 1, language);
        boolean isMore = found.size() > PAGE_SIZE;
        var items = isMore ? found.subList(0, PAGE_SIZE) : found;
        var signed = heads.sign();
        var head = signed.map(AccountHead::head).orElseGet(audit::head);
        var address = language.href(Addresses.JOURNAL);
        var filtered = kind == null ? address : address + "?genre=" + kind.code();
        return site.render(
                "site/journal/journal",
                new JournalPage(
                        site.frame(
                                language,
                                Addresses.JOURNAL,
                                m.t("journal.title"),
                                m.t("journal.description"),
                                null,
                                List.of()),
                        kinds(kind, address, m),
                        language.href(Addresses.feed(Addresses.JOURNAL)),
                        items,
                        before == Long.MAX_VALUE ? null : filtered,
                        isMore
                                ? filtered + (kind == null ? "?" : "&") + "avant="
                                        + items.getLast().sequence()
                                : null,
                        m.number(head.sequence()),
                        HexFormat.of().formatHex(head.hash()),
                        signed.map(AccountHead::note).orElse(null),
                        epochs.signed().stream().map(epoch -> epoch(epoch, m)).toList(),
                        contradiction(m).orElse(null)));
    }

    private Optional<String> contradiction(Messages m) {
        return checks.found()
                .map(fault -> m.t("journal.contradicted", m.t(fault.key(), fault.entry(), fault.expected())));
    }

    private static JournalPage.EpochItem epoch(Epoch epoch, Messages m) {
        return new JournalPage.EpochItem(
                m.moment(epoch.at()),
                epoch.at().toString(),
                m.t(
                        "journal.epoch.lost",
                        epoch.missing(),
                        m.number(epoch.missing()),
                        epoch.urns(),
                        m.number(epoch.urns())),
                epoch.reason(),
                Epoch.STATEMENTS,
                epoch.report());
    }

    private static List<Link> kinds(@Nullable JournalKind chosen, String address, Messages m) {
        var links = new ArrayList<Link>();
        links.add(new Link(m.t("journal.kind"), chosen == null ? null : address));
        for (var kind : JournalKind.values()) {
            links.add(new Link(
                    m.t("journal.kind." + kind.name()), kind == chosen ? null : address + "?genre=" + kind.code()));
        }
        return List.copyOf(links);
    }

    Answer feed(Language language) {
        var m = Messages.of(language);
        var told = journal.told(Feed.MOST, language);
        var asked = names.asked(
                told.stream().map(JournalItem::scrutin).filter(Objects::nonNull).collect(Collectors.toSet()), language);
        var entries = told.stream()
                .map(item -> entry(item, asked.get(item.scrutin()), language.href(Addresses.JOURNAL), m))
                .toList();
        return FeedWriter.answer(
                new Feed(
                        "journal",
                        m.t("journal.feed.title"),
                        contradiction(m).orElseGet(() -> m.t("journal.description")),
                        Addresses.feed(Addresses.JOURNAL),
                        Addresses.JOURNAL,
                        Feed.BEFORE_ANY_ENTRY,
                        entries),
                language,
                publicUrl);
    }

    /** @param asked what the Scrutin asks that it was done to */
    private static Feed.Entry entry(JournalItem item, @Nullable Gist asked, String address, Messages m) {
        var lines = new ArrayList<>(item.changes());
        if (asked != null && asked.isSaid()) {
            lines.addFirst(asked.origin(m));
        }
        if (item.reason() != null) {
            lines.add(item.reason());
        }
        return new Feed.Entry(
                "journal/" + item.sequence(),
                asked == null ? item.sentence() : m.t("feed.entry", item.sentence(), asked.text()),
                null,
                // the page that begins with it, wherever it stands by then
                address + "?avant=" + (item.sequence() + 1) + "#e" + item.sequence(),
                Instant.parse(item.datetime()),
                String.join("\n", lines));
    }
}
