package fr.voix.site.match;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.match.TenPage.Asked;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the pages of « Qui vote comme moi » ready to print. Nothing on them depends on who reads them. */
@Singleton
record MatchView(PositionsService positions, TenOfTheWeek ten, AmendementListService lists, PageFraming site) {

    static final String TEN = Addresses.MATCH + "/dix";

    byte[] page(Language language) {
        var m = Messages.of(language);
        var frame = site.frame(
                language,
                Addresses.MATCH,
                m.t("match.title"),
                m.t("match.description"),
                "qui-vote-comme-moi",
                List.of());
        return site.render("site/match/match", new TenPage(positions.page(frame), ten.seed(), asked(language)));
    }

    /** The scrutins of the week, ten at most, with no word of who tabled them or what became of them. */
    byte[] ten(Language language) {
        var m = Messages.of(language);
        var trail = List.of(new Link(m.t("match.title"), language.href(Addresses.MATCH)));
        var frame = site.frame(language, TEN, m.t("ten.title"), m.t("ten.description"), "qui-vote-comme-moi", trail);
        return site.render("site/match/ten", new TenPage(positions.page(frame), ten.seed(), asked(language)));
    }

    private List<Asked> asked(Language language) {
        var uids = ten.uids();
        var items = lists.items(uids, language);
        return uids.stream()
                .filter(items::containsKey)
                .map(uid -> new Asked(uid, items.get(uid)))
                .toList();
    }
}
