package fr.voix.site.petition;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.UUID;
import java.util.function.Function;

/** The page of one petition, and the rules of all. */
@PublicPages
record PetitionController(
        PetitionService petitions,
        PetitionPageService pages,
        RulesPageService rules,
        HiddenPetitionService hidden,
        UrnAnswerService answers,
        PublicAnswers publicAnswers) {

    @Get(RulesPageService.PATH)
    HttpResponse<byte[]> rules(HttpRequest<?> request, Language language) {
        return publicAnswers.page(request, language.href(RulesPageService.PATH), () -> rules.render(language));
    }

    @Get("/petitions/{address}")
    HttpResponse<byte[]> one(
            HttpRequest<?> request, Language language, String address, @QueryValue @Nullable String noms) {
        var asked = PetitionAddress.of(address).orElseThrow(NothingHereException::new);
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
            throw new NothingHereException();
        }
    }

    /** What moderators hid is gone; readers do not learn that a draft exists. */
    private RuntimeException unseen(long id, Language language) {
        return hidden.of(id, language).<RuntimeException>map(found -> found).orElseGet(NothingHereException::new);
    }
}
