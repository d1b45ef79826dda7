package fr.voix.petition.author;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.load.Entrance;
import fr.voix.base.page.Flaw;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.TypedText;
import fr.voix.petition.signing.AnswerFloor;
import fr.voix.petition.signing.SignatureLimit;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Named;
import java.util.List;

/** Where a petition is written. */
@PublicPages
record NewPetitionController(
        NewPetitionView pages,
        PetitionFormReader forms,
        NearPetitionSearch near,
        PetitionAuthoring authors,
        SignatureLimit limits,
        AnswerFloor floor,
        @Named("pages") Entrance entrance,
        VoterCookies visitors,
        NetworkPrefix networks,
        PublicAnswers answers) {

    @Get(Addresses.NEW_PETITION)
    HttpResponse<byte[]> form(HttpRequest<?> request, Messages m) {
        return answers.page(request, m.link(Addresses.NEW_PETITION), () -> pages.empty(m));
    }

    @Get(NewPetitionView.SENT)
    HttpResponse<byte[]> sent(HttpRequest<?> request, Messages m) {
        return answers.page(request, m.link(NewPetitionView.SENT), () -> pages.sent(m));
    }

    /** Also asked by the form while a title is typed. */
    @Get(NewPetitionView.NEAR)
    HttpResponse<byte[]> near(HttpRequest<?> request, @Nullable @QueryValue String q, Messages m) {
        var asked = TypedText.line(q);
        if (!asked.isWritable() || asked.text().length() > NearPetitionSearch.LONGEST) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "No such title");
        }
        return answers.list(
                request,
                m.language().code() + " proches " + asked.text(),
                () -> pages.near(asked.text(), near.find(request, asked.text(), m), m));
    }

    @Post(Addresses.NEW_PETITION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> write(HttpRequest<?> request, @Body PetitionForm form, Messages m) {
        return floor.hold(() -> entrance.pass(() -> read(request, form, m)));
    }

    private HttpResponse<byte[]> read(HttpRequest<?> request, PetitionForm form, Messages m) {
        return switch (forms.read(form, m)) {
            case PetitionReading.Unfit unfit ->
                PersonalAnswers.page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        pages.render(form, unfit.flaws(), unfit.candidates(), List.of(), m));
            case PetitionReading.Fit fit -> write(request, form, fit, m);
        };
    }

    private HttpResponse<byte[]> write(HttpRequest<?> request, PetitionForm form, PetitionReading.Fit fit, Messages m) {
        var alike = form.isSaidToBeNew()
                ? List.<NearView>of()
                : near.find(request, fit.draft().text().titre(), m);
        if (!alike.isEmpty()) {
            var flaw = new Flaw("nouvelle", m.t("authoring.flaw.near"));
            return PersonalAnswers.page(
                    HttpStatus.UNPROCESSABLE_ENTITY, pages.render(form, List.of(flaw), List.of(), alike, m));
        }
        var verdict = limits.ask(
                SignatureLimit.Purpose.PETITION, visitors.read(request), networks.of(request), fit.address());
        if (!verdict.isFree()) {
            var flaw = new Flaw("robot", verdict.text(m));
            return verdict.answer(pages.render(form, List.of(flaw), List.of(), List.of(), m));
        }
        authors.write(fit);
        return PersonalAnswers.seeOther(m.link(NewPetitionView.SENT));
    }
}
