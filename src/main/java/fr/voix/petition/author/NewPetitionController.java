package fr.voix.petition.author;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.load.Entrance;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.TypedText;
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
import java.util.List;

/** Where a petition is written. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class NewPetitionController {

    private final NewPetitionView pages;
    private final FormService forms;
    private final NearService near;
    private final AuthoringService authoring;
    private final SignatureLimitService limits;
    private final AnswerFloorService floor;
    private final Entrance entrance;
    private final VoterCookies visitors;
    private final NetworkPrefix networks;
    private final PublicAnswers answers;
    private final PrivateAnswers publicAnswers;

    NewPetitionController(
            NewPetitionView pages,
            FormService forms,
            NearService near,
            AuthoringService authoring,
            SignatureLimitService limits,
            AnswerFloorService floor,
            @Named("pages") Entrance entrance,
            VoterCookies visitors,
            NetworkPrefix networks,
            PublicAnswers answers,
            PrivateAnswers publicAnswers) {
        this.pages = pages;
        this.forms = forms;
        this.near = near;
        this.authoring = authoring;
        this.limits = limits;
        this.floor = floor;
        this.entrance = entrance;
        this.visitors = visitors;
        this.networks = networks;
        this.answers = answers;
        this.publicAnswers = publicAnswers;
    }

    @Get(uris = {NewPetitionView.PATH, "/en" + NewPetitionView.PATH})
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.page(request, language.href(NewPetitionView.PATH), () -> pages.empty(language));
    }

    @Get(uris = {NewPetitionView.SENT, "/en" + NewPetitionView.SENT})
    HttpResponse<byte[]> sent(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.page(request, language.href(NewPetitionView.SENT), () -> pages.sent(language));
    }

    /** Also asked by the form while a title is typed. */
    @Get(uris = {NewPetitionView.NEAR, "/en" + NewPetitionView.NEAR})
    HttpResponse<byte[]> near(HttpRequest<?> request, @Nullable @QueryValue String q) {
        var language = Language.ofPath(request.getPath());
        var asked = TypedText.line(q);
        if (!asked.isWritable() || asked.text().length() > NearService.LONGEST) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "No such title");
        }
        return answers.list(
                request,
                language.code() + " proches " + asked.text(),
                () -> pages.near(asked.text(), near.find(asked.text(), language), language));
    }

    @Post(uris = {NewPetitionView.PATH, "/en" + NewPetitionView.PATH})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> write(HttpRequest<?> request, @Body PetitionForm form) {
        return floor.hold(() -> entrance.pass(() -> read(request, form)));
    }

    private HttpResponse<byte[]> read(HttpRequest<?> request, PetitionForm form) {
        var language = Language.ofPath(request.getPath());
        return switch (forms.read(form, language)) {
            case PetitionReading.Unfit unfit ->
                publicAnswers.page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        pages.render(form, unfit.flaws(), unfit.candidates(), List.of(), language));
            case PetitionReading.Fit fit -> write(request, form, fit, language);
        };
    }

    private HttpResponse<byte[]> write(
            HttpRequest<?> request, PetitionForm form, PetitionReading.Fit fit, Language language) {
        var m = Messages.of(language);
        var alike = form.isSaidToBeNew()
                ? List.<NearView>of()
                : near.find(fit.draft().text().titre(), language);
        if (!alike.isEmpty()) {
            return publicAnswers.page(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    pages.render(
                            form,
                            List.of(new Flaw("nouvelle", m.t("authoring.flaw.near"))),
                            List.of(),
                            alike,
                            language));
        }
        var verdict = limits.ask(
                SignatureLimitService.Purpose.PETITION, visitors.read(request), networks.of(request), fit.address());
        if (!verdict.isFree()) {
            return publicAnswers.refused(
                    verdict.minutes(),
                    pages.render(form, List.of(new Flaw("robot", verdict.text(m))), List.of(), List.of(), language));
        }
        authoring.write(fit);
        return publicAnswers.seeOther(language.href(NewPetitionView.SENT));
    }
}
