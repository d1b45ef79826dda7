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
import fr.voix.petition.reading.PetitionSearchService;
import fr.voix.site.feed.Feed;
import fr.voix.site.feed.FeedWriter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happens to petitions, as feeds: of all, and of one. */
@Singleton
record PetitionFeedService(PetitionService petitions, PetitionSearchService search, PublicUrl publicUrl) {

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
        return answer(new Feed(
                publicUrl.tag("petitions/" + language.code()),
                language.code(),
                m.t("feed.petitions.title"),
                m.t("feed.petitions.description"),
                address(Addresses.PETITIONS_FEED, language),
                address(PetitionListPageService.PATH, language),
                Feed.BEFORE_ANY_ENTRY,
                List.copyOf(entries)));
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
        return answer(new Feed(
                publicUrl.tag("petition/" + petition.id() + "/" + language.code()),
                language.code(),
                m.t("pet.title", titre),
                m.t("feed.petition.description"),
                address(Addresses.feed(Addresses.petition(petition.id())), language),
                address(petition.path(), language),
                Feed.BEFORE_ANY_ENTRY,
                entries));
    }

    private Feed.Entry entry(PetitionEvent event, String titre, String path, Language language) {
        var m = Messages.of(language);
        var what = what(event, m);
        var note = language == Language.EN && event.noteEn() != null ? event.noteEn() : event.note();
        return new Feed.Entry(
                publicUrl.tag("petition/" + event.petitionId() + "/" + event.number() + "/" + language.code()),
                m.t("feed.petition.entry", titre, what),
                address(path, language),
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

    private String address(String path, Language language) {
        return publicUrl.origin() + language.href(path);
    }

    private static Answer answer(Feed feed) {
        return Answer.atom(FeedWriter.write(feed.upToDate()));
    }
}
