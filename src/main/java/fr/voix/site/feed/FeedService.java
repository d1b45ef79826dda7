package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.TexteService;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The feeds of Scrutins: the new ones, those of a texte, and those that were voted on most in seven days. */
@Singleton
record FeedService(
        FeedRepository scrutins,
        ScrutinEntryService entries,
        TexteService textes,
        WeekRanking week,
        PublicUrl publicUrl) {

    Answer newest(Language language) {
        var m = Messages.of(language);
        var told = scrutins.newest(Feed.MOST);
        return answer(
                new Feed(
                        "nouveaux",
                        m.t("feed.new.title"),
                        m.t("feed.new.description"),
                        Addresses.NEW_FEED,
                        Addresses.AMENDEMENTS,
                        Feed.BEFORE_ANY_ENTRY,
                        entries.entries("scrutin", told, language)),
                language);
    }

    /** Empty for a texte of which nothing is known. */
    Optional<Answer> ofTexte(String uid, Language language) {
        var m = Messages.of(language);
        var texte = textes.texte(uid).orElse(null);
        var told = scrutins.newestOfTexte(uid, Feed.MOST);
        if (texte == null && told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(answer(
                new Feed(
                        "texte/" + uid,
                        m.t("feed.texte.title", new Wording(m).texte(texte, uid)),
                        m.t("feed.texte.description"),
                        Addresses.texteFeed(uid),
                        Addresses.ofTexte(uid),
                        Feed.BEFORE_ANY_ENTRY,
                        entries.entries("scrutin", told, language)),
                language));
    }

    Answer week(Language language) {
        var m = Messages.of(language);
        return answer(
                new Feed(
                        "semaine",
                        m.t("feed.week.title"),
                        m.t("feed.week.description"),
                        Addresses.WEEK_FEED,
                        "/amendements?tri=votes",
                        Feed.BEFORE_ANY_ENTRY,
                        entries.entries("semaine", week.ranking(), language)),
                language);
    }

    private Answer answer(Feed feed, Language language) {
        return FeedWriter.answer(feed, language, publicUrl);
    }
}
