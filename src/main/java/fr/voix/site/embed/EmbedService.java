package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Wording;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.site.card.PetitionCardService;
import fr.voix.site.card.ResultService;
import fr.voix.theme.summary.GistService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.Publication;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.TallyService;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;

/** Puts the result of one Scrutin, or the count of one petition, into a frame. */
@Singleton
record EmbedService(
        AmendementService amendements,
        TallyService tallies,
        ResultService results,
        GistService gists,
        PetitionService petitions,
        PetitionItemService items,
        PetitionCardService cards,
        SettingAside asides,
        EmbedFrameService frames) {

    Answer scrutin(String uid, Language language) {
        var amendement = shown(uid);
        var m = Messages.of(language);
        var gist = gists.of(amendement, language);
        var word = m.t(amendement.parentUid() == null ? "amendement.word" : "amendement.word.sous");
        var numero = new Wording(m)
                .numero(amendement, amendements.commission(amendement).orElse(null));
        var withheld = results.withheld(uid, language).orElse(null);
        if (withheld != null) {
            return frames.answer(
                    "withheld",
                    new EmbedWithheldPage(
                            frames.frame(language, m.t("embed.title", amendement.numero(), gist.text()), true),
                            frames.origin() + language.href(amendement.address()),
                            word + " " + numero,
                            gist.text(),
                            gist.lang(),
                            withheld));
        }
        var tally = tallies.find(uid)
                .map(found -> EmbedTally.of(found, asides.inEffect(uid), language))
                .orElse(null);
        return frames.answer(
                "scrutin",
                new EmbedPage(
                        frames.frame(language, m.t("embed.title", amendement.numero(), gist.text()), tally != null),
                        frames.origin() + language.href(amendement.address()),
                        word,
                        numero,
                        gist,
                        tally));
    }

    Amendement shown(String uid) {
        return amendements.find(uid).filter(Amendement::isShown).orElseThrow(NothingHereException::new);
    }

    /** That the count is withheld, in its place. */
    Answer withheld(Contradiction contradiction, Language language) {
        var petition = petition(contradiction.uid());
        var titre = petition.text().titre();
        return frames.answer(
                "withheld",
                new EmbedWithheldPage(
                        frames.frame(language, Messages.of(language).t("embed.petition.title", titre), true),
                        frames.origin() + language.href(petition.path()),
                        null,
                        titre,
                        "fr",
                        cards.withheld(contradiction, language)));
    }

    private Petition petition(String uid) {
        return petitions.findShown(Long.parseLong(uid)).orElseThrow(NothingHereException::new);
    }

    Answer petition(Publication publication, Language language) {
        var petition = petition(publication.urn().uid());
        var m = Messages.of(language);
        var card = cards.of(petition, publication, language);
        boolean isOpen = petition.state().isOpenToAll();
        return frames.answer(
                "petition",
                new EmbedPetitionPage(
                        frames.frame(
                                language,
                                m.t("embed.petition.title", petition.text().titre()),
                                true),
                        frames.origin() + language.href(petition.path()),
                        petition.id(),
                        petition.text().titre(),
                        isOpen,
                        m.t("pet.state." + petition.state().name()),
                        m.t("pet.count", card.signatures(), m.number(card.signatures())),
                        card.crowdText(),
                        EmbedTally.aside(
                                "embed.petition.aside",
                                asides.inEffect(publication.urn().uid()),
                                card.signatures(),
                                m),
                        isOpen ? items.nextThreshold(card.signatures(), petition.given(), m) : null,
                        card.strokes(),
                        items.alternative(card.signatures(), m),
                        items.goals(card.signatures(), petition.given(), m),
                        m.number(card.size()),
                        m.shortStamp(publication.at()),
                        publication.at().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
