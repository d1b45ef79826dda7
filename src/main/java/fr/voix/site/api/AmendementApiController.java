package fr.voix.site.api;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.http.QueryString;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Facet;
import fr.voix.theme.summary.GistService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;

/** Finding amendements through the open API. */
@Controller(AmendementApiController.ADDRESS)
@PublicRoutes
@Tag(name = "scrutins")
record AmendementApiController(AmendementSearch search, GistService gists, ApiAnswers answers, Clock clock) {

    private static final int PAGE_SIZE = 50;
    static final String ADDRESS = "/api/v1/amendements";

    /**
     * Finds amendements, fifty a page. Best answers to the words first; without words newest first, or most votes first.
     *
     * @param q words of the text, a number such as {@code CF1115}, an article, or an author's name; accents and slips do not matter
     * @param theme slug of a theme
     * @param groupe uid of the author's parliamentary group
     * @param texte uid of the bill
     * @param sort what became of it, such as {@code adopte}; {@code date} and {@code votes} order the list instead
     * @param dossier uid of the dossier of the bill: all its readings
     * @param auteur uid of the author
     * @param mission two letters of the mission of the budget
     * @param commission where it was examined, such as {@code CION_FIN}; {@code AN} is the plenary
     * @param annee year in which it was tabled
     * @param officiel {@code oui}: those that the Assemblée decided by a roll-call
     * @param du the first day on which it may have been tabled, such as {@code 2026-01-31}
     * @param au the last one
     * @param state {@code open} while its scrutin takes ballots, {@code closed} after that
     * @param tri the order, {@code pertinence}, {@code date}, {@code votes} or {@code debat} (the day of debate); together with any {@code sort}
     * @param after the {@code next} of the page before, as it stands
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = AmendementsJson.class)))
    HttpResponse<?> amendements(
            HttpRequest<?> request,
            @Nullable @QueryValue @Parameter(example = "CF1115") String q,
            @Nullable @QueryValue String theme,
            @Nullable @QueryValue String groupe,
            @Nullable @QueryValue String texte,
            @Nullable @QueryValue String sort,
            @Nullable @QueryValue String dossier,
            @Nullable @QueryValue String auteur,
            @Nullable @QueryValue String mission,
            @Nullable @QueryValue String commission,
            @Nullable @QueryValue String annee,
            @Nullable @QueryValue String officiel,
            @Nullable @QueryValue String du,
            @Nullable @QueryValue String au,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String tri,
            @Nullable @QueryValue String after) {
        // a reader of English takes the word that way
        boolean isOrder = "date".equals(sort) || "votes".equals(sort) || "pertinence".equals(sort);
        var facets = new EnumMap<Facet, String>(Facet.class);
        facets.put(Facet.THEME, theme);
        facets.put(Facet.GROUPE, groupe);
        facets.put(Facet.TEXTE, texte);
        facets.put(Facet.SORT, isOrder ? null : sort);
        facets.put(Facet.DOSSIER, dossier);
        facets.put(Facet.AUTEUR, auteur);
        facets.put(Facet.MISSION, mission);
        facets.put(Facet.COMMISSION, commission);
        facets.put(Facet.ANNEE, annee);
        facets.put(Facet.OFFICIEL, officiel);
        facets.put(Facet.DU, du);
        facets.put(Facet.AU, au);
        facets.put(Facet.STATE, state);
        String order = isOrder ? sort : tri;
        var criteria = AmendementCriteria.of(q, facets, order, after)
                .orElseThrow(() -> new MalformedException(AmendementCriteria.malformed(q, facets, order, after)));
        return answers.searched(request, address(criteria, after), () -> search(criteria));
    }

    /** The list is read forwards only. */
    ApiPage search(AmendementCriteria criteria) {
        Instant at = clock.instant();
        AmendementSearch.Slice slice = search.search(criteria, PAGE_SIZE);
        return new ApiPage(
                AmendementsJson.of(slice, gists.of(slice.items(), Language.FR), at),
                address(criteria, null),
                null,
                slice.next() == null ? null : address(criteria, slice.next()));
    }

    /** One address for what is asked in many ways: known parameters, in a fixed order. */
    private static String address(AmendementCriteria criteria, @Nullable String after) {
        var parameters = criteria.toParameters();
        parameters.computeIfPresent("sort", (name, sort) -> sort.toLowerCase(Locale.ROOT));
        return ADDRESS + QueryString.of(parameters, "after", after);
    }
}
