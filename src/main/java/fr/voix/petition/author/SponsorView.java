package fr.voix.petition.author;

import fr.voix.base.text.Messages;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signing.SignPanelView;
import jakarta.inject.Singleton;

/** Puts together what sponsors are shown. */
@Singleton
record SponsorView(
        AuthorService authors,
        SignatureCountService signatures,
        AuthorLinks links,
        SignPanelView panels,
        PetitionConfig config,
        AuthorFrame site) {

    /** @param token of the sponsors' link, which goes along with the form */
    byte[] render(Petition petition, String token, Messages m) {
        int count = signatures.sponsors(petition.urnId());
        var author = authors.name(petition.id()).filter(name -> !petition.isAuthorHidden());
        return site.render(
                "parrainage",
                new SponsorPage(
                        site.frame(m, links.sponsorPath(petition.id()), "authoring.sponsor"),
                        petition.text().titre(),
                        AuthorFrame.paragraphs(petition.text().demande()),
                        AuthorFrame.paragraphs(petition.text().motifs()),
                        petition.text().sources(),
                        m.t("authoring.sponsor.by", author.orElseGet(() -> m.t("authoring.sponsor.nobody"))),
                        m.t("authoring.sponsors", count, config.sponsors()),
                        Math.min(count, config.sponsors()),
                        panels.of(petition, m.language(), token)));
    }
}
