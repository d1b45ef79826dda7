package fr.voix.site.feed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.theme.summary.NamedScrutin;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Makes the entries of feeds that tell of Scrutins, each with its result as it is published. */
@Singleton
public record ScrutinEntryService(NamedScrutinService names, TallyService tallies) {

    /**
     * In the same order, without those that are not shown.
     *
     * @param kind begins the ids; feeds that share it tell of the same thing
     */
    public List<Feed.Entry> entries(String kind, List<Told> told, Language language) {
        var uids = told.stream().map(Told::uid).toList();
        var named = names.named(uids, language);
        var counted = tallies.findAll(uids);
        return told.stream()
                .map(one -> entry(kind, one, named.get(one.uid()), counted.get(one.uid()), language))
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    private Feed.Entry entry(
            String kind, Told told, @Nullable NamedScrutin named, @Nullable Tally tally, Language language) {
        if (named == null) {
            return null;
        }
        var m = Messages.of(language);
        var summary = new StringBuilder();
        if (tally != null && told.votesBefore() != null) {
            long gained = Math.max(0, tally.total() - told.votesBefore());
            summary.append(m.t("feed.week.gained", gained, m.number(gained))).append(' ');
        }
        summary.append(about(named, m));
        if (tally != null) {
            summary.append(' ').append(ResultSentence.of(tally, m));
        } else if (tallies.isWithheld(told.uid())) {
            summary.append(' ').append(m.t("withheld.scrutin"));
        }
        return new Feed.Entry(
                kind + "/" + told.uid(),
                named.title(),
                named.gist().lang(),
                named.address(),
                told.toldAt(),
                summary.toString());
    }

    /** The texte, words of the amendement, and who says what it asks, as its page has it. */
    private static String about(NamedScrutin named, Messages m) {
        return named.gist().isSaid() ? named.about() + " " + named.gist().origin(m) : named.about();
    }
}
