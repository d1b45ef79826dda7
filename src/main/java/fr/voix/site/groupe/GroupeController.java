package fr.voix.site.groupe;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;

/** Parliamentary groups. */
@PublicPages
record GroupeController(GroupeView view, PublicAnswers answers, UrnAnswerService urns) {

    @Get(Addresses.GROUPES)
    HttpResponse<byte[]> all(HttpRequest<?> request, Language language) {
        return answers.kept(
                request, language.href(Addresses.GROUPES), () -> urns.keepMany(() -> Answer.html(view.list(language))));
    }

    @Get(Addresses.GROUPES + "/{slug}")
    HttpResponse<byte[]> one(HttpRequest<?> request, Language language, String slug, @QueryValue @Nullable String tri) {
        var order = NeighbourOrder.of(tri)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such order"));
        return answers.kept(
                request,
                language.href(Addresses.groupe(slug)) + order.query(),
                () -> urns.keepMany(() -> view.page(slug, order, language)));
    }
}
