package fr.voix.site.groupe;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;

/** Parliamentary groups. */
@PublicPages
record GroupeController(GroupeView view, PublicAnswers answers) {

    @Get(GroupeView.PATH)
    HttpResponse<byte[]> all(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(GroupeView.PATH), () -> view.list(language));
    }

    @Get(GroupeView.PATH + "/{slug}")
    HttpResponse<byte[]> one(HttpRequest<?> request, Language language, String slug, @QueryValue @Nullable String tri) {
        var order = NeighbourOrder.of(tri)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such order"));
        return answers.ofMany(
                request,
                language.href(GroupeView.PATH + "/" + slug) + order.query(),
                () -> view.page(slug, order, language));
    }
}
