package fr.voix.urn.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.urn.note.Epoch;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was published and is lost, and from where the service went on: the signed statements, and what they speak of. */
@Controller(Epoch.STATEMENTS)
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class EpochController {

    private final EpochService epochs;

    EpochController(EpochService epochs) {
        this.epochs = epochs;
    }

    @Get
    HttpResponse<?> statements() {
        return text(epochs.all().stream().map(epoch -> epoch.statement() + "\n").collect(Collectors.joining()));
    }

    @Get("/{number}/rapport")
    HttpResponse<?> report(String number) {
        return one(number, EpochRow::report);
    }

    @Get("/{number}/checkpoints")
    HttpResponse<?> checkpoints(String number) {
        return one(number, EpochRow::checkpoints);
    }

    private HttpResponse<?> one(String number, Function<EpochRow, String> part) {
        return epochs.all().stream()
                .filter(epoch -> number.equals(Integer.toString(epoch.number())))
                .findFirst()
                .<HttpResponse<?>>map(epoch -> text(part.apply(epoch)))
                .orElseGet(() -> Problem.response(ProblemType.NOT_FOUND, "Il n’y a pas de telle époque.")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    }

    private static HttpResponse<?> text(String text) {
        return HttpResponse.ok(text.getBytes(UTF_8))
                .contentType("text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
