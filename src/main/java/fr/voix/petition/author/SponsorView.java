package fr.voix.petition.author;

import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signing.SignPanelView;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts together what sponsors are shown. */
@Singleton
record SponsorView(
        AuthorService authors,
        SignatureCountService signatures,
        AuthorLinks links,
        SignPanelView panels,
        PetitionConfig config,
        SiteService site) {

    /** @param token of the sponsors' link, which goes along with the form */
    byte[] render(Petition petition, String token, Language language) {
        var m = Messages.of(language);
        int count = signatures.sponsors(petition.urnId());
        var author = authors.name(petition.id()).filter(name -> !petition.isAuthorHidden());
        return site.render(
                "petition/author/parrainage",
                new SponsorPage(
                        site.frame(
                                        language,
                                        links.sponsorPath(petition.id()),
                                        m.t("authoring.sponsor.title"),
                                        m.t("authoring.sponsor.description"),
                                        NewPetitionView.SECTION,
                                        List.of(new Link(m.t("authoring.list"), language.href(NewPetitionView.LIST))))
                                .unindexed(),
                        petition.text().titre(),
                        paragraphs(petition.text().demande()),
                        paragraphs(petition.text().motifs()),
                        petition.text().sources(),
                        m.t("authoring.sponsor.by", author.orElseGet(() -> m.t("authoring.sponsor.nobody"))),
                        m.t("authoring.sponsors", count, config.sponsors()),
                        Math.min(count, config.sponsors()),
                        panels.of(petition, language, token)));
    }

    static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
