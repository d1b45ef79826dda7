package fr.voix.desk.mail;

import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.mail.LocalOutbox;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The outbox, for people who try the service on their own machine. It contains links that confirm and withdraw in everybody's
 * name, so it is shown to that machine only: not to others in its network, not through a proxy, and not under another host name,
 * by which a page of another site could read it (DNS rebinding).
 */
@Controller
@Personal
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("pages")
record LocalMailController(LocalOutbox outbox, LocalMailView printer) {

    private static final String PATH = LocalOutbox.PATH;
    private static final String ONE = PATH + "/{id}";

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    /** Headers of which every proxy adds some. */
    private static final List<String> SIGNS_OF_A_PROXY = List.of(
            HttpHeaders.FORWARDED,
            HttpHeaders.VIA,
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Real-IP");

    @Get(uris = {PATH, "/en" + PATH})
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        return answer(request, () -> Optional.of(printer.list(Language.ofPath(request.getPath()))));
    }

    @Get(uris = {ONE, "/en" + ONE})
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        return answer(request, () -> uuid(id).flatMap(one -> printer.one(Language.ofPath(request.getPath()), one)));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, Supplier<Optional<byte[]>> page) {
        return outbox.isShown() && isOwnMachine(request)
                ? page.get()
                        .<HttpResponse<byte[]>>map(bytes -> HttpResponse.ok(bytes)
                                .contentType(HTML)
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .header("X-Robots-Tag", "noindex"))
                        .orElseGet(HttpResponse::notFound)
                : HttpResponse.notFound();
    }

    private static boolean isOwnMachine(HttpRequest<?> request) {
        var peer = request.getRemoteAddress().getAddress();
        var headers = request.getHeaders();
        return peer != null
                && peer.isLoopbackAddress()
                && headers.getAll(HttpHeaders.HOST).size() == 1
                && LocalOutbox.isOwnName(headers.get(HttpHeaders.HOST))
                && SIGNS_OF_A_PROXY.stream().noneMatch(headers::contains);
    }
}
