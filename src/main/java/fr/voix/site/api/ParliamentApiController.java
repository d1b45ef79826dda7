package fr.voix.site.api;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.http.QueryString;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Days;
import fr.voix.base.text.Parameters;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
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
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Deputies, groups, dossiers and textes in the open API. */
@Controller(Addresses.API)
@PublicRoutes
@Tag(name = "parlement")
record ParliamentApiController(ParliamentApiService parliament, ApiAnswers answers) {

    private static final String API = Addresses.API + "/";
    private static final String CURRENT = "current";
    private static final List<String> STATES = List.of(CURRENT, "ended");
    private static final Pattern UID = Pattern.compile("[A-Za-z0-9]{1,64}");

    /**
     * Deputies and others whom the official files name, five hundred a page, by uid.
     *
     * @param groupe uid of a group: those who are in it now
     * @param after the {@code next} of the page before
     */
    @Get("/acteurs")
    @ApiResponse(content = @Content(schema = @Schema(implementation = ActeurJson.Slice.class)))
    HttpResponse<?> acteurs(
            HttpRequest<?> request, @Nullable @QueryValue String groupe, @Nullable @QueryValue String after) {
        var asked = new Parameters();
        asked.expect(!isOdd(groupe), "groupe");
        asked.expect(!isOdd(after), "after");
        MalformedException.ifAny(asked.malformed());
        var parameters = new LinkedHashMap<String, String>();
        if (groupe != null) {
            parameters.put("groupe", groupe);
        }
        var first = API + "acteurs" + QueryString.of(parameters, "after", null);
        return answers.page(request, API + "acteurs" + QueryString.of(parameters, "after", after), () -> {
            var slice = parliament.acteurs(groupe, after);
            return new ApiPage(
                    slice,
                    first,
                    null,
                    slice.next() == null ? null : API + "acteurs" + QueryString.of(parameters, "after", slice.next()));
        });
    }

    /**
     * One deputy: mandates, presence in roll-calls, and what became of the amendements.
     *
     * @param acteur official uid
     */
    @Get("/acteurs/{acteur}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = ActeurJson.class)))
    HttpResponse<byte[]> acteur(HttpRequest<?> request, @Parameter(example = "PA720430") String acteur) {
        return one(request, "acteurs/", acteur, () -> parliament.acteur(acteur));
    }

    /**
     * How one deputy voted in official roll-calls, the latest first, two hundred a page.
     *
     * @param acteur official uid
     * @param du the first day of the votes, such as {@code 2026-01-31}
     * @param au the last one
     * @param after the {@code next} of the page before
     */
    @Get("/acteurs/{acteur}/votes")
    @ApiResponse(content = @Content(schema = @Schema(implementation = ActeurJson.Votes.class)))
    HttpResponse<?> acteurVotes(
            HttpRequest<?> request,
            @Parameter(example = "PA720430") String acteur,
            @Nullable @QueryValue String du,
            @Nullable @QueryValue String au,
            @Nullable @QueryValue String after) {
        var asked = new Parameters();
        asked.expect(!Days.isOdd(du), "du");
        asked.expect(!Days.isOdd(au), "au");
        asked.expect(!isOdd(after), "after");
        MalformedException.ifAny(asked.malformed());
        if (isOdd(acteur)) {
            throw new NothingHereException();
        }
        var path = API + "acteurs/" + acteur + "/votes";
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("du", du);
        parameters.put("au", au);
        return answers.page(request, path + QueryString.of(parameters, "after", after), () -> {
            var votes = parliament.votes(acteur, day(du), day(au), after);
            return new ApiPage(
                    votes,
                    path + QueryString.of(parameters, "after", null),
                    null,
                    votes.next() == null ? null : path + QueryString.of(parameters, "after", votes.next()));
        });
    }

    @Nullable
    private static LocalDate day(@Nullable String text) {
        return text == null ? null : Days.of(text).orElse(null);
    }

    /**
     * The parliamentary groups, by uid.
     *
     * @param state {@code current} for those that last, {@code ended} for the others
     * @param du the first day of a time in which they were there, such as {@code 2026-01-31}
     * @param au the last one
     */
    @Get(Addresses.GROUPES)
    @ApiResponse(content = @Content(schema = @Schema(implementation = GroupeJson.All.class)))
    HttpResponse<?> groupes(
            HttpRequest<?> request,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String du,
            @Nullable @QueryValue String au) {
        var asked = new Parameters();
        var wanted = asked.oneOf("state", state, STATES, one -> one, null);
        asked.expect(!Days.isOdd(du), "du");
        asked.expect(!Days.isOdd(au), "au");
        MalformedException.ifAny(asked.malformed());
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("state", state);
        parameters.put("du", du);
        parameters.put("au", au);
        return answers.ofMany(
                request,
                API + "groupes" + QueryString.of(parameters, "after", null),
                () -> parliament.groupes(wanted == null ? null : wanted.equals(CURRENT), day(du), day(au)));
    }

    /**
     * One group: members, cohesion, how near others vote, and what became of the amendements.
     *
     * @param groupe official uid
     */
    @Get("/groupes/{groupe}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = GroupeJson.class)))
    HttpResponse<byte[]> groupe(HttpRequest<?> request, @Parameter(example = "PO845413") String groupe) {
        return one(request, "groupes/", groupe, () -> parliament.groupe(groupe));
    }

    /**
     * The dossiers that have such amendements, those with most first.
     *
     * @param auteur uid of the author
     * @param groupe uid of the author's parliamentary group
     * @param officiel {@code oui}: those that the Assemblée decided by a roll-call
     * @param du the first day on which they may have been tabled, such as {@code 2026-01-31}
     * @param au the last one
     * @param state {@code open} while their scrutins take ballots, {@code closed} after that
     */
    @Get(Addresses.DOSSIERS)
    @ApiResponse(content = @Content(schema = @Schema(implementation = DossierJson.All.class)))
    HttpResponse<?> dossiers(
            HttpRequest<?> request,
            @Nullable @QueryValue String auteur,
            @Nullable @QueryValue String groupe,
            @Nullable @QueryValue String officiel,
            @Nullable @QueryValue String du,
            @Nullable @QueryValue String au,
            @Nullable @QueryValue String state) {
        var facets = new EnumMap<Facet, String>(Facet.class);
        facets.put(Facet.AUTEUR, auteur);
        facets.put(Facet.GROUPE, groupe);
        facets.put(Facet.OFFICIEL, officiel);
        facets.put(Facet.DU, du);
        facets.put(Facet.AU, au);
        facets.put(Facet.STATE, state);
        var criteria = AmendementCriteria.of(null, facets, null, null)
                .orElseThrow(() -> new MalformedException(AmendementCriteria.malformed(null, facets, null, null)));
        return answers.ofMany(
                request,
                API + "dossiers" + QueryString.of(criteria.toParameters(), "after", null),
                () -> parliament.dossiers(criteria));
    }

    /**
     * One dossier: its textes, and the roll-calls on its amendements.
     *
     * @param dossier official uid
     */
    @Get("/dossiers/{dossier}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = DossierJson.class)))
    HttpResponse<byte[]> dossier(HttpRequest<?> request, @Parameter(example = "DLR5L17N52428") String dossier) {
        return one(request, "dossiers/", dossier, () -> parliament.dossier(dossier));
    }

    /**
     * One version of a bill, and what became of its amendements.
     *
     * @param texte official uid
     */
    @Get("/textes/{texte}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = DossierJson.TexteJson.class)))
    HttpResponse<byte[]> texteDeLoi(HttpRequest<?> request, @Parameter(example = "PRJLANR5L17B2247") String texte) {
        return one(request, "textes/", texte, () -> parliament.texte(texte));
    }

    private HttpResponse<byte[]> one(HttpRequest<?> request, String kind, String uid, Supplier<?> body) {
        if (isOdd(uid)) {
            throw new NothingHereException();
        }
        return answers.ofMany(request, API + kind + uid, body);
    }

    private static boolean isOdd(@Nullable String uid) {
        return uid != null && !UID.matcher(uid).matches();
    }
}
