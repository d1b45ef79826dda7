package fr.voix.site.petition;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionShelf;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;

/** The list of petitions: search, filters, pages. */
@PublicPages
record PetitionListController(PetitionListPageService pages, PublicAnswers answers, UrnAnswerService urns) {

    @Get(Addresses.PETITIONS)
    HttpResponse<byte[]> list(
            HttpRequest<?> request,
            Language language,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String etat,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String tri,
            @QueryValue @Nullable String after) {
        var asked = new Parameters();
        asked.note(PetitionCriteria.malformed(q, theme, after));
        var shelf = asked.oneOf("etat", etat, List.of(PetitionShelf.values()), PetitionShelf::code, PetitionShelf.OPEN);
        var order =
                asked.oneOf("tri", tri, List.of(PetitionOrder.values()), PetitionOrder::code, PetitionOrder.SIGNATURES);
        MalformedException.ifAny(asked.malformed());
        var criteria = PetitionCriteria.of(q, shelf, theme, order, after).orElseThrow();
        var address = language.code() + " petitions " + criteria.key();
        // in an order by signatures a line moves by those of others too
        return order == PetitionOrder.SIGNATURES || order == PetitionOrder.THRESHOLD
                ? answers.list(request, address, () -> pages.render(criteria, shelf, language))
                : answers.keptList(
                        request,
                        address,
                        () -> urns.keepMany(() -> Answer.html(pages.render(criteria, shelf, language))));
    }
}
