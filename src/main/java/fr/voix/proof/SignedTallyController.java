package fr.voix.proof;

import fr.voix.http.AnswerHandler;
import fr.voix.platform.Entrance;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;

/** The count of one Scrutin as a document that is signed, less than a kilobyte: what a caption cites. */
@Controller("/api/v1/scrutins/{uid}/resultat")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class SignedTallyController {

    private final SignedTallyService tallies;
    private final AnswerHandler answers;
    private final Entrance entrance;

    SignedTallyController(SignedTallyService tallies, AnswerHandler answers, @Named("pages") Entrance entrance) {
        this.tallies = tallies;
        this.answers = answers;
        this.entrance = entrance;
    }

    @Get
    HttpResponse<byte[]> result(HttpRequest<?> request, String uid) {
        return answers.answer(
                request,
                SignedTallyService.address(uid),
                () -> entrance.pass(() -> tallies.keep(uid)
                        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such Scrutin"))));
    }
}
