package fr.voix.site.groupe;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;

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
        var asked = new Parameters();
        var order =
                asked.oneOf("tri", tri, List.of(NeighbourOrder.values()), NeighbourOrder::code, NeighbourOrder.ACCORD);
        MalformedException.ifAny(asked.malformed());
        return answers.kept(
                request,
                language.href(Addresses.groupe(slug)) + order.query(),
                () -> urns.keepMany(() -> view.page(slug, order, language)));
    }
}
