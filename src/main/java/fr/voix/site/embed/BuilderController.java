package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The page that builds the code of an embed. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record BuilderController(BuilderService builder, PublicAnswers answers) {

    /** It shows our own embeds. */
    private static final String POLICY =
            ContentSecurityPolicy.strict().with("frame-src", "'self'").header();

    @Get(uris = {"/integrer", "/en/integrer"})
    HttpResponse<byte[]> build(HttpRequest<?> request, @RequestBean BuilderForm form) {
        var language = Language.ofPath(request.getPath());
        var read =
                form.read(language).orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such embed"));
        return answers.listed(
                request,
                key(read, language),
                () -> Answer.html(builder.render(read, language)).with(ContentSecurityPolicy.HEADER, POLICY));
    }

    /** What was typed stands last: nothing in it can pass for another field. */
    private static String key(BuilderForm.Read read, Language language) {
        return String.join(
                " ",
                language.code(),
                "integrer",
                read.size().code(),
                read.look().theme().code(),
                read.look().language().code(),
                read.asked());
    }
}
