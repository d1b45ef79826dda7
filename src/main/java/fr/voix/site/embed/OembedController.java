package fr.voix.site.embed;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.site.embed.EmbedAddress.Embeddable;
import fr.voix.site.embed.EmbedAddress.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.List;

/** The oEmbed provider (oembed.com, 1.0). */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record OembedController(EmbedAddressReader targets, OembedService oembeds, PublicAnswers answers) {

    @Get(Addresses.OEMBED)
    HttpResponse<byte[]> oembed(HttpRequest<?> request) {
        var asked = OembedForm.of(request.getParameters());
        if (!asked.format().equals("json")) {
            throw refused(HttpStatus.NOT_IMPLEMENTED);
        }
        return switch (targets.read(asked.url())) {
            case Embeddable target -> answer(request, target, asked);
            case Refused.UNKNOWN -> throw refused(HttpStatus.NOT_FOUND);
            case Refused.PRIVATE -> throw refused(HttpStatus.UNAUTHORIZED);
            case Refused.MALFORMED -> throw new MalformedException(List.of("url"));
        };
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, Embeddable target, OembedForm asked) {
        // what the answer depends on, and not how it was asked for
        var address = "oembed %s %d %d %s".formatted(target, asked.width(), asked.height(), asked.hasRoomForPicture());
        return answers.ofMany(
                request, address, () -> oembeds.find(target, asked).orElseThrow(() -> refused(HttpStatus.NOT_FOUND)));
    }

    private static HttpStatusException refused(HttpStatus status) {
        return new HttpStatusException(status, "No oEmbed");
    }
}
