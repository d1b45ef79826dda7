package fr.voix.urn.proof;

import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Entrance;
import fr.voix.base.load.Through;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import jakarta.inject.Named;

/** The published urn of one Scrutin or petition for everybody who wants to check it: C2SP {@code tlog-tiles}, and proofs. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record UrnController(
        ProofService proofs,
        ProofAnswers answers,
        @Named("proofs") Entrance entrance) {

    private static final String OF_SCRUTIN = "/scrutins/{uid}/urne";
    private static final String OF_PETITION = "/petitions/{uid}/urne";

    @Get(uris = {OF_SCRUTIN, OF_PETITION})
    HttpResponse<?> index(HttpRequest<?> request, String uid) {
        return answers.text(request, proofs.index(kind(request), uid));
    }

    @Get(uris = {OF_SCRUTIN + "/checkpoint", OF_PETITION + "/checkpoint"})
    HttpResponse<?> checkpoint(
            HttpRequest<?> request, String uid, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        return answers.checkpoint(request, proofs.checkpoint(kind(request), uid), known);
    }

    @Through("tiles")
    @Get(uris = {OF_SCRUTIN + "/tile/{+path}", OF_PETITION + "/tile/{+path}"})
    HttpResponse<?> tile(HttpRequest<?> request, String uid, String path) {
        return answers.bytes(request, entrance.pass(() -> proofs.tile(kind(request), uid, path)));
    }

    @Through("proofs")
    @Get(uris = {OF_SCRUTIN + "/preuve/{index}", OF_PETITION + "/preuve/{index}"})
    HttpResponse<?> inclusion(HttpRequest<?> request, String uid, String index) {
        return ProofAnswers.areNumbers(index)
                ? answers.text(request, proofs.inclusion(kind(request), uid, Long.parseLong(index)))
                : ProofAnswers.absent(request);
    }

    @Through("proofs")
    @Get(uris = {OF_SCRUTIN + "/coherence/{oldSize}/{newSize}", OF_PETITION + "/coherence/{oldSize}/{newSize}"})
    HttpResponse<?> consistency(HttpRequest<?> request, String uid, String oldSize, String newSize) {
        return ProofAnswers.areNumbers(oldSize, newSize)
                ? answers.text(
                        request,
                        proofs.consistency(kind(request), uid, Long.parseLong(oldSize), Long.parseLong(newSize)))
                : ProofAnswers.absent(request);
    }

    private static UrnKind kind(HttpRequest<?> request) {
        return request.getPath().startsWith("/petitions/") ? UrnKind.PETITION : UrnKind.SCRUTIN;
    }
}
