package fr.voix.site.check;

import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** What browsers are given, as the {@code c1} lines of the register name it by its hash. */
@Controller(Addresses.REGISTER + "/code")
@PublicRoutes
record CodeController(RegisteredCode code) {

    @Get
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> manifest() {
        return HttpResponse.ok(code.manifest())
                .contentType("text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
