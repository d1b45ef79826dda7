package fr.voix.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import fr.voix.platform.Through;
import fr.voix.search.AmendementCriteria;
import fr.voix.search.Found;
import fr.voix.search.SearchService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finding amendements through the open API. */
@Controller("/api/v1/amendements")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("search")
class AmendementApiController {

    private static final int PAGE_SIZE = 50;

    private final SearchService search;

    AmendementApiController(SearchService search) {
        this.search = search;
    }

    /**
     * @param sort what became of it, such as {@code adopte}; {@code date} and {@code votes} order the list instead, since a
     *     reader of English takes the word that way
     * @param after the {@code next} of the page before
     */
    @Get
    HttpResponse<?> list(
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String theme,
            @Nullable @QueryValue String groupe,
            @Nullable @QueryValue String texte,
            @Nullable @QueryValue String sort,
            @Nullable @QueryValue String after) {
        boolean isOrder = "date".equals(sort) || "votes".equals(sort);
        String outcome = isOrder || sort == null ? null : sort.toUpperCase(Locale.ROOT);
        Optional<AmendementCriteria> criteria =
                AmendementCriteria.of(q, texte, groupe, outcome, theme, isOrder ? sort : null, after);
        if (criteria.isEmpty()) {
            return Problem.response(ProblemType.MALFORMED, "Un des paramètres n’a pas la forme attendue.");
        }
        SearchService.Slice slice = search.search(criteria.get(), PAGE_SIZE);
        return HttpResponse.ok(new Slice(slice.items().stream().map(Item::of).toList(), slice.next()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    /** One page; {@code next} is null on the last. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Slice(List<Item> items, @Nullable String next) {}

    /** One amendement; {@code tally} is null for one without a text, on which nobody votes. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            String uid,
            String numero,
            String page,
            String texteUid,
            @Nullable String groupeUid,
            @Nullable String division,
            String sort,
            @Nullable LocalDate deposeOn,
            @Nullable Count tally) {

        static Item of(Found found) {
            Found.Count count = found.count();
            return new Item(
                    found.uid(),
                    found.numero(),
                    found.address(),
                    found.texteUid(),
                    found.groupeUid(),
                    found.divisionTitre(),
                    found.sort().name().toLowerCase(Locale.ROOT),
                    found.deposeOn(),
                    count == null
                            ? null
                            : new Count(
                                    count.isOpen() ? "open" : "closed",
                                    count.pour(),
                                    count.contre(),
                                    count.abstention(),
                                    count.total()));
        }
    }

    /** What stands in its urn. */
    @Serdeable
    record Count(String state, long pour, long contre, long abstention, long total) {}
}
