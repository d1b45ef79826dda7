package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.vote.scrutin.ClosingEvent.State;
import jakarta.inject.Singleton;

/** Closings as a feed and as a calendar. */
@Singleton
record ClosingFeedService(ToldClosingService closings, PublicUrl publicUrl) {

    /** A phone reads them all at every look. */
    private static final int MOST_IN_CALENDAR = 1_000;

    /** One entry a closing: set ahead, moved, withdrawn and done, it stays the same entry. */
    Answer feed(Language language) {
        var m = Messages.of(language);
        var entries = closings.latest(Feed.MOST, language).stream()
                .map(told -> new Feed.Entry(
                        "cloture/" + told.event().scrutinUid() + "/"
                                + told.event().ordinal(),
                        told.title(),
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
        var events = closings.byDate(MOST_IN_CALENDAR, language).stream()
                .map(this::event)
                .toList();
        var calendar = new Calendar(
                m.t("calendar.title"),
                m.t("calendar.description") + " " + m.t("tally.representative"),
                language.code(),
                address(Addresses.CALENDAR, language),
                address(Addresses.FEEDS, language),
                events);
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
}
