package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.Found;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.TallyService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts the most voted Scrutins of a theme or of a texte into a frame. */
@Singleton
record EmbedListService(
        ThemeService themes,
        AmendementSearch search,
        TallyService tallies,
        GistService gists,
        SettingAside asides,
        EmbedFrameService frames) {

    /** As many as the tallest frame has room for. */
    private static final int MOST = 5;

    private static final String BY_VOTES = Order.VOTES.code();

    /** The embed of a theme, or where it is now. */
    Answer theme(String slug, EmbedLook look) {
        var theme = themes.bySlug(slug).orElseThrow(NothingHereException::new);
        if (!theme.slug().equals(slug)) {
            return Answer.movedTo(look.address(Subject.theme(theme.slug())));
        }
        return list(
                look,
                AmendementCriteria.of(Facet.THEME, slug).orElseThrow().by(Order.VOTES),
                Messages.of(look.language()).t("embed.theme"),
                theme.libelle(look.language()),
                look.language().code(),
                Addresses.theme(slug) + "?tri=" + BY_VOTES,
                Addresses.feed(Addresses.theme(slug)));
    }

    /** The embed of a texte that has amendements. */
    Answer texte(String uid, EmbedLook look) {
        var criteria = AmendementCriteria.of(Facet.TEXTE, uid)
                .orElseThrow(NothingHereException::new)
                .by(Order.VOTES);
        if (!search.isAnyShownOf(uid)) {
            throw new NothingHereException();
        }
        return list(
                look,
                criteria,
                Messages.of(look.language()).t("embed.texte"),
                gists.texte(uid, look.language()),
                "fr",
                Addresses.ofTexte(uid) + "&tri=" + BY_VOTES,
                Addresses.texteFeed(uid));
    }

    /** Two Scrutins, one above the other; both are shown. */
    Answer pair(Amendement one, Amendement other, EmbedLook look) {
        var shown = search.shown(List.of(one.uid(), other.uid()));
        var m = Messages.of(look.language());
        var items = items(
                Stream.of(one, other)
                        .map(asked -> shown.get(asked.uid()))
                        .filter(Objects::nonNull)
                        .toList(),
                look);
        var withheld = shown.keySet().stream().filter(tallies::isWithheld).count();
        if (items.size() + withheld < 2) {
            // one is not put to the vote: there is nothing to compare
            throw new NothingHereException();
        }
        var numbers = m.t("embed.pair", one.numero(), other.numero());
        boolean isOneTexte = one.texteUid().equals(other.texteUid());
        var list = isOneTexte ? Addresses.ofTexte(one.texteUid()) : Addresses.AMENDEMENTS;
        return frames.answer(
                "most",
                new EmbedListPage(
                        frames.frame(look, m.t("embed.pair.title", numbers), isLive(items)),
                        frames.origin() + look.language().href(list),
                        isOneTexte ? feed(look, Addresses.texteFeed(one.texteUid())) : null,
                        m.t("embed.pair.word"),
                        numbers,
                        look.language().code(),
                        items,
                        withheld == 0 ? null : m.t("embed.most.withheld", withheld, m.number(withheld))));
    }

    private static boolean isLive(List<EmbedListPage.Item> items) {
        return items.stream().anyMatch(item -> item.tally().isOpen());
    }

    private Answer list(
            EmbedLook look,
            AmendementCriteria criteria,
            String word,
            String title,
            String lang,
            String path,
            String feed) {
        var items = items(search.questions(criteria, MOST).items(), look);
        var m = Messages.of(look.language());
        long withheld = search.countWithheld(criteria);
        return frames.answer(
                "most",
                new EmbedListPage(
                        frames.frame(look, m.t("embed.most.title", title), isLive(items)),
                        frames.origin() + look.language().href(path),
                        feed(look, feed),
                        word,
                        title,
                        lang,
                        items,
                        withheld == 0 ? null : m.t("embed.most.withheld", withheld, m.number(withheld))));
    }

    private String feed(EmbedLook look, String path) {
        return frames.origin() + look.language().href(path);
    }

    private List<EmbedListPage.Item> items(List<Found> found, EmbedLook look) {
        var language = look.language();
        var uids = found.stream().map(Found::uid).toList();
        var counted = tallies.findAll(uids);
        var aside = asides.inEffect(uids);
        var said = gists.of(found, language);
        return found.stream()
                .filter(one -> counted.containsKey(one.uid()))
                .map(one -> new EmbedListPage.Item(
                        frames.origin() + language.href(one.address()),
                        one.numero(),
                        said.get(one.uid()),
                        EmbedTally.of(counted.get(one.uid()), aside.getOrDefault(one.uid(), List.of()), language)))
                .toList();
    }
}
