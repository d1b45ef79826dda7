package fr.voix.site.embed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.site.card.PetitionCardService;
import fr.voix.site.card.Picture;
import fr.voix.site.card.ResultService;
import fr.voix.site.embed.EmbedAddress.Embeddable;
import fr.voix.theme.summary.GistService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds what can be embedded of what an address leads to; nothing of what is not shown. */
@Singleton
record EmbeddableService(
        AmendementService amendements,
        GistService gists,
        ResultService results,
        PetitionService petitions,
        UrnPublishing publications,
        UrnGuard guard,
        PetitionCardService cards) {

    Optional<Embed> find(Embeddable target) {
        var language = target.language();
        var key = target.subject().key();
        return switch (target.subject().kind()) {
            case SCRUTIN -> amendements.findByUidOrPath(key).flatMap(found -> scrutin(found, language));
            case PETITION -> petition(Long.parseLong(key), language);
            case THEME, TEXTE -> Optional.empty();
        };
    }

    private Optional<Embed> scrutin(Amendement amendement, Language language) {
        if (!amendement.isShown()) {
            return Optional.empty();
        }
        var gist = gists.of(amendement, language);
        var m = Messages.of(language);
        return results.picture(amendement, gist, language)
                .map(picture -> new Embed(
                        WidgetAddresses.embed(Subject.scrutin(amendement.uid())),
                        m.t("amendement.title", amendement.numero(), gist.text()),
                        m.t("oembed.scrutin", amendement.numero()),
                        picture.href()));
    }

    private Optional<Embed> petition(long id, Language language) {
        return petitions
                .findShown(id)
                .flatMap(petition -> picture(petition, language)
                        .map(picture -> new Embed(
                                WidgetAddresses.embed(Subject.petition(id)),
                                petition.text().titre(),
                                Messages.of(language)
                                        .t("oembed.petition", petition.text().titre()),
                                picture.href())));
    }

    private Optional<Picture> picture(Petition petition, Language language) {
        return guard.contradiction(petition.uid())
                .map(contradiction -> cards.picture(petition, contradiction, language))
                .or(() -> publications
                        .find(UrnKind.PETITION, petition.uid())
                        .map(publication -> cards.picture(cards.of(petition, publication, language))));
    }
}
