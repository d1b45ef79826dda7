package fr.voix.site.feed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.NamedScrutinService;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.ClosingEvent;
import fr.voix.vote.scrutin.ClosingEventService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Closings that are set ahead and those of the last half year, in words; one that is done once its leaf is published. */
@Singleton
record ToldClosingService(ClosingEventService events, NamedScrutinService names, TallyService tallies, Clock clock) {

    private static final Duration LOOKING_BACK = Duration.ofDays(183);

    /** The latest change first. */
    List<ToldClosing> latest(int most, Language language) {
        return told(events.latest(clock.instant().minus(LOOKING_BACK), most), language);
    }

    /** By their date, the farthest first. */
    List<ToldClosing> byDate(int most, Language language) {
        return told(events.byDate(clock.instant().minus(LOOKING_BACK), most), language);
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
}
