package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** The page that builds the code of an embed. */
@PublicPages
record BuilderController(BuilderService builder, PublicAnswers answers) {

    /** It shows our own embeds. */
    private static final String POLICY =
            ContentSecurityPolicy.strict().with("frame-src", "'self'").header();

    private static final int LONGEST = 200;

    /** @param scrutin uid, number, words or address of something that can be embedded */
    @Get(Addresses.BUILDER)
    HttpResponse<byte[]> build(HttpRequest<?> request, Language language, @Nullable @QueryValue String scrutin) {
        var asked = scrutin == null ? "" : scrutin.strip();
        MalformedException.unless(
                asked.length() <= LONGEST && asked.indexOf('\0') < 0 && asked.indexOf('\uFFFD') < 0, "scrutin");
        // what was typed stands last: nothing in it can pass for another field
        return answers.listed(
                request,
                String.join(" ", language.code(), "integrer", asked),
                () -> Answer.html(builder.render(asked, language)).with(ContentSecurityPolicy.HEADER, POLICY));
    }
}
