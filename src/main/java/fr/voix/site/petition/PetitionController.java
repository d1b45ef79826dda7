package fr.voix.site.petition;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.UUID;
import java.util.function.Function;

/** The page of one petition, and the rules of all. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record PetitionController(
        PetitionService petitions,
        PetitionPageService pages,
        RulesPageService rules,
        HiddenPetitionService hidden,
        UrnAnswerService answers,
        PublicAnswers publicAnswers) {

    @Get(uris = {RulesPageService.PATH, "/en" + RulesPageService.PATH})
    HttpResponse<byte[]> rules(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return publicAnswers.page(request, language.href(RulesPageService.PATH), () -> rules.render(language));
    }

    @Get(uris = {"/petitions/{address}", "/en/petitions/{address}"})
    HttpResponse<byte[]> one(HttpRequest<?> request, String address, @QueryValue @Nullable String noms) {
        var language = Language.ofPath(request.getPath());
        var asked = PetitionAddress.of(address).orElseThrow(PetitionController::notFound);
        var namesAfter = noms == null ? null : uuid(noms);
        return publicAnswers.kept(
                request,
                language.href("/petitions/" + address) + (namesAfter == null ? "" : "?noms=" + namesAfter),
                () -> answers.keepPublished(
                                UrnKind.PETITION,
                                Long.toString(asked.id()),
                                publication -> answer(
                                        asked, language, one -> pages.render(one, publication, namesAfter, language)),
                                contradiction ->
                                        answer(asked, language, one -> pages.withheld(one, contradiction, language)))
                        .orElseThrow(() -> unseen(asked.id(), language)));
    }

    /** The page, or where it is. */
    private Answer answer(PetitionAddress asked, Language language, Function<Petition, byte[]> render) {
        Petition petition = petitions.findShown(asked.id()).orElseThrow(() -> unseen(asked.id(), language));
        return asked.slug().equals(petition.text().slug())
                ? Answer.html(render.apply(petition))
                : Answer.movedTo(language.href(petition.path()));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    /** What moderators hid is gone; readers do not learn that a draft exists. */
    private RuntimeException unseen(long id, Language language) {
        return hidden.of(id, language).<RuntimeException>map(found -> found).orElseGet(PetitionController::notFound);
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition");
    }
}
