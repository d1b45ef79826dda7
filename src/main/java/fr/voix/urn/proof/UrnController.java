package fr.voix.urn.proof;

import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The published urn of one Scrutin for whoever wants to check it: C2SP {@code tlog-tiles}, and proofs. */
@Controller("/scrutins/{uid}/urne")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class UrnController {

    private final UrnHandler urns;

    UrnController(UrnHandler urns) {
        this.urns = urns;
    }

    @Get
    HttpResponse<?> index(String uid) {
        return urns.index(UrnKind.SCRUTIN, uid);
    }

    @Get("/checkpoint")
    HttpResponse<?> checkpoint(String uid, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        return urns.checkpoint(UrnKind.SCRUTIN, uid, known);
    }

    @Get("/tile/{+path}")
    HttpResponse<?> tile(String uid, String path, @Nullable @Header(HttpHeaders.ACCEPT_ENCODING) String encodings) {
        return urns.tile(UrnKind.SCRUTIN, uid, path, encodings);
    }

    @Get("/preuve/{index}")
    HttpResponse<?> inclusion(String uid, String index) {
        return urns.inclusion(UrnKind.SCRUTIN, uid, index);
    }

    @Get("/coherence/{oldSize}/{newSize}")
    HttpResponse<?> consistency(String uid, String oldSize, String newSize) {
        return urns.consistency(UrnKind.SCRUTIN, uid, oldSize, newSize);
    }
}
