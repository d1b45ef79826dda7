package fr.voix.site.embed;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;

/**
 * Results for frames in pages of others. An address that says no more than it must, such as
 * {@code /en/embed/scrutins/UID?theme=sombre}, is answered with its ready bytes on the event loop.
 */
@PublicPages
record EmbedController(EmbedService embeds, UrnAnswerService answers, PublicAnswers publicAnswers) {

    @Get("/embed/scrutins/{uid}")
    HttpResponse<byte[]> scrutin(HttpRequest<?> request, String uid, @RequestBean EmbedForm form) {
        var look = form.look(request);
        return publicAnswers.kept(
                request, look.address(Subject.scrutin(uid)), () -> answers.keep(uid, () -> embeds.scrutin(uid, look)));
    }

    @Get("/embed/petitions/{id}")
    HttpResponse<byte[]> petition(HttpRequest<?> request, String id, @RequestBean EmbedForm form) {
        var asked = form.look(request);
        var look = asked.of(asked.view().ofPetition());
        return publicAnswers.kept(
                request,
                look.address(new Subject(Kind.PETITION, id)),
                () -> answers.keepPublished(
                                UrnKind.PETITION,
                                id,
                                publication -> embeds.petition(publication, look),
                                contradiction -> embeds.withheld(contradiction, look))
                        .orElseThrow(NothingHereException::new));
    }

    /**
     * How an embed is asked for.
     *
     * @param vue what is shown of it
     */
    @Introspected
    record EmbedForm(
            @Nullable @QueryValue String theme,
            @Nullable @QueryValue String langue,
            @Nullable @QueryValue String vue) {

        EmbedLook look(HttpRequest<?> request) {
            var asked = new Parameters();
            var look = EmbedLook.read(asked, Language.ofPath(request.getPath()), theme, langue, vue);
            MalformedException.ifAny(asked.malformed());
            return look;
        }
    }
}
