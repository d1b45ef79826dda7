package fr.voix.site.match;

import fr.voix.base.answer.Kept;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.answer.Validity;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.time.Duration;

/** The file of positions, the same for everybody. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record PositionsController(PositionsService positions, PublicAnswers answers) {

    private static final Duration ASKED_AGAIN = Duration.ofDays(1);

    @Get(PositionsService.FOLDER + "{name}")
    HttpResponse<byte[]> part(HttpRequest<?> request, String name) {
        var address = PositionsService.FOLDER + name;
        return answers.kept(request, address, () -> {
            var answer = positions.current().answers().get(address);
            if (answer == null) {
                throw new NothingHereException();
            }
            return new Kept(answer, new WhileItStands(positions, address));
        });
    }

    private record WhileItStands(PositionsService positions, String address) implements Validity {

        @Override
        public boolean isCurrent() {
            return positions.holds(address);
        }

        @Override
        public boolean isShownMeanwhile() {
            return isCurrent();
        }

        @Override
        public Duration mostAge() {
            return ASKED_AGAIN;
        }
    }
}
