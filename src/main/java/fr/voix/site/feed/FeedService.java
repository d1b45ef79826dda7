package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.feed.ScrutinEntryService.Told;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The feeds of Scrutins: the new ones, those of a texte, and those that were voted on most in seven days. */
@Singleton
record FeedService(
        FeedRepository scrutins,
        ScrutinEntryService entries,
        TexteService textes,
        WeekRankingService week,
        PublicUrl publicUrl) {

    Answer newest(Language language) {
        var m = Messages.of(language);
        var told = told(scrutins.newest(Feed.MOST));
        return answer(new Feed(
                publicUrl.tag("nouveaux/" + language.code()),
                language.code(),
                m.t("feed.new.title"),
                m.t("feed.new.description"),
                address(Addresses.NEW_FEED, language),
                address("/amendements", language),
                Feed.BEFORE_ANY_ENTRY,
                entries.entries("scrutin", told, language)));
    }

    /** Empty for a texte of which nothing is known. */
    Optional<Answer> ofTexte(String uid, Language language) {
        var m = Messages.of(language);
        var texte = textes.texte(uid).orElse(null);
        var told = told(scrutins.newestOfTexte(uid, Feed.MOST));
        if (texte == null && told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(answer(new Feed(
                publicUrl.tag("texte/" + uid + "/" + language.code()),
                language.code(),
                m.t("feed.texte.title", new Wording(m).texte(texte, uid)),
                m.t("feed.texte.description"),
                address(Addresses.texteFeed(uid), language),
                address(Addresses.ofTexte(uid), language),
                Feed.BEFORE_ANY_ENTRY,
                entries.entries("scrutin", told, language))));
    }

    Answer week(Language language) {
        var m = Messages.of(language);
        var told = week.ranking().stream()
                .map(row -> new Told(row.uid(), row.toldAt(), row.votesBefore()))
                .toList();
        return answer(new Feed(
                publicUrl.tag("semaine/" + language.code()),
                language.code(),
                m.t("feed.week.title"),
                m.t("feed.week.description"),
                address(Addresses.WEEK_FEED, language),
                address("/amendements?tri=votes", language),
                Feed.BEFORE_ANY_ENTRY,
                entries.entries("semaine", told, language)));
    }

    private String address(String path, Language language) {
        return publicUrl.origin() + language.href(path);
    }

    private static Answer answer(Feed feed) {
        return Answer.atom(FeedWriter.write(feed.upToDate()));
    }

    private static List<Told> told(List<FeedRow> rows) {
        return rows.stream().map(row -> new Told(row.uid(), row.toldAt(), null)).toList();
    }
}
