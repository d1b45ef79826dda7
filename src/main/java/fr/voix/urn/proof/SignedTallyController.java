package fr.voix.urn.proof;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The count of one Scrutin or petition as a document that is signed, less than a kilobyte: what a caption cites. */
@Controller(Addresses.API)
@PublicRoutes
record SignedTallyController(TallySigning tallies, ApiAnswers answers) {

    /**
     * The count of one scrutin as a document to cite, signed with the key of the urns, less than a kilobyte. One size of an urn
     * has one document, for ever; nothing is signed of an urn that contradicts what was published of it (503).
     */
    @Get("/scrutins/{uid}/resultat")
    @Tag(name = "scrutins")
    @ApiResponse(content = @Content(schema = @Schema(implementation = SignedTallyJson.class)))
    HttpResponse<byte[]> resultat(HttpRequest<?> request, String uid) {
        return answer(request, UrnKind.SCRUTIN, uid);
    }

    /**
     * The signatures of one petition as a document to cite, signed with the key of the urns, less than a kilobyte. One size of an urn
     * has one document, for ever; nothing is signed of an urn that contradicts what was published of it (503).
     *
     * @param id number of the petition, as in its address
     */
    @Get("/petitions/{id}/resultat")
    @Tag(name = "petitions")
    @ApiResponse(content = @Content(schema = @Schema(implementation = SignedPetitionTallyJson.class)))
    HttpResponse<byte[]> petitionResultat(HttpRequest<?> request, String id) {
        return answer(request, UrnKind.PETITION, id);
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, UrnKind kind, String uid) {
        return answers.kept(
                request,
                TallySigning.address(kind, uid),
                // the very bytes that the page cites, not written anew
                json -> tallies.keep(kind, uid).orElseThrow(NothingHereException::new));
    }
}
