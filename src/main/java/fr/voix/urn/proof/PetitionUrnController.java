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

/** The published urn of one petition for whoever wants to check it: C2SP {@code tlog-tiles}, and proofs. */
@Controller("/petitions/{id}/urne")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PetitionUrnController {

    private final UrnHandler urns;

    PetitionUrnController(UrnHandler urns) {
        this.urns = urns;
    }

    @Get
    HttpResponse<?> index(String id) {
        return urns.index(UrnKind.PETITION, id);
    }

    @Get("/checkpoint")
    HttpResponse<?> checkpoint(String id, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        return urns.checkpoint(UrnKind.PETITION, id, known);
    }

    @Get("/tile/{+path}")
    HttpResponse<?> tile(String id, String path, @Nullable @Header(HttpHeaders.ACCEPT_ENCODING) String encodings) {
        return urns.tile(UrnKind.PETITION, id, path, encodings);
    }

    @Get("/preuve/{index}")
    HttpResponse<?> inclusion(String id, String index) {
        return urns.inclusion(UrnKind.PETITION, id, index);
    }

    @Get("/coherence/{oldSize}/{newSize}")
    HttpResponse<?> consistency(String id, String oldSize, String newSize) {
        return urns.consistency(UrnKind.PETITION, id, oldSize, newSize);
    }
}
