package fr.voix.popolo;

import fr.voix.http.Answer;
import fr.voix.http.PublicAnswerHandler;
import fr.voix.platform.PublicUrl;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Official roll-calls in the open API, as Popolo vote events. */
@Controller(PopoloService.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PopoloController {

    private static final Pattern UID = Pattern.compile("[A-Za-z0-9]{1,64}");

    private final PopoloService popolo;
    private final PublicAnswerHandler handler;
    private final PublicUrl publicUrl;
    private final JsonMapper json;

    PopoloController(PopoloService popolo, PublicAnswerHandler handler, PublicUrl publicUrl, JsonMapper json) {
        this.popolo = popolo;
        this.handler = handler;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    /**
     * The latest first, fifty a page.
     *
     * @param after the {@code next} of the page before
     */
    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request, @QueryValue @Nullable String after) {
        if (after != null && !UID.matcher(after).matches()) {
            throw noSuchPlace();
        }
        var address = after == null ? PopoloService.PATH : PopoloService.PATH + "?after=" + after;
        return handler.listed(request, address, () -> {
            var slice = popolo.page(after).orElseThrow(PopoloController::noSuchPlace);
            var answer = answer(slice);
            return slice.next() == null ? answer : answer.with("Link", next(slice.next()));
        });
    }

    @Get("/{scrutinPublic}")
    HttpResponse<byte[]> one(HttpRequest<?> request, String scrutinPublic) {
        if (!UID.matcher(scrutinPublic).matches()) {
            throw unknown();
        }
        return handler.listed(
                request,
                PopoloService.PATH + "/" + scrutinPublic,
                () -> answer(popolo.find(scrutinPublic).orElseThrow(PopoloController::unknown)));
    }

    private String next(String after) {
        return "<" + publicUrl.origin() + PopoloService.PATH + "?after=" + after + ">; rel=\"next\"";
    }

    private Answer answer(Object body) {
        try {
            return Answer.json(json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException("A roll-call is plain data", e);
        }
    }

    private static HttpStatusException unknown() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such roll-call");
    }

    private static HttpStatusException noSuchPlace() {
        return new HttpStatusException(HttpStatus.BAD_REQUEST, "No such place in the list");
    }
}
