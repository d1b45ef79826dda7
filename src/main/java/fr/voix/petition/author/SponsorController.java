package fr.voix.petition.author;

import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.SignatureLinkService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.EnumSet;
import java.util.Set;

/** Where those come to whom an author gives the sponsors' link. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SponsorController {

    /** In these there is nothing to be read, or no more. */
    private static final Set<PetitionState> UNREAD =
            EnumSet.of(PetitionState.DRAFT, PetitionState.LAPSED, PetitionState.WITHDRAWN, PetitionState.REFUSED);

    private static final String ONE = "/petitions/{id}/parrainage/{token}";

    private final PetitionService petitions;
    private final SignatureLinkService links;
    private final SponsorView pages;
    private final PrivateAnswers answers;

    SponsorController(
            PetitionService petitions, SignatureLinkService links, SponsorView pages, PrivateAnswers answers) {
        this.petitions = petitions;
        this.links = links;
        this.pages = pages;
        this.answers = answers;
    }

    @Get(uris = {ONE, "/en" + ONE})
    @Personal
    @Through("pages")
    HttpResponse<byte[]> show(HttpRequest<?> request, long id, String token) {
        var language = Language.ofPath(request.getPath());
        return petitions
                .find(id)
                .filter(petition -> links.isSponsorToken(token, id))
                .filter(SponsorController::isRead)
                .map(petition -> answer(petition, token, language))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition"));
    }

    /** What moderators hid is hidden here, too. */
    private static boolean isRead(Petition petition) {
        return !UNREAD.contains(petition.state()) && !petition.isHidden();
    }

    /** Once everybody sees it, its own page has the form. */
    private HttpResponse<byte[]> answer(Petition petition, String token, Language language) {
        return petition.isShown()
                ? answers.seeOther(language.href(petition.path()))
                : answers.page(pages.render(petition, token, language));
    }
}
