package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;

/** The page that builds the code of an embed. */
@PublicPages
record BuilderController(BuilderService builder, PublicAnswers answers) {

    /** It shows our own embeds. */
    private static final String POLICY =
            ContentSecurityPolicy.strict().with("frame-src", "'self'").header();

    @Get(Addresses.BUILDER)
    HttpResponse<byte[]> build(HttpRequest<?> request, Language language, @RequestBean BuilderForm form) {
        var read = form.read(language);
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
                read.look().theme().code(),
                read.look().language().code(),
                read.look().view().code(),
                read.asked());
    }
}
