package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.text.Addresses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The public key that urns are signed with, as verifiers are configured with it. */
@Controller(Addresses.VERIFIER_KEY)
@Secured(SecurityRule.IS_ANONYMOUS)
record VerifierKeyController(UrnKeyService keys) {

    @Get
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> key() {
        return HttpResponse.ok((keys.verifierKey() + "\n").getBytes(UTF_8))
                .contentType("text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
