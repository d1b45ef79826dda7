package fr.voix.petition.author;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.SignatureLinkService;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.EnumSet;
import java.util.Set;

/** Where those come to whom an author gives the sponsors' link. */
@PublicPages
@Personal
@Through("pages")
record SponsorController(PetitionService petitions, SignatureLinkService links, SponsorView pages) {

    /** In these there is nothing to be read, or no more. */
    private static final Set<PetitionState> UNREAD =
            EnumSet.of(PetitionState.DRAFT, PetitionState.LAPSED, PetitionState.WITHDRAWN);

    /** Once everybody sees it, its own page has the form. What moderators hid is hidden here, too. */
    @Get("/petitions/{id}/parrainage/{token}")
    HttpResponse<byte[]> show(long id, String token, Messages m) {
        Petition petition = petitions
                .find(id)
                .filter(one -> links.isSponsorToken(token, id) && !UNREAD.contains(one.state()) && !one.isHidden())
                .orElseThrow(NothingHereException::new);
        return petition.isShown()
                ? PersonalAnswers.seeOther(m.link(petition.path()))
                : PersonalAnswers.page(pages.render(petition, token, m));
    }
}
