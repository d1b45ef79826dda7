package fr.voix.desk.mail;

import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.mail.MailStopService;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.UUID;

/**
 * The link in every mail to the public that stops all mail, and its undoing. Opening it changes nothing; mail programs stop mail
 * by a POST of their own (RFC 8058), with any body and without following redirects.
 */
@Controller
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Personal
@Through("pages")
record MailStopController(MailStopService stops, MailStopErasure erasure, PageFraming site) {

    private static final String STOP = MailStopService.PATH + "{token}";
    private static final String BACK = STOP + "/retour";
    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    @Get(uris = {STOP, "/en" + STOP})
    HttpResponse<byte[]> show(HttpRequest<?> request, String token) {
        UUID key = read(token);
        return page(request, key, stops.isStopped(key) ? State.STOPPED : State.ASKED);
    }

    @Post(uris = {STOP, "/en" + STOP})
    HttpResponse<byte[]> stop(HttpRequest<?> request, String token) {
        UUID key = read(token);
        stops.stop(key);
        return page(request, key, State.STOPPED);
    }

    @Post(uris = {BACK, "/en" + BACK})
    HttpResponse<byte[]> allow(HttpRequest<?> request, String token) {
        UUID key = read(token);
        erasure.allow(key);
        return page(request, key, State.ALLOWED);
    }

    private UUID read(String token) {
        return stops.read(token).orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such address"));
    }

    private HttpResponse<byte[]> page(HttpRequest<?> request, UUID key, State state) {
        Language language = Language.ofPath(request.getPath());
        Messages m = Messages.of(language);
        String path = stops.path(key);
        String heading = m.t(state.words + ".title");
        var frame = site.frame(language, path, heading, m.t("mail.never.stop.text"), null, List.of())
                .unindexed();
        var page = new MailStopPage(
                frame,
                heading,
                m.t(state.words + ".text"),
                m.t(state.button),
                language.href(state == State.STOPPED ? path + "/retour" : path),
                m.t("mail.never.note"));
        return HttpResponse.ok(site.render("desk/mail/stop", page))
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex");
    }

    private enum State {
        ASKED("mail.never.stop", "mail.never.go"),
        STOPPED("mail.never.stopped", "mail.never.back"),
        ALLOWED("mail.never.allowed", "mail.never.go");

        private final String words;
        private final String button;

        State(String words, String button) {
            this.words = words;
            this.button = button;
        }
    }
}
