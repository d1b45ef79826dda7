package fr.voix.site.embed;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;

/**
 * Results for frames in pages of others. They are in the language of their address; whatever else it asks for, as an old one may
 * for colours or a view, changes nothing.
 */
@PublicPages
record EmbedController(EmbedService embeds, UrnAnswerService answers, PublicAnswers publicAnswers) {

    @Get("/embed/scrutins/{uid}")
    HttpResponse<byte[]> scrutin(HttpRequest<?> request, Language language, String uid) {
        return publicAnswers.kept(
                request,
                language.href(WidgetAddresses.embed(Subject.scrutin(uid))),
                () -> answers.keep(uid, () -> embeds.scrutin(uid, language)));
    }

    @Get("/embed/petitions/{id}")
    HttpResponse<byte[]> petition(HttpRequest<?> request, Language language, String id) {
        return publicAnswers.kept(
                request,
                language.href(WidgetAddresses.embed(new Subject(Kind.PETITION, id))),
                () -> answers.keepPublished(
                                UrnKind.PETITION,
                                id,
                                publication -> embeds.petition(publication, language),
                                contradiction -> embeds.withheld(contradiction, language))
                        .orElseThrow(NothingHereException::new));
    }
}
