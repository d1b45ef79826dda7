package fr.voix.site.petition;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.petition.reading.FoundPetition;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.site.feed.Feed;
import fr.voix.site.feed.FeedWriter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happens to petitions, as feeds: of all, and of one. */
@Singleton
record PetitionFeedService(PetitionService petitions, PetitionSearch search, PublicUrl publicUrl) {

    Answer all(Language language) {
        var m = Messages.of(language);
        var events = petitions.recentEvents(Feed.MOST);
        var named = search.shown(
                events.stream().map(PetitionEvent::petitionId).distinct().toList());
        var entries = new ArrayList<Feed.Entry>();
        for (PetitionEvent event : events) {
            FoundPetition petition = named.get(event.petitionId());
            if (petition != null) {
                entries.add(entry(event, petition.titre(), petition.path(), language));
            }
        }
        return answer(
                new Feed(
                        "petitions",
                        m.t("feed.petitions.title"),
                        m.t("feed.petitions.description"),
                        Addresses.PETITIONS_FEED,
                        Addresses.PETITIONS,
                        Feed.BEFORE_ANY_ENTRY,
                        List.copyOf(entries)),
                language);
    }

    /** @param petition one that is shown */
    Answer one(Petition petition, Language language) {
        var m = Messages.of(language);
        var titre = petition.text().titre();
        var entries = petitions.events(petition.id()).reversed().stream()
                .filter(event -> event.kind().isPublic())
                .limit(Feed.MOST)
                .map(event -> entry(event, titre, petition.path(), language))
                .toList();
        return answer(
                new Feed(
                        "petition/" + petition.id(),
                        m.t("pet.title", titre),
                        m.t("feed.petition.description"),
                        Addresses.feed(Addresses.petition(petition.id())),
                        petition.path(),
                        Feed.BEFORE_ANY_ENTRY,
                        entries),
                language);
    }

    private Feed.Entry entry(PetitionEvent event, String titre, String path, Language language) {
        var m = Messages.of(language);
        var what = what(event, m);
        var note = event.said(language);
        return new Feed.Entry(
                "petition/" + event.petitionId() + "/" + event.number(),
                m.t("feed.entry", titre, what),
                null,
                language.href(path),
                event.at(),
                (note == null ? what : what + " " + note) + " " + m.t("pet.caution"));
    }

    private static String what(PetitionEvent event, Messages m) {
        if (event.kind() == EventKind.THRESHOLD && event.code() != null) {
            var kind = event.code().toUpperCase(Locale.ROOT);
            return isThreshold(kind) ? m.t("pet.reached." + kind) : m.t("pet.step.THRESHOLD");
        }
        return m.t("pet.step." + event.kind().name());
    }

    private static boolean isThreshold(String name) {
        return List.of(ThresholdKind.values()).stream()
                .anyMatch(kind -> kind.name().equals(name));
    }

    private Answer answer(Feed feed, Language language) {
        return FeedWriter.answer(feed, language, publicUrl);
    }
}
