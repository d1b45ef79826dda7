package fr.voix.petition.author;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Entrance;
import fr.voix.base.load.Through;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signing.AnswerFloorService;
import fr.voix.petition.signing.SignatureLimitService;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;
import java.util.Set;

/** An author's private page: everyone who has its link may do what is on it. Opening it changes nothing. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class FollowUpController {

    static final String PATH = "/petitions/suivi";
    static final String ASKED = PATH + "/envoye";

    private static final String ONE = PATH + "/{token}";
    private static final String CONFIRMATION = "/confirmation";
    private static final String WITHDRAWAL = "/retrait";
    private static final String LANGUAGE = "/langue";
    private static final String ERASURE = "/effacement";
    private static final Set<String> DONE = Set.of("confirm", "withdraw", "language", "forget", "late", "readonly");

    private final PetitionService petitions;
    private final FollowUpService followUps;
    private final FollowUpView pages;
    private final AuthorService authors;
    private final AuthorLinks links;
    private final SignatureLimitService limits;
    private final AnswerFloorService floor;
    private final Entrance entrance;
    private final VoterCookies visitors;
    private final NetworkPrefix networks;
    private final PublicAnswers answers;
    private final PrivateAnswers publicAnswers;

    FollowUpController(
            PetitionService petitions,
            FollowUpService followUps,
            FollowUpView pages,
            AuthorService authors,
            AuthorLinks links,
            SignatureLimitService limits,
            AnswerFloorService floor,
            @Named("pages") Entrance entrance,
            VoterCookies visitors,
            NetworkPrefix networks,
            PublicAnswers answers,
            PrivateAnswers publicAnswers) {
        this.petitions = petitions;
        this.followUps = followUps;
        this.pages = pages;
        this.authors = authors;
        this.links = links;
        this.limits = limits;
        this.floor = floor;
        this.entrance = entrance;
        this.visitors = visitors;
        this.networks = networks;
        this.answers = answers;
        this.publicAnswers = publicAnswers;
    }

    @Get(uris = {PATH, "/en" + PATH})
    HttpResponse<byte[]> ask(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.page(request, language.href(PATH), () -> pages.ask("", null, language));
    }

    @Get(uris = {ASKED, "/en" + ASKED})
    HttpResponse<byte[]> asked(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.page(request, language.href(ASKED), () -> pages.asked(language));
    }

    /** The same answer whether there is a petition or not. */
    @Post(uris = {PATH, "/en" + PATH})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> sendLinks(HttpRequest<?> request, @Body AskLinkForm form) {
        return floor.hold(() -> entrance.pass(() -> sendLinksTo(request, form)));
    }

    private HttpResponse<byte[]> sendLinksTo(HttpRequest<?> request, AskLinkForm form) {
        var language = Language.ofPath(request.getPath());
        var m = Messages.of(language);
        var address = EmailAddress.parse(form.courriel());
        if (address.isEmpty()) {
            var flaw = new Flaw("courriel", m.t("authoring.flaw.courriel"));
            return publicAnswers.page(
                    HttpStatus.UNPROCESSABLE_ENTITY, pages.ask(form.courriel().replace("\0", ""), flaw, language));
        }
        var verdict = limits.ask(
                SignatureLimitService.Purpose.LINKS, visitors.read(request), networks.of(request), address.get());
        if (!verdict.isFree()) {
            var flaw = new Flaw("courriel", verdict.text(m));
            return publicAnswers.refused(verdict.minutes(), pages.ask(form.courriel(), flaw, language));
        }
        followUps.sendLinks(address.get());
        return publicAnswers.seeOther(language.href(ASKED));
    }

    @Get(uris = {ONE, "/en" + ONE})
    @Personal
    @Through("pages")
    HttpResponse<byte[]> show(HttpRequest<?> request, String token, @Nullable @QueryValue String fait) {
        var done = fait != null && DONE.contains(fait) ? fait : null;
        return publicAnswers.page(pages.render(petition(token), done, Language.ofPath(request.getPath())));
    }

    @Post(uris = {ONE + CONFIRMATION, "/en" + ONE + CONFIRMATION})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Personal
    @Through("pages")
    HttpResponse<byte[]> confirm(HttpRequest<?> request, String token) {
        var petition = petition(token);
        var result = followUps.confirm(petition.id());
        // a second press finds it done
        boolean isDone = result instanceof ChangeResult.NotFromHere elsewhere
                && elsewhere.petition().confirmedAt() != null;
        return back(request, petition, isDone ? "confirm" : said(result, "confirm"));
    }

    @Get(uris = {ONE + WITHDRAWAL, "/en" + ONE + WITHDRAWAL})
    @Personal
    @Through("pages")
    HttpResponse<byte[]> askToWithdraw(HttpRequest<?> request, String token) {
        return publicAnswers.page(pages.gesture(petition(token), Gesture.WITHDRAW, Language.ofPath(request.getPath())));
    }

    @Post(uris = {ONE + WITHDRAWAL, "/en" + ONE + WITHDRAWAL})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Personal
    @Through("pages")
    HttpResponse<byte[]> withdraw(HttpRequest<?> request, String token) {
        var petition = petition(token);
        return back(request, petition, said(followUps.withdraw(petition.id()), "withdraw"));
    }

    @Post(uris = {ONE + LANGUAGE, "/en" + ONE + LANGUAGE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Personal
    @Through("pages")
    HttpResponse<byte[]> changeLanguage(HttpRequest<?> request, String token, @Body LanguageForm form) {
        var petition = petition(token);
        authors.changeLanguage(petition.id(), Language.ofCode(String.valueOf(form.langue())));
        return back(request, petition, "language");
    }

    @Get(uris = {ONE + ERASURE, "/en" + ONE + ERASURE})
    @Personal
    @Through("pages")
    HttpResponse<byte[]> askToForget(HttpRequest<?> request, String token) {
        return publicAnswers.page(pages.gesture(petition(token), Gesture.FORGET, Language.ofPath(request.getPath())));
    }

    @Post(uris = {ONE + ERASURE, "/en" + ONE + ERASURE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Personal
    @Through("pages")
    HttpResponse<byte[]> forget(HttpRequest<?> request, String token) {
        var petition = petition(token);
        return back(request, petition, followUps.forget(petition.id()) ? "forget" : "late");
    }

    private Petition petition(String token) {
        return links.readPrivate(token)
                .flatMap(petitions::find)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition"));
    }

    private static String said(ChangeResult result, String done) {
        return switch (result) {
            case ChangeResult.Changed changed -> done;
            case ChangeResult.NotFromHere elsewhere -> "late";
            case ChangeResult.UnknownPetition unknown -> "late";
            case ChangeResult.ReadOnly readOnly -> "readonly";
        };
    }

    private HttpResponse<byte[]> back(HttpRequest<?> request, Petition petition, String done) {
        var language = Language.ofPath(request.getPath());
        return publicAnswers.seeOther(language.href(links.privatePath(petition.id())) + "?fait=" + done);
    }
}
