package fr.voix.site.journal;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;

/** What was decided by those who work here. */
@PublicPages
record JournalController(JournalPageService pages, PublicAnswers answers) {

    /**
     * @param genre the code of a {@link JournalKind}
     * @param avant the page begins behind the entry of that number
     */
    @Get(Addresses.JOURNAL)
    HttpResponse<byte[]> journal(
            HttpRequest<?> request,
            Language language,
            @QueryValue @Nullable String genre,
            @QueryValue @Nullable Long avant) {
        var asked = new Parameters();
        var kind = asked.oneOf("genre", genre, List.of(JournalKind.values()), JournalKind::code, null);
        asked.expect(avant == null || avant > 0, "avant");
        MalformedException.ifAny(asked.malformed());
        long before = avant == null ? Long.MAX_VALUE : avant;
        var key = language.code() + " journal " + (kind == null ? "" : kind.code()) + "/" + before;
        return answers.list(request, key, () -> pages.page(kind, before, language));
    }

    /** Feed readers ask for all kinds of types, or for none. */
    @Get("/journal/flux.atom")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> feed(HttpRequest<?> request, Language language) {
        return answers.listed(request, language.href(Addresses.feed(Addresses.JOURNAL)), () -> pages.feed(language));
    }
}
