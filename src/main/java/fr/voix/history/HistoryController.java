package fr.voix.history;

import fr.voix.http.AnswerHandler;
import fr.voix.http.Kept;
import fr.voix.platform.Entrance;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.function.Supplier;

/** How the counts of one Scrutin grew, hour by hour: as seen then, and as corrected since. */
@Controller("/api/v1/scrutins/{uid}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class HistoryController {

    private final HistoryAnswerService histories;
    private final AnswerHandler answers;
    private final Entrance entrance;

    HistoryController(HistoryAnswerService histories, AnswerHandler answers, @Named("pages") Entrance entrance) {
        this.histories = histories;
        this.answers = answers;
        this.entrance = entrance;
    }

    @Get("/historique")
    HttpResponse<byte[]> json(HttpRequest<?> request, String uid) {
        return answer(request, address(uid), () -> histories.json(uid));
    }

    /** The same as a table. */
    @Get("/historique.csv")
    @Produces({"text/csv", MediaType.ALL})
    HttpResponse<byte[]> csv(HttpRequest<?> request, String uid) {
        return answer(request, address(uid) + ".csv", () -> histories.csv(uid));
    }

    private static String address(String uid) {
        return "/api/v1/scrutins/" + uid + "/historique";
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, String address, Supplier<Optional<Kept>> make) {
        return answers.answer(
                request,
                address,
                () -> entrance.pass(() -> make.get()
                        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such Scrutin"))));
    }
}
