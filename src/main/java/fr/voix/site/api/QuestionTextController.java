package fr.voix.site.api;

import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.HexFormat;
import java.util.Optional;

/** Below an urn, every text that its {@code t1} leaves commit to: the one that stands, and those before it. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record QuestionTextController(QuestionTextService texts) {

    private static final String SHA_256 = "[0-9a-f]{64}";
    private static final String TEXT = "text/plain;charset=utf-8";

    /** It never changes, and what moderators hide or withhold is to be gone soon. */
    private static final String FOR_A_MINUTE = "public, max-age=60";

    @Get("/scrutins/{uid}/urne/texte/{sha256}")
    HttpResponse<?> ofScrutin(HttpRequest<?> request, String uid, String sha256) {
        return answer(request, UrnKind.SCRUTIN, uid, sha256);
    }

    @Get("/petitions/{id}/urne/texte/{sha256}")
    HttpResponse<?> ofPetition(HttpRequest<?> request, String id, String sha256) {
        return answer(request, UrnKind.PETITION, id, sha256);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, UrnKind kind, String uid, String sha256) {
        Optional<byte[]> text =
                sha256.matches(SHA_256) ? texts.find(kind, uid, HexFormat.of().parseHex(sha256)) : Optional.empty();
        MutableHttpResponse<?> response = text.isPresent()
                ? HttpResponse.ok(text.get()).contentType(TEXT).header(HttpHeaders.CACHE_CONTROL, FOR_A_MINUTE)
                : Problem.response(request, ProblemType.NOT_FOUND, "urn.problem.absent");
        return response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
