package fr.voix.site.petition;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionShelf;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.stream.Stream;

/** The list of petitions: search, filters, pages. */
@PublicPages
record PetitionListController(PetitionListPageService pages, PublicAnswers answers) {

    @Get(Addresses.PETITIONS)
    HttpResponse<byte[]> list(
            HttpRequest<?> request,
            Language language,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String etat,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String tri,
            @QueryValue @Nullable String after) {
        var shelf = PetitionShelf.ofCode(orElse(etat, PetitionShelf.OPEN.code()));
        var order = PetitionOrder.ofCode(orElse(tri, PetitionOrder.SIGNATURES.code()));
        var malformed = PetitionCriteria.malformed(q, theme, after);
        if (shelf.isEmpty()) {
            malformed.add(MalformedException.named(
                    "etat", Stream.of(PetitionShelf.values()).map(PetitionShelf::code)));
        }
        if (order.isEmpty()) {
            malformed.add(MalformedException.named(
                    "tri", Stream.of(PetitionOrder.values()).map(PetitionOrder::code)));
        }
        if (!malformed.isEmpty()) {
            throw new MalformedException(malformed);
        }
        var criteria =
                PetitionCriteria.of(q, shelf.get(), theme, order.get(), after).orElseThrow();
        return answers.list(
                request,
                language.code() + " petitions " + criteria.key(),
                () -> pages.render(criteria, shelf.get(), language));
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null || value.isBlank() ? other : value;
    }
}
