package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.theme.summary.NamedScrutin;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.ClosingEvent;
import fr.voix.vote.scrutin.ClosingEvent.State;
import fr.voix.vote.scrutin.ClosingEventService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Closings that are set ahead and those of the last half year, as a feed and as a calendar; one that is done once its leaf is published. */
@Singleton
record ClosingFeedService(
        ClosingEventService events, NamedScrutinService names, TallyService tallies, PublicUrl publicUrl, Clock clock) {

    private static final Duration LOOKING_BACK = Duration.ofDays(183);

    /** A phone reads them all at every look. */
    private static final int MOST_IN_CALENDAR = 1_000;

    /** One entry a closing: set ahead, moved, withdrawn and done, it stays the same entry. */
    Answer feed(Language language) {
        var m = Messages.of(language);
        var entries = told(events.latest(lookingBack(), Feed.MOST), language).stream()
                .map(told -> new Feed.Entry(
                        "cloture/" + told.event().scrutinUid() + "/"
                                + told.event().ordinal(),
                        told.title(),
                        null,
                        told.scrutin().address(),
                        told.event().changedAt(),
                        told.text()))
                .toList();
        return FeedWriter.answer(
                new Feed(
                        "clotures",
                        m.t("feed.closings.title"),
                        m.t("feed.closings.description"),
                        Addresses.CLOSINGS_FEED,
                        Addresses.FEEDS,
                        Feed.BEFORE_ANY_ENTRY,
                        entries),
                language,
                publicUrl);
    }

    Answer calendar(Language language) {
        var m = Messages.of(language);
        var told = told(events.byDate(lookingBack(), MOST_IN_CALENDAR), language).stream()
                .map(this::event)
                .toList();
        var calendar = new Calendar(
                m.t("calendar.title"),
                m.t("calendar.description") + " " + m.t("tally.representative"),
                language.code(),
                address(Addresses.CALENDAR, language),
                address(Addresses.FEEDS, language),
                told);
        return Answer.of("text/calendar;charset=utf-8", CalendarWriter.write(calendar))
                .forAnyOrigin();
    }

    private Calendar.Event event(ToldClosing told) {
        var event = told.event();
        return new Calendar.Event(
                "cloture-" + event.scrutinUid() + "-" + event.ordinal() + "@" + publicUrl.host(),
                event.at(),
                event.changedAt(),
                event.sequence(),
                event.state() == State.WITHDRAWN,
                told.title(),
                told.text(),
                publicUrl.origin() + told.scrutin().address());
    }

    private String address(String path, Language language) {
        return publicUrl.origin() + language.href(path);
    }

    private Instant lookingBack() {
        return clock.instant().minus(LOOKING_BACK);
    }

    private List<ToldClosing> told(List<ClosingEvent> found, Language language) {
        var m = Messages.of(language);
        var uids = found.stream().map(ClosingEvent::scrutinUid).distinct().toList();
        var named = names.named(uids, language);
        var published = tallies.findAll(uids);
        return found.stream()
                .filter(event -> named.containsKey(event.scrutinUid()) && isPublished(event, published))
                .map(event -> ToldClosing.of(event, named.get(event.scrutinUid()), m))
                .toList();
    }

    private static boolean isPublished(ClosingEvent event, Map<String, Tally> published) {
        var tally = published.get(event.scrutinUid());
        return event.closure() == null || tally != null && event.closure().leafIndex() < tally.size();
    }

    /** A closing in the words of one language. */
    private record ToldClosing(ClosingEvent event, NamedScrutin scrutin, String title, String text) {

        static ToldClosing of(ClosingEvent event, NamedScrutin scrutin, Messages m) {
            var at = m.moment(event.at());
            var key = switch (event.state()) {
                case AHEAD -> "closing.ahead";
                case WITHDRAWN -> "closing.withdrawn";
                case DONE -> "closing.done";
            };
            var result = event.state() == ClosingEvent.State.DONE ? " " + ResultSentence.of(event.closure(), m) : "";
            return new ToldClosing(
                    event,
                    scrutin,
                    m.t(key, scrutin.title()),
                    m.t(key + ".text", at) + result + " " + ScrutinEntryService.about(scrutin, m));
        }
    }
}
